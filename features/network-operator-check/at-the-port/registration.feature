@at-the-port
Feature: Who is responsible on the day that counts
  Registration Data is effective-dated, in UK market dates of which the first and the last are included. The record of the
  determining metering point on the day of the effective instant says who is responsible.

  Rule: NOC-7 The network party that is recorded for the metering point at the effective instant

    @NOC-7
    Scenario: the record of another metering point says nothing
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to |
        | 1100123456785  | SP Manweb                | 2015-01-01 |    |
        | 1200123456787  | UK Power Networks London | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-7
    Scenario: the right party on another metering point alone
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to |
        | 1100123456785  | UK Power Networks London | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as no-registration

    @NOC-7
    Scenario Outline: London's network passes to Last Mile Electricity in June: <when>, <holder>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-05-31 |
        | 1200123456787  | Last Mile Electricity    | 2026-06-01 |            |
      And it takes effect at <moment>
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | when           | moment               | holder                   | verdict                            |
        | before         | 2026-05-20T12:00:00Z | UK Power Networks London | accepts by NOC-10                  |
        | still before   | 2026-05-20T12:00:00Z | Last Mile Electricity    | refuses by NOC-10 as other-party   |
        | afterwards     | 2026-06-20T12:00:00Z | Last Mile Electricity    | accepts by NOC-10                  |
        | too late       | 2026-06-20T12:00:00Z | UK Power Networks London | refuses by NOC-10 as other-party   |

    @NOC-7
    Scenario: the order of the records says nothing
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | Last Mile Electricity    | 2026-06-01 |            |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-05-31 |
      And it takes effect at 2026-06-20T12:00:00Z
      And its certificates are those of Last Mile Electricity
      When the check is asked
      Then it accepts by NOC-10

    @NOC-7
    Scenario: before the first record begins
      Given a question about SRV 6.21 for an ESME
      And it takes effect at 2014-12-31T12:00:00Z
      When the check is asked
      Then it refuses by NOC-12 as no-registration

    @NOC-7
    Scenario: in a gap between two records of the same party
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-05-31 |
        | 1200123456787  | UK Power Networks London | 2026-07-01 |            |
      And it takes effect at 2026-06-15T12:00:00Z
      When the check is asked
      Then it refuses by NOC-12 as no-registration

    @NOC-7
    Scenario: after the last record has ended
      Given a question about SRV 6.21 for a GPF
      And Registration Data records
        | metering point | network party | from       | to         |
        | 1234567810     | Cadent        | 2015-01-01 | 2025-12-31 |
      When the check is asked
      Then it refuses by NOC-12 as no-registration

  Rule: NOC-8 The effective instant, read as a UK market date

    @NOC-8
    Scenario Outline: a change of party at midnight by the clock in London, in summer: <case>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-05-31 |
        | 1200123456787  | Last Mile Electricity    | 2026-06-01 |            |
      And it takes effect at <moment>
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | case                                  | moment               | holder                   | verdict                          |
        | the last second of the old party      | 2026-05-31T22:59:59Z | UK Power Networks London | accepts by NOC-10                |
        | the new one is a second early         | 2026-05-31T22:59:59Z | Last Mile Electricity    | refuses by NOC-10 as other-party |
        | midnight, still the day before in UTC | 2026-05-31T23:00:00Z | UK Power Networks London | refuses by NOC-10 as other-party |
        | five past midnight                    | 2026-05-31T23:05:00Z | Last Mile Electricity    | accepts by NOC-10                |

    @NOC-8
    Scenario Outline: the last day of a record in winter: <case>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-11-30 |
      And it takes effect at <moment>
      When the check is asked
      Then it <verdict>

      Examples:
        | case                    | moment               | verdict                              |
        | half an hour before end | 2026-11-30T23:30:00Z | accepts by NOC-10                    |
        | midnight                | 2026-12-01T00:00:00Z | refuses by NOC-12 as no-registration |

    @NOC-8
    Scenario Outline: a record of a single day: <case>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from  | to    |
        | 1200123456787  | UK Power Networks London | <day> | <day> |
      And it takes effect at <moment>
      When the check is asked
      Then it <verdict>

      Examples:
        | case                      | day        | moment               | verdict                              |
        | on that day               | 2026-06-01 | 2026-06-01T12:00:00Z | accepts by NOC-10                    |
        | the day before            | 2026-06-01 | 2026-05-31T12:00:00Z | refuses by NOC-12 as no-registration |
        | the day after             | 2026-06-01 | 2026-06-02T12:00:00Z | refuses by NOC-12 as no-registration |
        | the hour that comes twice | 2026-10-25 | 2026-10-25T01:30:00Z | accepts by NOC-10                    |

    @NOC-8
    Scenario Outline: an hour before midnight UTC, when the clocks in London change: <night>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from  | to    |
        | 1200123456787  | UK Power Networks London | <day> | <day> |
      And it takes effect at <moment>
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | night                            | moment               | day        |
        | the last of winter time          | 2026-03-28T23:30:00Z | 2026-03-28 |
        | the first of summer time         | 2026-03-29T23:30:00Z | 2026-03-30 |
        | the last of summer time          | 2026-10-24T23:30:00Z | 2026-10-25 |
        | the first of winter time         | 2026-10-25T23:30:00Z | 2026-10-25 |
        | the first of summer time in 2027 | 2027-03-28T23:30:00Z | 2027-03-29 |
        | the last of summer time in 2027  | 2027-10-30T23:30:00Z | 2027-10-31 |

    @NOC-8
    Scenario: a future-dated request is judged by the record of its day, not of its receipt
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-05-31 |
        | 1200123456787  | Last Mile Electricity    | 2026-06-01 |            |
      And it was received at 2026-05-20T09:00:00Z
      And it takes effect at 2026-06-01T06:00:00Z
      And its certificates are those of Last Mile Electricity
      When the check is asked
      Then it accepts by NOC-10

    @NOC-8
    Scenario: a future-dated request for the party of the day of receipt
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-05-31 |
        | 1200123456787  | Last Mile Electricity    | 2026-06-01 |            |
      And it was received at 2026-05-20T09:00:00Z
      And it takes effect at 2026-06-01T06:00:00Z
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-8
    Scenario: a release is judged by the record of the day of release
      Given a question about SRV 6.21 for an ESME
      And it is asked when the DSP releases the request
      And it was received at 2026-05-20T09:00:00Z
      And it takes effect at 2026-06-01T06:00:00Z
      And its certificates are those of Last Mile Electricity
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-8
    Scenario: a release for the party that has become responsible since
      Given a question about SRV 6.21 for an ESME
      And it is asked when the DSP releases the request
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-05-31 |
        | 1200123456787  | Last Mile Electricity    | 2026-06-01 |            |
      And it takes effect at 2026-06-01T06:00:00Z
      And its certificates are those of Last Mile Electricity
      When the check is asked
      Then it accepts by NOC-10

  Rule: NOC-12 What cannot be known is refused, each for its own reason, unless a setting accepts it

    @NOC-12
    Scenario Outline: <reason> is <verdict in words>
      Given a question about SRV 6.21 for an ESME
      And what is missing is <reason>
      And <setting>
      When the check is asked
      Then it <verdict>

      Examples:
        | reason                 | verdict in words                | setting                                                        | verdict                                     |
        | no-metering-point      | refused                         | no setting accepts what is missing                             | refuses by NOC-12 as no-metering-point      |
        | no-metering-point      | accepted by its setting         | a setting accepts no-metering-point                            | accepts by NOC-12                           |
        | no-metering-point      | refused by the others' settings | a setting accepts everything missing but no-metering-point      | refuses by NOC-12 as no-metering-point      |
        | no-registration        | refused                         | no setting accepts what is missing                             | refuses by NOC-12 as no-registration        |
        | no-registration        | accepted by its setting         | a setting accepts no-registration                              | accepts by NOC-12                           |
        | no-registration        | refused by the others' settings | a setting accepts everything missing but no-registration        | refuses by NOC-12 as no-registration        |
        | ambiguous-registration | refused                         | no setting accepts what is missing                             | refuses by NOC-12 as ambiguous-registration |
        | ambiguous-registration | accepted by its setting         | a setting accepts ambiguous-registration                       | accepts by NOC-12                           |
        | ambiguous-registration | refused by the others' settings | a setting accepts everything missing but ambiguous-registration | refuses by NOC-12 as ambiguous-registration |
        | no-entity-identifier   | refused                         | no setting accepts what is missing                             | refuses by NOC-12 as no-entity-identifier   |
        | no-entity-identifier   | accepted by its setting         | a setting accepts no-entity-identifier                         | accepts by NOC-12                           |
        | no-entity-identifier   | refused by the others' settings | a setting accepts everything missing but no-entity-identifier   | refuses by NOC-12 as no-entity-identifier   |

    @NOC-12
    Scenario: what is accepted by a setting is warned of
      Given a question about SRV 6.21 for a GPF
      And Registration Data records nobody
      And a setting accepts no-registration
      When the check is asked
      Then it accepts by NOC-12
      And it warns of no-registration

    @NOC-12
    Scenario Outline: two parties that share an identifier still contradict each other: <one>, then <other>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | <one>         | 2015-01-01 |    |
        | 1200123456787  | <other>       | 2016-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as ambiguous-registration

      Examples:
        | one                       | other                     |
        | UK Power Networks London  | UK Power Networks Eastern |
        | UK Power Networks Eastern | UK Power Networks London  |

    @NOC-12
    Scenario Outline: a contradiction is refused whichever party began last: <one>, then <other>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | <one>         | 2015-01-01 |    |
        | 1200123456787  | <other>       | 2026-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as ambiguous-registration

      Examples:
        | one                      | other                    |
        | UK Power Networks London | Last Mile Electricity    |
        | Last Mile Electricity    | UK Power Networks London |

    @NOC-12
    Scenario Outline: a contradiction is refused though one record alone is open-ended: <open>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party | from       | to         |
        | 1200123456787  | <ending>      | 2015-01-01 | 2026-12-31 |
        | 1200123456787  | <open>        | 2015-01-01 |            |
      When the check is asked
      Then it refuses by NOC-12 as ambiguous-registration

      Examples:
        | ending                   | open                     |
        | UK Power Networks London | Last Mile Electricity    |
        | Last Mile Electricity    | UK Power Networks London |

    @NOC-12
    Scenario: an accepted contradiction accepts whoever is named
      Given a question about SRV 6.21 for an ESME
      And what is missing is ambiguous-registration
      And a setting accepts ambiguous-registration
      And its certificates are those of National Grid Electricity Distribution East Midlands
      When the check is asked
      Then it accepts by NOC-12

    @NOC-12
    Scenario: the day on which one party ends and another begins
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 | 2026-06-01 |
        | 1200123456787  | Last Mile Electricity    | 2026-06-01 |            |
      And it takes effect at 2026-06-01T12:00:00Z
      When the check is asked
      Then it refuses by NOC-12 as ambiguous-registration

    @NOC-12
    Scenario: two records of one party for one day are no contradiction
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 |            |
        | 1200123456787  | UK Power Networks London | 2026-01-01 | 2026-12-31 |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-12
    Scenario: a registered party that nobody knows
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | ZZZZ          | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as no-entity-identifier

    @NOC-12
    Scenario Outline: a registered party that nobody knows has no identifier, <how>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | ZZZZ          | 2015-01-01 |    |
      And <setting>
      When the check is asked
      Then it <verdict>

      Examples:
        | how                       | setting                                                       | verdict                                   |
        | and that is accepted      | a setting accepts no-entity-identifier                        | accepts by NOC-12                         |
        | and that alone is refused | a setting accepts everything missing but no-entity-identifier | refuses by NOC-12 as no-entity-identifier |

    @NOC-12
    Scenario: a registered party whose source has no identifier where one should be
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers |
        | LOND | London's network | none yet    |
      When the check is asked
      Then it refuses by NOC-12 as no-entity-identifier

    @NOC-12
    Scenario Outline: whatever settings accept, <what>
      Given a question about SRV 6.21 for an ESME
      And what is missing is no-registration
      And a setting accepts no-registration
      And <certificates>
      When the check is asked
      Then it <verdict>

      Examples:
        | what                               | certificates                                                | verdict                          |
        | a supplier's certificates are kept out | its certificates are those of the supplier              | refuses by NOC-10 as wrong-role  |
        | the ACB's certificates are kept out    | its certificates are those of the Access Control Broker | refuses by NOC-13 as wrong-role  |
        | a certificate is wanted                | it holds no certificate                                 | refuses by NOC-10 as wrong-role  |

    @NOC-12
    Scenario: settings that accept what is missing accept no wrong party
      Given a question about SRV 6.21 for an ESME
      And a setting accepts everything missing
      And its certificates are those of SP Manweb
      When the check is asked
      Then it refuses by NOC-10 as other-party
