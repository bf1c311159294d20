@srv-8.4 @srv-6.21
Feature: Correcting the inventory
  The metering point that the inventory records for a device when the check is asked is the one that counts.

  @esme @case-56
  Scenario: a supplier that corrects the MPAN can hand over to that network's operator
    Given an ESME in London whose network operator slot is DCC controlled
    And Registration Data records SP Manweb and its supplier for 1300000000002
    And its supplier has corrected its import MPAN in the inventory to 1300000000002
    And its supplier holds the certificates of SP Manweb
    When the supplier requests handover of the network operator slot
    Then the request is accepted
    And the ESME trusts SP Manweb in its network operator slot

  @esme @case-56 @wrong-network
  Scenario: after the correction the former network's certificates are wrong
    Given an ESME in London whose network operator slot is DCC controlled
    And Registration Data records SP Manweb and its supplier for 1300000000002
    And its supplier has corrected its import MPAN in the inventory to 1300000000002
    And its supplier holds the certificates of UK Power Networks London
    When the supplier requests handover of the network operator slot
    Then the request is refused because the certificate belongs to another network operator
    And the device never hears of it

  @esme
  Scenario: a metering point that another supplier serves
    Given an ESME in London whose network operator slot is DCC controlled
    When the supplier corrects its import MPAN in the inventory to 1300000000002
    Then the request is refused with E4

  @gpf
  Scenario: a GPF has no metering point of its own
    Given a GPF in London
    And Registration Data records SP Manweb and its supplier for 1300000000002
    When the supplier corrects its import MPAN in the inventory to 1300000000002
    Then the request is refused with E080407

  @gpf
  Scenario: a GPF goes back to pending, and handover has to wait
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    And its supplier has set its status in the inventory to Pending
    When the supplier requests handover of the network operator slot
    Then the request is refused with E5
    And the device never hears of it
