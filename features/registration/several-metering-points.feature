@srv-6.21 @esme
Feature: Meters with several metering points
  A twin-element meter has a second import MPAN, one that generates has an export MPAN. The import MPAN decides.

  Rule: NOC-15 Export and secondary MPANs never decide; a different network party on one of them is a warning

    @NOC-15 @case-52
    Scenario: both import MPANs hang on one network
      Given an ESME in London with a secondary import MPAN
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check accepted the request without a warning

    @NOC-15 @case-53
    Scenario: the secondary import MPAN hangs on another network
      Given an ESME in London with a secondary import MPAN
      And Registration Data records SP Manweb as the network party of its secondary import MPAN
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check accepted the request and warned of the network party of another metering point

    @NOC-15 @case-53 @wrong-network
    Scenario: the certificates of the secondary import MPAN's network are wrong
      Given an ESME in London with a secondary import MPAN
      And Registration Data records SP Manweb as the network party of its secondary import MPAN
      And its supplier holds the certificates of SP Manweb
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @NOC-15 @case-54
    Scenario: the export MPAN hangs on another network
      Given an ESME in London with an export MPAN
      And Registration Data records SP Manweb as the network party of its export MPAN
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts UK Power Networks London in its network operator slot
      And the check accepted the request and warned of the network party of another metering point

  Rule: NOC-6 The import MPAN is the device's determining metering point

    @NOC-6 @case-55
    Scenario: an export MPAN alone decides nothing
      Given an ESME in London with an export MPAN
      And the inventory records its export MPAN alone
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because the device has no metering point
      And the device never hears of it

  Rule: NOC-7 What is registered decides, not what the number looks like

    @NOC-7 @case-57
    Scenario: a metering point with a wrong check digit that is registered
      Given an ESME in London whose network operator slot is DCC controlled
      And Registration Data records SP Manweb and its supplier for 1312345678333
      And the inventory records 1312345678333 as its import MPAN
      And its supplier holds the certificates of SP Manweb
      When the supplier requests handover of the network operator slot
      Then the request is accepted

    @NOC-7 @case-57 @wrong-network
    Scenario: the first two digits of a metering point say nothing
      Given an ESME in London whose network operator slot is DCC controlled
      And Registration Data records Electricity North West and its supplier for 1312345678333
      And the inventory records 1312345678333 as its import MPAN
      And its supplier holds the certificates of SP Manweb
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it
