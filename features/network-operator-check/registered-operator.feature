@srv-6.21 @correct @handover
Feature: Handover to the registered network operator
  A device comes from the factory with its network operator slot DCC controlled. The energy supplier asks the DCC to
  hand the slot over. The check lets the request pass when the certificates in it belong to the network operator that
  Registration Data records for the device's metering point.

  Rule: NOC-2 SRV 6.21 is checked when it is aimed at an ESME or a GPF

    @gpf @NOC-2 @case-1
    Scenario: the gas transporter takes the slot of a Gas Proxy Function
      Given a GPF in London
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the GPF trusts Cadent in its network operator slot
      And the supplier receives the device's answer with the outcome success for each certificate
      And Cadent learns by DCC Alert N42 that its certificates are on the device

    @esme @NOC-2 @case-4
    Scenario: the distribution network operator takes the slot of an ESME
      Given an ESME in the West Midlands whose network operator slot is DCC controlled
      And its supplier holds the certificates of National Grid Electricity Distribution West Midlands
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts National Grid Electricity Distribution West Midlands in its network operator slot
      And the check accepted the request by NOC-10

  Rule: NOC-7 The responsible party is the one that Registration Data records for the metering point

    @esme @NOC-7 @case-7
    Scenario: an independent network inside a licensed area takes the slot
      Given an ESME in London on the independent network of Last Mile Electricity
      And its supplier holds the certificates of Last Mile Electricity
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts Last Mile Electricity in its network operator slot

    @gpf @NOC-7
    Scenario: an independent gas transporter takes the slot
      Given a GPF in Yorkshire
      And Registration Data records Independent Pipelines as the network party of its metering point
      And its supplier holds the certificates of Independent Pipelines
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the GPF trusts Independent Pipelines in its network operator slot

  Rule: NOC-9 A party is known by the set of identifiers registered to it

    @esme @NOC-9 @case-58
    Scenario Outline: a group with one identifier serves <region>
      Given an ESME in <region> whose network operator slot is DCC controlled
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts <party> in its network operator slot

      Examples:
        | region             | party                          |
        | London             | UK Power Networks London       |
        | Eastern England    | UK Power Networks Eastern      |
        | South East England | UK Power Networks South East   |

    @esme @NOC-9 @case-59
    Scenario Outline: an operator with two identifiers may use the <which>
      Given an ESME in Yorkshire whose network operator slot is DCC controlled
      And its supplier holds the <which> certificates of Northern Powergrid Yorkshire
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts Northern Powergrid Yorkshire in its network operator slot

      Examples:
        | which  |
        | first  |
        | second |

    @esme @NOC-9 @case-60
    Scenario: certificates from before a company changed hands are still its own
      Given an ESME in South West England whose network operator slot is DCC controlled
      And its supplier holds the second certificates of National Grid Electricity Distribution South West
      When the supplier requests handover of the network operator slot
      Then the request is accepted

  Rule: NOC-11 The identifier is the eight octets of the subject's x500UniqueIdentifier

    @esme @NOC-11 @case-69
    Scenario: an identifier that reads like DER is still an identifier
      Given an ESME in Central and Southern Scotland on the independent network of Independent Power Networks
      And its supplier holds the certificates of Independent Power Networks
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts Independent Power Networks in its network operator slot

    @esme @NOC-11 @case-69
    Scenario Outline: the right certificates though they <how>
      Given an ESME in North West England whose network operator slot is DCC controlled
      And its supplier holds certificates of Electricity North West that <how>
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts Electricity North West in its network operator slot

      Examples:
        | how                                 |
        | name the identifier before the role |
        | have a common name in front         |
        | have a common name at the end       |

    @esme @NOC-11 @case-69
    Scenario: an identifier that its source writes in lower case
      Given an ESME in North Scotland whose network operator slot is DCC controlled
      And its supplier holds the certificates of SSEN North Scotland
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts SSEN North Scotland in its network operator slot

  Rule: NOC-14 Local delivery is judged like delivery over the WAN

    @gpf @NOC-14 @case-51
    Scenario: a Command for local delivery
      Given a GPF in London
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot for local delivery
      And the supplier carries the Command to the device by hand
      Then the GPF trusts Cadent in its network operator slot
      And the check accepted the request by NOC-10

    @gpf @NOC-14 @case-51
    Scenario: a Command for local delivery and over the WAN
      Given a GPF in London
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot for both deliveries
      Then the request is accepted
      And the supplier receives the Command for local delivery
      And the GPF trusts Cadent in its network operator slot
