Feature: What a device is to do later
  A Command may name its time. The device accepts it and waits, and says of each of its instructions what became of it; the DCC brings
  that to the request.

  @esme @srv-6.4.1
  Scenario: each value that waited is told of when its time has come
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.4.1 with
      | ExecutionDateTime          | 2026-11-23T02:00:00Z |
      | LoadLimitPowerThreshold    | 9000                 |
      | LoadLimitPeriod            | 60                   |
      | LoadLimitRestorationPeriod | 30                   |
      | LoadLimitSupplyState       | Unchanged            |
    When 2 days pass in the home
    Then the supplier learns by 4 alerts 8F66 that all of it was done

  @esme @srv-1.5 @srv-2.2
  Scenario: what is to be done at once is not awaited
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has put it into prepayment mode
    When 2 days pass in the home
    Then nothing more comes of the first Command
