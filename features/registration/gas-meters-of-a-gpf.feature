@srv-6.21 @gpf
Feature: The gas meters of a Gas Proxy Function
  A GPF has no metering point of its own: its MPRN is that of the GSME joined to it.

  Rule: NOC-6 The GSME that is in service says where the gas is metered

    @NOC-6 @case-78
    Scenario: after a meter exchange the new meter decides
      Given a GPF in London
      And its GSME was exchanged for one on the network of Wales & West Utilities
      And its supplier holds the certificates of Wales & West Utilities
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the GPF trusts Wales & West Utilities in its network operator slot

    @NOC-6 @case-78 @wrong-network
    Scenario: after a meter exchange the old meter decides nothing
      Given a GPF in London
      And its GSME was exchanged for one on the network of Wales & West Utilities
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @NOC-6 @case-78
    Scenario: two meters in service with different MPRNs leave it open
      Given a GPF in London
      And a second GSME on the network of Wales & West Utilities is joined to it
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because the device has no metering point
      And the device never hears of it

    @NOC-6 @case-40
    Scenario: a meter on another network joins later, and who is on the device stays
      Given a GPF in London whose network operator slot was handed over to Cadent
      When its GSME is exchanged for one on the network of Wales & West Utilities
      Then the GPF trusts Cadent in its network operator slot

    @NOC-6 @case-40
    Scenario: the DCC cannot put the new gas transporter there by itself
      Given a GPF in London whose network operator slot was handed over to Cadent
      And its GSME was exchanged for one on the network of Wales & West Utilities
      And its supplier holds the certificates of Wales & West Utilities
      When the supplier requests handover of the network operator slot
      Then the request is refused with E062101
      And the device hears nothing more
