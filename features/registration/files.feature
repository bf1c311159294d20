@srv-6.21 @gpf
Feature: Files of Registration Data
  Network parties and suppliers send the DCC files: changes, or everything anew. A file is taken whole or not at all.

  Rule: NOC-16 One decision sees one state of Registration Data

    @NOC-16
    Scenario: an update moves a metering point to another network
      Given a GPF in London
      And an update of Registration Data says
        | metering point | network party | from       | to         |
        | its own        | CAD           | 2015-01-01 | 2026-03-31 |
        | its own        | WWU           | 2026-04-01 |            |
      And its supplier holds the certificates of Wales & West Utilities
      When the supplier requests handover of the network operator slot
      Then the request is accepted

    @NOC-16 @case-71
    Scenario: a file that comes while the check decides is for the next request
      Given a GPF in London
      And a file moves its metering point to Wales & West Utilities while the check decides
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the GPF trusts Cadent in its network operator slot

    @NOC-16 @case-71 @wrong-network
    Scenario: a file that comes while the check decides saves no request
      Given a GPF in London
      And a file moves its metering point to Wales & West Utilities while the check decides
      And its supplier holds the certificates of Wales & West Utilities
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the supplier is told that it should have been Cadent
      And the device never hears of it

    @NOC-16 @NOC-12
    Scenario: what a full refresh does not name is registered no longer
      Given a GPF in London
      And a full refresh of Registration Data says
        | metering point | network party | from       | to |
        | 3000000103     | CAD           | 2015-01-01 |    |
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because no network operator is registered
      And the device never hears of it

    @NOC-16
    Scenario: one bad line, and nothing of the file counts
      Given a GPF in London
      And an update of Registration Data says
        | metering point | network party | from       | to |
        | its own        | WWU           | 2026-04-01 |    |
        | 3000000103     | NOBODY        | 2026-04-01 |    |
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And line 3 of the file was rejected as unknown-party

  Rule: NOC-9 A party keeps the identifiers that it had before it was merged or renamed

    @esme @NOC-9 @case-60
    Scenario Outline: a metering point registered to a renamed company takes its <which> certificates
      Given an ESME in South West England whose network operator slot is DCC controlled
      And an update of Registration Data says
        | metering point | network party | from       | to |
        | its own        | SWEB          | 2022-09-21 |    |
      And its supplier holds the <which> certificates of National Grid Electricity Distribution South West
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the ESME trusts National Grid Electricity Distribution South West in its network operator slot

      Examples:
        | which  |
        | first  |
        | second |

    @esme @NOC-9 @wrong-network @case-60
    Scenario: a metering point that passes to the company that bought the network
      Given an ESME in South West England whose network operator slot is DCC controlled
      And an update of Registration Data says
        | metering point | network party | from       | to         |
        | its own        | SWEB          | 2015-01-01 | 2026-08-31 |
        | its own        | SOUT          | 2026-09-01 |            |
      And its supplier holds the second certificates of National Grid Electricity Distribution South West
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it
