@srv-6.21 @wrong-network
Feature: The wrong network's certificate never reaches the device
  In about one electricity meter in ten the network operator slot ends up with somebody else's certificate. The true
  network operator is locked out and nobody notices. The check refuses such a request before anything is sent.

  Rule: NOC-10 Every replacement certificate belongs to the responsible network operator

    @esme @NOC-10 @case-5
    Scenario: a neighbouring network's certificates
      Given an ESME in the West Midlands whose network operator slot is DCC controlled
      And its supplier holds the certificates of National Grid Electricity Distribution East Midlands
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the supplier is told that it should have been National Grid Electricity Distribution West Midlands
      And the device never hears of it
      And the ESME still trusts the DCC in its network operator slot

    @esme @NOC-10 @case-6
    Scenario: the host network's certificates at a site on an independent network
      Given an ESME in London on the independent network of The Electricity Network Company
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @esme @NOC-10
    Scenario: the independent network's certificates at a site of the host network
      Given an ESME in London whose network operator slot is DCC controlled
      And its supplier holds the certificates of The Electricity Network Company
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @gpf @NOC-10 @case-2
    Scenario: another gas transporter's certificates
      Given a GPF in London
      And its supplier holds the certificates of SGN Southern
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it
      And the GPF still trusts the DCC in its network operator slot

    @gpf @NOC-10 @case-3
    Scenario: an electricity network's certificates on a Gas Proxy Function
      Given a GPF in London
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @esme @NOC-10 @case-19
    Scenario: the right signing certificate with a neighbour's key agreement certificate
      Given an ESME in North West England whose network operator slot is DCC controlled
      And its supplier holds the signing certificate of Electricity North West and the key agreement certificate of SP Manweb
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @esme @NOC-10 @case-20
    Scenario: a neighbour's signing certificate with the right key agreement certificate
      Given an ESME in North West England whose network operator slot is DCC controlled
      And its supplier holds the signing certificate of SP Manweb and the key agreement certificate of Electricity North West
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @esme @NOC-10
    Scenario: the supplier's own certificates
      Given an ESME in Yorkshire whose network operator slot is DCC controlled
      And its supplier holds its own certificates
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate is not a network operator's
      And the device never hears of it

    @esme @NOC-10 @case-24
    Scenario: the right identifier in a supplier's role
      Given an ESME in North West England whose network operator slot is DCC controlled
      And its supplier holds certificates of Electricity North West that carry the role of a supplier
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate is not a network operator's
      And the device never hears of it

    @esme @NOC-10 @case-26
    Scenario: the right operator's certificate for signing requests
      Given an ESME in North West England whose network operator slot is DCC controlled
      And its supplier holds the certificate of Electricity North West for signing requests in place of that for signing Commands
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate is not a network operator's
      And the device never hears of it

  Rule: NOC-14 Local delivery is judged like delivery over the WAN

    @gpf @NOC-14 @case-51
    Scenario Outline: a neighbour's certificates <delivery>
      Given a GPF in London
      And its supplier holds the certificates of SGN Southern
      When the supplier requests handover of the network operator slot <delivery>
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

      Examples:
        | delivery            |
        | for local delivery  |
        | for both deliveries |

  Rule: NOC-9 Identifiers that look alike are not the same party

    @esme @NOC-9
    Scenario: a rival whose identifier differs in the last octet alone
      Given an ESME in London on the independent network of Last Mile Electricity
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @gpf @NOC-9
    Scenario: gas transporters whose identifiers differ in the last octet alone
      Given a GPF in Yorkshire
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

  Rule: NOC-13 The DCC's own certificates do not go back into a network operator's slot

    @gpf @NOC-13 @case-32
    Scenario: the Access Control Broker's certificates
      Given a GPF in South Wales
      And its supplier holds the certificates of the Access Control Broker
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate is not a network operator's
      And the check refused the request by NOC-13
      And the device never hears of it
