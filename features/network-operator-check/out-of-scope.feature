@srv-6.21
Feature: What the check leaves alone
  The check looks at network operator slots alone, and only at requests that energy suppliers send.

  Rule: NOC-3 It applies to the role NetworkOperator only

    @gpf @NOC-3 @handover @case-14
    Scenario: handover of a GPF's supplier slot
      Given a GPF in London
      And its supplier holds its own certificates, the one for prepayment top-ups too
      When the supplier requests handover of the supplier slot
      Then the request is accepted
      And the GPF trusts its supplier in its supplier slot
      And the check did not apply by NOC-3

  Rule: NOC-18 The check can watch without stopping anything, or be off

    @esme @NOC-18
    Scenario: in monitor mode a wrong certificate is let through and recorded
      Given the check is in monitor mode
      And an ESME in the West Midlands whose network operator slot is DCC controlled
      And its supplier holds the certificates of National Grid Electricity Distribution East Midlands
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check refused the request by NOC-10
      And the ESME trusts National Grid Electricity Distribution East Midlands in its network operator slot

    @gpf @NOC-18 @NOC-12
    Scenario: in monitor mode what cannot be verified is let through and recorded
      Given the check is in monitor mode
      And a GPF in London
      And no GSME is joined to it yet
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check refused the request by NOC-12

    @esme @NOC-18 @case-72
    Scenario: switched off, a wrong certificate passes as it did before the modification
      Given the check is off
      And an ESME in the West Midlands whose network operator slot is DCC controlled
      And its supplier holds the certificates of National Grid Electricity Distribution East Midlands
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check was not asked

  Rule: NOC-17 Who did not pass access control learns nothing about the registration

    @esme @NOC-17 @case-64
    Scenario: a supplier that is not registered for the metering point
      Given an ESME in London whose network operator slot is DCC controlled
      And another supplier holds the certificates of SP Manweb
      When the other supplier requests handover of the network operator slot
      Then the request is refused with E4
      And the check was not asked
      And the device never hears of it
