Feature: What goes wrong where meters are fitted
  Install codes are mistyped, fitters are late, alerts are lost, clocks are adrift, numbers are corrected afterwards. Each is
  a fault that can be planned and counted, or a step of somebody's. Here is what it does, and what mends it.

  Rule: A mistyped install code is mended by Remove, then Add

    @esme @srv-8.11
    Scenario: the meter waits, though the supplier sent the right code
      Given an ESME in London that is hub-installed
      And whoever fits the ESME mistypes its install code
      When the supplier puts it on its hub for 90 seconds
      Then the inventory has itself as Whitelisted
      And the fault has struck once

    @gsme @srv-8.11
    Scenario: a second Add does not mend it
      Given a GSME in London that is hub-installed
      And whoever fits the GSME mistypes its install code
      And the supplier has put it on its hub for 90 seconds
      When the supplier puts it on its hub for 90 seconds
      Then the inventory has itself as Whitelisted

    @gsme @srv-8.11
    Scenario: Remove, then Add, mends it
      Given a GSME in London that is hub-installed
      And whoever fits the GSME mistypes its install code
      And the supplier has put it on its hub for 90 seconds
      And the supplier has sent 8.11 with
        | DeviceID    | itself |
        | RequestType | Remove |
      When the supplier puts it on its hub for 90 seconds
      Then the inventory has itself as InstalledNotCommissioned

  Rule: A meter that is fitted too late finds the joining window closed, until it is opened again

    @esme @srv-8.11
    Scenario: the window is over
      Given an ESME in London that is hub-installed
      And the ESME is fitted 600 seconds too late
      And the supplier has put it on its hub for 90 seconds
      When 700 seconds go by
      Then the inventory has itself as Whitelisted

    @esme @srv-8.11
    Scenario: a second Add opens it again
      Given an ESME in London that is hub-installed
      And the ESME is fitted 600 seconds too late
      And the supplier has put it on its hub for 90 seconds
      And 700 seconds go by
      When the supplier puts it on its hub for 90 seconds
      Then the inventory has itself as InstalledNotCommissioned

    @esme @srv-8.11
    Scenario: late, but within the window
      Given an ESME in London that is hub-installed
      And the ESME is fitted 600 seconds too late
      And the supplier has put it on its hub for 3600 seconds
      When 700 seconds go by
      Then the inventory has itself as InstalledNotCommissioned

  Rule: A GSME that joins late keeps its Gas Proxy Function waiting

    @gsme @srv-8.7.2
    Scenario: it cannot be joined to the Gas Proxy Function yet
      Given a GSME in London that is hub-installed
      And the GSME is fitted 3000 seconds too late
      And the supplier has put it on its hub for 3600 seconds
      When the supplier sends 8.7.2 with
        | OtherDeviceID | its GPF |
      Then the supplier is told E21 in the end
      And the inventory has its GPF as InstalledNotCommissioned

    @gpf @srv-6.21 @handover
    Scenario: nobody knows whose network the Gas Proxy Function is on
      Given a GPF in London that is hub-installed
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because the device has no metering point
      And the device never hears of it

    @gsme @srv-8.7.2
    Scenario: once it has joined, it can
      Given a GSME in London that is hub-installed
      And the GSME is fitted 3000 seconds too late
      And the supplier has put it on its hub for 3600 seconds
      And 3100 seconds go by
      When the supplier sends 8.7.2 with
        | OtherDeviceID | its GPF |
      Then the inventory has its GPF as Commissioned

  Rule: An alert that is lost on the way is not sent again

    @esme @srv-8.11
    Scenario: without 8F69 the DCC does not know that the meter has joined
      Given an ESME in London that is hub-installed
      And the next alert 8F69 of itself is lost
      When the supplier puts it on its hub for 90 seconds
      Then the inventory has itself as Whitelisted

    @esme @srv-8.1.1
    Scenario: it can be commissioned all the same, for it has joined
      Given an ESME in London that is hub-installed
      And the next alert 8F69 of itself is lost
      And the supplier has put it on its hub for 90 seconds
      When the supplier commissions it
      Then the inventory has itself as Commissioned

    @chf @srv-8.9
    Scenario: without CS14 the device log of the hub is read instead
      Given an ESME in London that is hub-installed
      And the next alert 8F12 of its hub is lost
      And the supplier has put it on its hub for 90 seconds
      When the supplier sends 8.9 to its hub
      Then the device names itself in its answer
      And the fault has struck once

  Rule: A meter takes the time of its hub within the tolerance alone

    @esme @srv-8.1.1
    Scenario: an ESME whose hub is ten minutes ahead
      Given an ESME in London that is joined
      And its hub is 600 seconds ahead when the ESME next takes the time
      When the supplier commissions it
      Then the inventory has itself as InstalledNotCommissioned
      And the fault has struck once

    @gsme @srv-8.1.1
    Scenario: a GSME whose hub has the right time again
      Given a GSME in London that is joined
      And its hub is 600 seconds ahead when the GSME next takes the time
      And the supplier has commissioned it
      When the supplier commissions it
      Then the inventory has itself as Commissioned

  Rule: Two devices that cannot agree a key say why

    @esme @srv-8.7.1
    Scenario Outline: an ESME answers <answer>
      Given every home has a PPMID
      And an ESME in London that is joined
      And the next joining of the ESME fails with <answer>
      When the supplier sends 8.7.1 with
        | OtherDeviceID | its PPMID |
      Then the device answers CS03A1 with
        | ResponsePayload | <answer> (<code>) |
      And the fault has struck once

      Examples:
        | answer                       | code |
        | writeFailure                 | 5    |
        | keyAgreementNoResources      | 6    |
        | keyAgreementUnsupportedSuite | 8    |
        | keyAgreementBadMessage       | 9    |
        | keyAgreementBadKeyConfirm    | 10   |
        | noPartnerLinkKeyReceived     | 12   |
        | noCBKEResponse               | 13   |

    @esme @srv-8.7.1
    Scenario: asked again, it joins
      Given every home has a PPMID
      And an ESME in London that is joined
      And the next joining of the ESME fails with noCBKEResponse
      And the supplier has sent 8.7.1 with
        | OtherDeviceID | its PPMID |
      When the supplier sends 8.7.1 with
        | OtherDeviceID | its PPMID |
      Then the device answers CS03A1 with
        | ResponsePayload | success (0) |

    @gsme @srv-8.7.1
    Scenario: a PPMID that is not fitted yet answers no GSME
      Given every home has a PPMID
      And a GSME in London that is whitelisted
      And the supplier has put it on its hub for 90 seconds
      When the supplier sends 8.7.1 with
        | OtherDeviceID | its PPMID |
      Then the device answers CS03C with
        | ResponsePayload | noCBKEResponse (13) |

  Rule: A meter on which nobody has set the metering point shows none

    @esme @srv-6.20.1
    Scenario: the Command that sets it is lost
      Given an ESME in London that is joined
      And the next Command of 6.20.1 is lost
      When the supplier sends 6.20.1 with
        | ImportMPAN | its MPAN |
      Then the supplier is told E21 in the end
      And the fault has struck once

    @esme @srv-6.2.7
    Scenario: it is read, and nothing is there
      Given an ESME in London that is joined
      When the supplier sends 6.2.7
      Then the request is accepted
      And the device does not name its MPAN in its answer

    @esme @srv-6.21 @handover
    Scenario: where the inventory has none either, nobody knows whose network it is on
      Given an ESME in London whose network operator slot is DCC controlled
      And the inventory records no metering point for it
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because the device has no metering point
      And the device never hears of it

  Rule: The network operator's slot of a meter that replaces another is to be filled again

    @esme @srv-12.2 @srv-8.3
    Scenario: the new meter is fitted at the same metering point
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has taken the meter away
      And the supplier has pre-notified the meter that replaces it
      And the supplier has put it on its hub for 90 seconds
      When the supplier commissions it
      Then the inventory has itself as Commissioned
      And the ESME trusts the DCC in its network operator slot

    @esme @srv-6.27
    Scenario: the network operator's Command to the new meter ends in silence
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has taken the meter away
      And the supplier has pre-notified the meter that replaces it
      And the supplier has put it on its hub for 90 seconds
      And the supplier has commissioned it
      When the network operator sends 6.27
      Then the network operator is told E21 in the end

    @esme @srv-6.21 @handover @correct
    Scenario: a handover fills it
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has taken the meter away
      And the supplier has pre-notified the meter that replaces it
      And the supplier has put it on its hub for 90 seconds
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the ESME trusts UK Power Networks London in its network operator slot

  Rule: An MPAN that is corrected may lie on another operator's network

    @esme @srv-6.21 @wrong-network
    Scenario: the operator was looked up before the correction
      Given an ESME in London whose network operator slot is DCC controlled
      And Registration Data records SP Manweb and its supplier for 1312345678333
      And its supplier holds the certificates that are found at its metering point
      And its supplier has corrected its import MPAN in the inventory to 1312345678333
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @esme @srv-6.21 @correct
    Scenario: the operator is looked up again
      Given an ESME in London whose network operator slot is DCC controlled
      And Registration Data records SP Manweb and its supplier for 1312345678333
      And its supplier has corrected its import MPAN in the inventory to 1312345678333
      And its supplier holds the certificates of SP Manweb
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts SP Manweb in its network operator slot

  Rule: Stock that was loaded for one operator and fitted on another's network is no slot to hand over

    @esme @srv-6.21 @handover
    Scenario: the DCC has nothing to hand over
      Given an ESME in London whose network operator slot holds the wrong operator
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused with E062101
      And the device never hears of it

    @esme @srv-6.27 @wrong-network
    Scenario: the network operator is dropped from the first day on
      Given an ESME in London whose network operator slot holds the wrong operator
      When the network operator sends 6.27
      Then the request is accepted
      And the network operator is told E21 in the end
