Feature: Threshold anomaly detection
  The users and the DCC say how many Commands of a kind are to be expected. What goes beyond is held in quarantine, its user hears of it by a
  DCC Alert, and says whether it is to be carried out.

  @esme @srv-6.2.7
  Scenario: a request beyond its user's threshold is held
    Given an ESME in London
    And the supplier expects 1 request of 6.2.7 in an hour
    And the supplier has sent 6.2.7
    When the supplier sends 6.2.7
    Then the request is accepted
    And the supplier receives DCC Alert N44
    And the request is held in quarantine

  @esme @srv-6.2.7 @correct
  Scenario: it is carried out when its user releases it
    Given an ESME in London
    And the supplier expects 0 requests of 6.2.7 in an hour
    And the supplier has sent 6.2.7
    When the request is released from quarantine
    Then the supplier is told I0 in the end
    And nothing is held in quarantine

  @esme @srv-6.2.7
  Scenario: it ends when its user deletes it
    Given an ESME in London
    And the supplier expects 0 requests of 6.2.7 in an hour
    And the supplier has sent 6.2.7
    When the request is deleted from quarantine
    Then the supplier is told E58 in the end

  @esme @srv-6.11
  Scenario: what a user signs is held and released like anything else
    Given an ESME in London
    And the DCC expects 0 requests of 6.11 in an hour
    And the supplier has sent 6.11 with
      | CurrentDateTime | now |
      | TolerancePeriod | 60  |
    When the request is released from quarantine
    Then the supplier receives DCC Alert N45
    And the supplier is told I0 in the end

  @esme @srv-6.11
  Scenario: a value beyond the limit of its attribute
    Given an ESME in London
    And the DCC expects TolerancePeriod of 6.11 to be 3600 at most
    When the supplier sends 6.11 with
      | CurrentDateTime | now   |
      | TolerancePeriod | 86400 |
    Then the request is accepted
    And the supplier receives DCC Alert N46

  @esme @srv-6.2.7
  Scenario: the next hour counts anew
    Given it is 2026-11-22T09:30:00Z
    And an ESME in London
    And the supplier expects 1 request of 6.2.7 in an hour
    And the supplier has sent 6.2.7
    And it becomes 2026-11-22T10:00:00Z
    When the supplier sends 6.2.7
    Then nothing is held in quarantine

  @esme @srv-6.23
  Scenario: a date that has passed while it was held is no date to come
    Given an ESME in London whose network operator slot holds the right operator
    And another supplier takes the supply over on 2026-11-22
    And the DCC expects 0 requests of 6.23 in an hour
    And another supplier has taken the meter over by 6.23 with effect on 2026-11-23T10:00:00Z
    And it becomes 2026-11-23T11:00:00Z
    When the request is released from quarantine
    Then another supplier is told E53 in the end
