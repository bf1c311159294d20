Feature: Counters and floors
  A device executes a Command only if its counter is higher than any it has had in that role. The party that hands a slot over
  sets the floor that the new holder's counters must exceed.

  @srv-6.15.1 @gpf
  Scenario: a new holder whose counters exceed the floor
    Given a GPF in London
    And its network operator slot was handed over to Cadent with a floor of nought
    And Cadent holds its own certificates
    When that network operator updates the network operator slot
    Then the request is accepted
    And the GPF trusts Cadent in its network operator slot

  @srv-6.15.1 @gpf
  Scenario: a new holder whose counters stay below the floor
    Given a GPF in London
    And its network operator slot was handed over to Cadent with a floor above every counter
    And Cadent holds its own certificates
    When that network operator updates the network operator slot
    Then the request is accepted
    And the device drops the Command because its counter is not higher

  @srv-6.21 @gpf @handover
  Scenario: the floor of one role does not bind another
    Given a GPF in London
    And its network operator slot was handed over to Cadent with a floor above every counter
    And its supplier holds its own certificates, the one for prepayment top-ups too
    When the supplier requests handover of the supplier slot
    Then the request is accepted
    And the GPF trusts its supplier in its supplier slot

  @srv-6.21 @gpf
  Scenario: a Command that arrives twice is executed once
    Given a GPF in London
    And its link delivers every frame twice
    And its supplier holds the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the device executed one Command and dropped the other
    And the GPF trusts Cadent in its network operator slot
