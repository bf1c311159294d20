@srv-6.21 @gpf @handover
Feature: Handovers that the DCC keeps until their time
  A future-dated handover waits in the DSP's schedule. On receipt it is judged by the registration on its execution date. At
  release it goes through all of admission again.

  Background:
    Given it is 2026-11-22T09:00:00Z

  Rule: NOC-8 It is judged on receipt by the record of its day, and again at its release

    @correct @NOC-8 @case-42
    Scenario: the gas transporter to come, for the day on which it comes
      Given a GPF in London
      And its network passes from Cadent to Wales & West Utilities on 2026-11-25
      And its supplier holds the certificates of Wales & West Utilities
      When the supplier requests handover of the network operator slot with effect on 2026-11-25T06:00:00Z
      Then the request is accepted
      And the check accepted the request by NOC-10
      And the device never hears of it

    @correct @NOC-8 @case-42
    Scenario: its time comes
      Given a GPF in London
      And its network passes from Cadent to Wales & West Utilities on 2026-11-25
      And its supplier holds the certificates of Wales & West Utilities
      And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
      When it becomes 2026-11-25T06:01:00Z
      Then the check accepted the request by NOC-10
      And the GPF trusts Wales & West Utilities in its network operator slot

    @wrong-network @NOC-8 @case-42
    Scenario: today's gas transporter, who will have gone by then
      Given a GPF in London
      And its network passes from Cadent to Wales & West Utilities on 2026-11-25
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot with effect on 2026-11-25T06:00:00Z
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it

    @wrong-network @NOC-8 @case-43
    Scenario: the network does not change hands after all
      Given a GPF in London
      And its network passes from Cadent to Wales & West Utilities on 2026-11-25
      And its supplier holds the certificates of Wales & West Utilities
      And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
      And Registration Data records Cadent as the network party of its metering point
      When it becomes 2026-11-25T06:01:00Z
      Then the supplier is told E062106

    @wrong-network @NOC-8 @NOC-17 @case-43
    Scenario: the network changes hands before the release
      Given a GPF in London
      And its supplier holds the certificates of Cadent
      And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
      And Registration Data records Wales & West Utilities as the network party of its metering point
      When it becomes 2026-11-25T06:01:00Z
      Then the supplier is told E062106
      And the device never hears of it

  Rule: NOC-5 Who cancels need not be right any more

    @NOC-5 @case-45
    Scenario: a cancellation with certificates that are wrong by now
      Given a GPF in London
      And its supplier holds the certificates of Cadent
      And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
      And Registration Data records Wales & West Utilities as the network party of its metering point
      When the supplier cancels its handover of the network operator slot
      Then the check did not apply by NOC-5

    @NOC-5 @case-45
    Scenario: what was cancelled is never released
      Given a GPF in London
      And its supplier holds the certificates of Cadent
      And the supplier has requested handover of the network operator slot with effect on 2026-11-25T06:00:00Z
      And the supplier has cancelled its handover of the network operator slot
      When it becomes 2026-11-27T00:00:00Z
      Then the device never hears of it
