@srv-6.21
Feature: What cannot be verified is refused
  Where the check cannot find out who is responsible, it does not guess. Each reason has its own name, and a setting that
  accepts it (settings.feature).

  Rule: NOC-12 No metering point, nobody registered, two at once, or nobody to be known by

    @esme @NOC-12 @case-37
    Scenario: no network party is registered for the metering point
      Given an ESME in London whose network operator slot is DCC controlled
      And Registration Data records no network party for its metering point
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because no network operator is registered
      And the device never hears of it

    @gpf @NOC-6 @NOC-12 @case-39
    Scenario: no GSME is joined to the Gas Proxy Function yet
      Given a GPF in London
      And no GSME is joined to it yet
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because the device has no metering point
      And the device never hears of it

    @esme @NOC-6 @NOC-12 @case-38
    Scenario: the ESME has no MPAN in the inventory yet
      Given an ESME in London whose network operator slot is DCC controlled
      And the inventory records no metering point for it
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because the device has no metering point
      And the device never hears of it

    @esme @NOC-12
    Scenario: two network parties are registered for the same day
      Given an ESME in London whose network operator slot is DCC controlled
      And Registration Data records UK Power Networks London and SP Manweb as network parties of its metering point
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because the registration is ambiguous
      And the device never hears of it

    @gpf @NOC-12 @case-61
    Scenario: the registered gas transporter holds no certificate at all
      Given a GPF in London
      And Registration Data records mua Gas as the network party of its metering point
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because the registered network operator has no identifier
      And the device never hears of it
