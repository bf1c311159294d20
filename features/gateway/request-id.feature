@srv-6.21 @case-36
Feature: The RequestID is the idempotency key
  A request that is sent again gets the answer that it got, and nothing runs twice.

  @gpf
  Scenario: the same bytes again
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    And the supplier has requested handover of the network operator slot
    When the supplier sends the very same request again
    Then it gets the very same answer
    And the device received one Command

  @gpf
  Scenario: other bytes under a RequestID that was used
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    And the supplier has requested handover of the network operator slot
    When the supplier sends another request under the same RequestID
    Then the request is refused with E51
    And the device received one Command

  @gpf @wrong-network
  Scenario: a refused RequestID is spent
    Given a GPF in London
    And its supplier holds the certificates of SGN Southern
    And the supplier has requested handover of the network operator slot
    When the supplier sends another request under the same RequestID
    Then the request is refused with E51
    And the device never hears of it
