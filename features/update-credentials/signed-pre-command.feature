@srv-6.15.1 @esme
Feature: What was signed is judged again, from what was signed
  The Signed Pre-Command is what reaches the device. Whatever was transformed before it, or not, the DCC takes it apart
  and judges it as if it had never seen the request.

  Rule: NOC-14 The payload decides, with or without an earlier Transform

    @wrong-network @case-47 @NOC-14
    Scenario: the registration changed after Transform
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      And the supplier was given a Pre-Command for the network operator slot
      And Registration Data records SP Manweb as the network party of its metering point
      When the supplier signs and sends it
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @correct @case-77 @NOC-14
    Scenario: a later day that the payload alone names
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      When the supplier signs and sends a Pre-Command for a later day in a document that names none
      Then the request is accepted
      And the device keeps the Command until its time

    @wrong-network @case-48 @NOC-14
    Scenario: other certificates than those that were transformed
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      And the supplier was given a Pre-Command for the network operator slot
      When the supplier signs and sends the certificates of SP Manweb in its place
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @correct @case-49 @NOC-14
    Scenario: the right certificates without any Transform
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      When the supplier signs and sends a Pre-Command that nobody transformed
      Then the request is accepted
      And the ESME trusts Northern Powergrid Yorkshire in its network operator slot

    @wrong-network @case-49 @NOC-14
    Scenario: the wrong certificates without any Transform
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of SP Manweb
      When the supplier signs and sends a Pre-Command that nobody transformed
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @wrong-network @case-75 @NOC-14
    Scenario: a supplier's update that reaches for the network operator slot
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of SP Manweb
      When the supplier signs and sends a Pre-Command in the supplier's mode
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @wrong-network @case-75 @NOC-14
    Scenario: a supplier's update of its own with one cell of the network operator among them
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      When the supplier signs and sends a Pre-Command in the supplier's mode with one cell of the network operator among its own
      Then the request is refused because the certificate is not a network operator's
      And the device never hears of it

  Rule: NOC-14 Local delivery is judged like delivery over the WAN

    @wrong-network @case-50 @NOC-14
    Scenario Outline: the wrong certificates <delivery>
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of SP Manweb
      When the supplier signs and sends a Pre-Command that nobody transformed <delivery>
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

      Examples:
        | delivery            |
        | for local delivery  |
        | for both deliveries |

    @correct @case-50 @NOC-14
    Scenario: the right certificates, carried to the meter by hand
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      And the supplier was given a Pre-Command for the network operator slot
      When the supplier signs and sends it for local delivery
      And the supplier carries the Command to the device by hand
      Then the ESME trusts Northern Powergrid Yorkshire in its network operator slot

    @correct @case-50 @NOC-14
    Scenario: the right certificates, by hand and over the WAN
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      And the supplier was given a Pre-Command for the network operator slot
      When the supplier signs and sends it for both deliveries
      Then the request is accepted
      And the supplier receives the Command for local delivery
      And the ESME trusts Northern Powergrid Yorkshire in its network operator slot

  Rule: What was signed is for this very request

    Scenario Outline: a Pre-Command <misfit>
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire
      When the supplier signs and sends a Pre-Command <misfit>
      Then the request is refused with E52
      And the check was not asked
      And the device never hears of it

      @case-73
      Examples:
        | misfit                        |
        | that is for another ESME      |
        | that is from another supplier |
        | that is counted otherwise     |

      @case-74
      Examples:
        | misfit                                                 |
        | under the message code of another use case             |
        | in a mode that its message code does not announce      |
        | under the Service Reference Variant of another request |

      @case-76
      Examples:
        | misfit                             |
        | with two certificates for one cell |

      @case-77
      Examples:
        | misfit                                                 |
        | for immediate execution in a document of the year 3000 |
        | for a later day in a document of the day after         |
