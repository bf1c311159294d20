@srv-6.15.1
Feature: Updates of credentials that the check leaves alone
  By Update Security Credentials the check looks at an ESME's network operator slot alone, and only where a supplier
  asks. Everything else goes its ordinary way.

  Rule: NOC-3 It applies to the role NetworkOperator only

    @esme @case-10 @NOC-3
    Scenario: a supplier replaces its own credentials
      Given an ESME in London whose network operator slot is DCC controlled
      And its supplier holds its own certificates, the one for prepayment top-ups too
      When the supplier updates the supplier slot
      Then the request is accepted
      And the ESME trusts its supplier in its supplier slot
      And the check did not apply by NOC-3

  Rule: NOC-1 It applies to 6.15.1 on an ESME only

    @gpf @case-11 @NOC-1
    Scenario: a supplier reaches for a GPF's network operator slot, which it does not hold
      Given a GPF in London
      And its supplier holds the certificates of SGN Southern
      When the supplier updates the network operator slot
      And a minute passes
      Then the supplier is told E21
      And the check did not apply by NOC-1
      And the GPF still trusts the DCC in its network operator slot

    @gpf @case-62 @NOC-1
    Scenario: a gas transporter that leaves puts the DCC's certificates back
      Given a GPF in London whose network operator slot was handed over to Cadent
      And Cadent holds the certificates of the Access Control Broker
      When that network operator updates the network operator slot
      Then the request is accepted
      And the GPF trusts the DCC in its network operator slot
      And the check did not apply by NOC-1

  Rule: NOC-4 It applies to requests of energy suppliers only

    @esme @case-16 @NOC-4
    Scenario: a network operator renews its own credentials
      Given an ESME in North West England whose network operator slot holds the right operator
      And Electricity North West holds its own certificates
      When that network operator updates the network operator slot
      Then the request is accepted
      And the ESME trusts Electricity North West in its network operator slot
      And the check did not apply by NOC-4

    @esme @case-63 @NOC-4
    Scenario: a network operator that leaves puts the DCC's certificates back
      Given an ESME in North West England whose network operator slot holds the right operator
      And Electricity North West holds the certificates of the Access Control Broker
      When that network operator updates the network operator slot
      Then the request is accepted
      And the ESME trusts the DCC in its network operator slot
      And the check did not apply by NOC-4

  Rule: What the device has not, or is not in the sender's care, does not come as far as the check

    @gsme @case-12
    Scenario: a GSME has no network operator slot
      Given a GSME in London
      And its supplier holds the certificates of Cadent
      When the supplier updates the network operator slot
      Then the request is refused with E061501
      And the check was not asked
      And the device never hears of it

    @esme @case-17
    Scenario: a network operator that holds the slot and is not registered
      Given an ESME in North West England whose network operator slot holds the wrong operator
      And the network operator in its slot holds its own certificates
      When that network operator updates the network operator slot
      Then the request is refused with E4
      And the check was not asked
      And the device never hears of it
