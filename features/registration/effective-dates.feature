@srv-6.21
Feature: Registration Data counts from day to day
  A metering point's network party and its supplier have first and last days. A request is judged by the records of the day
  on which it comes, and that day begins at midnight in London.

  Rule: NOC-7 The network party of the day is responsible, not the one before nor the one to come

    @esme @NOC-7 @wrong-network @case-41
    Scenario: the network operator to come is not responsible yet
      Given it is 2026-03-30T12:00:00Z
      And an ESME in London whose network operator slot is DCC controlled
      And its network passes from UK Power Networks London to Last Mile Electricity on 2026-04-01
      And its supplier holds the certificates of Last Mile Electricity
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the supplier is told that it should have been UK Power Networks London

    @esme @NOC-7 @wrong-network
    Scenario: the network operator of the past is responsible no longer
      Given it is 2026-04-02T12:00:00Z
      And an ESME in London whose network operator slot is DCC controlled
      And its network passes from UK Power Networks London to Last Mile Electricity on 2026-04-01
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the supplier is told that it should have been Last Mile Electricity

    @gpf @NOC-7 @NOC-12
    Scenario: nobody is responsible once a registration has ended
      Given it is 2026-04-02T12:00:00Z
      And a GPF in London
      And the registration of Cadent for its metering point ended with 2026-04-01
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because no network operator is registered
      And the device never hears of it

  Rule: NOC-8 The day is read in UK time, in summer as in winter

    @gpf @NOC-8 @case-46
    Scenario Outline: <when>, the new gas transporter is <responsible>
      Given it is <instant>
      And a GPF in London
      And its network passes from Cadent to Wales & West Utilities on <from>
      And its supplier holds the certificates of Wales & West Utilities
      When the supplier requests handover of the network operator slot
      Then the request is <answered>

      Examples:
        | when                             | instant              | from       | responsible     | answered                                                            |
        | before midnight in summer        | 2026-06-30T22:59:59Z | 2026-07-01 | not responsible | refused because the certificate belongs to another network operator |
        | at midnight in summer            | 2026-06-30T23:00:00Z | 2026-07-01 | responsible     | accepted                                                            |
        | after midnight in summer         | 2026-06-30T23:05:00Z | 2026-07-01 | responsible     | accepted                                                            |
        | before midnight in winter        | 2026-12-31T23:59:59Z | 2027-01-01 | not responsible | refused because the certificate belongs to another network operator |
        | at midnight in winter            | 2027-01-01T00:00:00Z | 2027-01-01 | responsible     | accepted                                                            |
        | in the hour before summer begins | 2026-03-28T23:30:00Z | 2026-03-29 | not responsible | refused because the certificate belongs to another network operator |
        | on the day on which it begins    | 2026-03-29T00:05:00Z | 2026-03-29 | responsible     | accepted                                                            |
        | on the evening of that day       | 2026-03-29T23:05:00Z | 2026-03-30 | responsible     | accepted                                                            |
        | on the evening it ends           | 2026-10-25T23:05:00Z | 2026-10-26 | not responsible | refused because the certificate belongs to another network operator |
        | the midnight after that          | 2026-10-26T00:05:00Z | 2026-10-26 | responsible     | accepted                                                            |
