@srv-6.23
Feature: A meter goes to another supplier
  The gaining supplier asks, and the DCC's change of supplier party signs. The losing supplier hears of it by a DCC Alert.

  @esme @correct
  Scenario: the gaining supplier is in the supplier's slot afterwards
    Given an ESME in London whose network operator slot holds the right operator
    And another supplier takes the supply over on 2026-11-22
    And the supplier is listening
    When another supplier takes the meter over by 6.23
    Then the request is accepted
    And another supplier is told I0 in the end
    And the supplier receives DCC Alert N27

  @esme
  Scenario: afterwards the losing supplier may ask nothing any more
    Given an ESME in London whose network operator slot holds the right operator
    And another supplier takes the supply over on 2026-11-22
    And another supplier has taken the meter over by 6.23
    When the supplier sends 6.2.7
    Then the request is refused with E4

  @esme @srv-6.2.7 @correct
  Scenario: afterwards the meter answers the gaining supplier
    Given an ESME in London whose network operator slot holds the right operator
    And another supplier takes the supply over on 2026-11-22
    And another supplier has taken the meter over by 6.23
    When another supplier sends 6.2.7
    Then the request is accepted
    And another supplier is told I0 in the end

  @esme
  Scenario: a supplier that is not registered takes nothing over
    Given an ESME in London whose network operator slot holds the right operator
    When another supplier takes the meter over by 6.23
    Then the request is refused with E4
    And the device never hears of it

  @esme
  Scenario: the certificates are the gaining supplier's own
    Given an ESME in London whose network operator slot holds the right operator
    And another supplier takes the supply over on 2026-11-22
    When another supplier takes the meter over by 6.23 with certificates of the supplier
    Then the request is refused with E062302
    And the device never hears of it

  @esme @wrong-network
  Scenario: a change of supplier leaves the wrong operator where it is
    Given an ESME in London whose network operator slot holds the wrong operator
    And another supplier takes the supply over on 2026-11-22
    And another supplier has taken the meter over by 6.23
    When the network operator sends 6.27
    Then the request is accepted
    And the network operator is told E21 in the end

  @chf @srv-8.9
  Scenario: afterwards the gaining supplier may ask the hub
    Given an ESME in London whose network operator slot holds the right operator
    And another supplier takes the supply over on 2026-11-22
    And another supplier has taken the meter over by 6.23
    When another supplier sends 8.9 to its hub
    Then the request is accepted
    And another supplier is told I0 in the end

  Rule: A change of supplier with a date is the meter's to carry out, and the gaining supplier hears of it

    Background:
      Given it is 2026-11-22T09:00:00Z
      And an ESME in London whose network operator slot holds the right operator

    @esme @correct
    Scenario: the meter keeps it, and nobody is told yet that it has gone
      Given another supplier takes the supply over on 2026-11-25
      And the supplier is listening
      When another supplier takes the meter over by 6.23 with effect on 2026-11-25T00:00:00Z
      Then the request is accepted
      And another supplier is told I0 in the end
      And another supplier receives no DCC Alert N26
      And the supplier receives no DCC Alert N27

    @esme @correct
    Scenario: on its day the gaining supplier hears what became of it, and the losing one that the meter has gone
      Given another supplier takes the supply over on 2026-11-25
      And the supplier is listening
      And another supplier has taken the meter over by 6.23 with effect on 2026-11-25T00:00:00Z
      When it becomes 2026-11-25T00:01:00Z
      Then another supplier learns by alert 8F66 what became of its request
      And the supplier receives DCC Alert N27

    @esme
    Scenario: one that is cancelled never comes
      Given another supplier takes the supply over on 2026-11-25
      And the supplier is listening
      And another supplier has taken the meter over by 6.23 with effect on 2026-11-25T00:00:00Z
      When another supplier cancels its 6.23
      And it becomes 2026-11-27T00:01:00Z
      Then another supplier has received no end of its first request
      And the supplier receives no DCC Alert N27
