@srv-6.20.1 @srv-6.2.7
Feature: The metering point that a meter shows
  A supplier writes the metering point onto a meter, and whoever may reads it there.

  @esme
  Scenario: what a supplier sets on an ESME is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.20.1 with
      | ImportMPAN | 1200000000012 |
    When the supplier sends 6.2.7
    Then the request is accepted
    And the device answers with 1200000000012

  @esme
  Scenario: the network operator whose certificate a meter holds reads it
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.20.1 with
      | ImportMPAN | 1200000000012 |
    When the network operator sends 6.2.7
    Then the request is accepted
    And the device answers with 1200000000012
