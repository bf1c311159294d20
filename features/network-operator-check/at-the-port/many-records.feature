@at-the-port
Feature: What many records say
  A metering point may have any number of records, in any order. Those of the day that counts decide, whichever place they
  have and however many there are of others.

  Rule: NOC-7 The record of the day that counts decides, in whatever place

    @NOC-7 @esme
    Scenario Outline: <number> parties came before London's, whose record stands <place>, and the certificates are <whose>
      Given a question about SRV 6.21 for an ESME
      And <number> parties were recorded for a day each before UK Power Networks London, whose record stands <place>
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>
      And it answers within a second

      Examples:
        | number | place         | whose      | holder                   | verdict                          |
        | 4      | first         | London's   | UK Power Networks London | accepts by NOC-10                |
        | 4      | in the middle | London's   | UK Power Networks London | accepts by NOC-10                |
        | 4      | last          | London's   | UK Power Networks London | accepts by NOC-10                |
        | 4      | first         | a former's | Last Mile Electricity    | refuses by NOC-10 as other-party |
        | 4      | last          | a former's | SP Manweb                | refuses by NOC-10 as other-party |
        | 12     | in the middle | London's   | UK Power Networks London | accepts by NOC-10                |
        | 12     | in the middle | a former's | Last Mile Electricity    | refuses by NOC-10 as other-party |
        | 300    | first         | London's   | UK Power Networks London | accepts by NOC-10                |
        | 300    | in the middle | London's   | UK Power Networks London | accepts by NOC-10                |
        | 300    | last          | London's   | UK Power Networks London | accepts by NOC-10                |
        | 300    | last          | a former's | SP Manweb                | refuses by NOC-10 as other-party |
        | 10000  | in the middle | London's   | UK Power Networks London | accepts by NOC-10                |
        | 10000  | last          | a former's | SP Manweb                | refuses by NOC-10 as other-party |

    @NOC-7 @esme
    Scenario Outline: five records in the order <order> say the same, with the certificates of <holder>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records, in the order <order>
        | metering point | network party            | from       | to         |
        | 1200123456787  | SP Manweb                | 2015-01-01 | 2016-12-31 |
        | 1200123456787  | Last Mile Electricity    | 2017-01-01 | 2019-12-31 |
        | 1200123456787  | UK Power Networks London | 2020-01-01 | 2026-08-31 |
        | 1200123456787  | ESP Electricity          | 2026-09-01 | 2027-12-31 |
        | 1200123456787  | SP Manweb                | 2028-01-01 |            |
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | order     | holder                   | verdict                          |
        | 1 2 3 4 5 | UK Power Networks London | accepts by NOC-10                |
        | 5 4 3 2 1 | UK Power Networks London | accepts by NOC-10                |
        | 3 5 1 4 2 | UK Power Networks London | accepts by NOC-10                |
        | 2 1 5 3 4 | UK Power Networks London | accepts by NOC-10                |
        | 4 3 2 1 5 | UK Power Networks London | accepts by NOC-10                |
        | 1 2 3 4 5 | SP Manweb                | refuses by NOC-10 as other-party |
        | 5 4 3 2 1 | SP Manweb                | refuses by NOC-10 as other-party |
        | 3 5 1 4 2 | ESP Electricity          | refuses by NOC-10 as other-party |
        | 2 1 5 3 4 | Last Mile Electricity    | refuses by NOC-10 as other-party |
        | 4 3 2 1 5 | ESP Electricity          | refuses by NOC-10 as other-party |

    @NOC-7 @esme
    Scenario Outline: most records name <most>, the one of the day names London's network: with the certificates of <holder>
      Given a question about SRV 6.21 for an ESME
      And it takes effect at 2026-06-15T12:00:00Z
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | <most>                   | 2010-01-01 | 2012-12-31 |
        | 1200123456787  | <most>                   | 2013-01-01 | 2016-12-31 |
        | 1200123456787  | UK Power Networks London | 2017-01-01 | 2026-06-30 |
        | 1200123456787  | <most>                   | 2026-07-01 | 2026-12-31 |
        | 1200123456787  | <most>                   | 2027-01-01 |            |
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | most                  | holder                   | verdict                          |
        | Last Mile Electricity | UK Power Networks London | accepts by NOC-10                |
        | Last Mile Electricity | Last Mile Electricity    | refuses by NOC-10 as other-party |

    @NOC-7 @gpf
    Scenario Outline: a gas network that passed to <holder> and back
      Given a question about SRV 6.21 for a GPF
      And it takes effect at 2026-11-22T09:00:00Z
      And Registration Data records
        | metering point | network party         | from       | to         |
        | 1234567810     | Cadent                | 2010-01-01 | 2014-12-31 |
        | 1234567810     | Northern Gas Networks | 2015-01-01 | 2026-11-21 |
        | 1234567810     | Cadent                | 2026-11-22 |            |
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | holder                | verdict                          |
        | Cadent                | accepts by NOC-10                |
        | Northern Gas Networks | refuses by NOC-10 as other-party |

  Rule: NOC-7 Only the records of the metering point itself say anything

    @NOC-7 @esme
    Scenario Outline: a record of <other> for <others>, which <how>, says nothing about 1200123456787
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to |
        | <other>        | <others>                 | 2015-01-01 |    |
        | 1200123456787  | <own>                    | 2015-01-01 |    |
        | <other>        | <others>                 | 2016-01-01 |    |
      When the check is asked
      Then it <verdict>

      Examples:
        | other         | how                          | own                      | others                   | verdict                          |
        | 1200123456780 | differs in the last digit    | UK Power Networks London | SP Manweb                | accepts by NOC-10                |
        | 1200123456780 | differs in the last digit    | SP Manweb                | UK Power Networks London | refuses by NOC-10 as other-party |
        | 2200123456787 | differs in the first digit   | UK Power Networks London | SP Manweb                | accepts by NOC-10                |
        | 2200123456787 | differs in the first digit   | SP Manweb                | UK Power Networks London | refuses by NOC-10 as other-party |
        | 1300123456787 | differs in the second digit  | UK Power Networks London | SP Manweb                | accepts by NOC-10                |
        | 1200123556787 | differs in the middle        | UK Power Networks London | SP Manweb                | accepts by NOC-10                |
        | 1200123456778 | has two digits exchanged     | UK Power Networks London | SP Manweb                | accepts by NOC-10                |
        | 123456787     | is its end                   | SP Manweb                | UK Power Networks London | refuses by NOC-10 as other-party |
        | 1200123456    | is its beginning             | SP Manweb                | UK Power Networks London | refuses by NOC-10 as other-party |
        | 2001234567    | stands within it             | SP Manweb                | UK Power Networks London | refuses by NOC-10 as other-party |
        | 1204418424083 | is the same in 32 bits       | UK Power Networks London | SP Manweb                | accepts by NOC-10                |
        | 1200123456790 | rounds to the same           | UK Power Networks London | SP Manweb                | accepts by NOC-10                |

    @NOC-7 @gpf
    Scenario Outline: a record of <other>, which <how>, says nothing about 1234567810
      Given a question about SRV 6.21 for a GPF
      And Registration Data records
        | metering point | network party         | from       | to |
        | <other>        | Cadent                | 2015-01-01 |    |
        | 1234567810     | Northern Gas Networks | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | other         | how                        |
        | 1234567811    | differs in the last digit  |
        | 2234567810    | differs in the first digit |
        | 123456781     | is its beginning           |
        | 234567810     | is its end                 |
        | 34567810      | is its end                 |
        | 7             | is a digit                 |
        | 0012345678100 | is as long as an MPAN      |

    @NOC-7 @gpf
    Scenario Outline: a record of another metering point alone, <other>, is none of 1234567810
      Given a question about SRV 6.21 for a GPF
      And Registration Data records
        | metering point | network party | from       | to |
        | <other>        | Cadent        | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as no-registration

      Examples:
        | other      |
        | 1234567811 |
        | 123456781  |
        | 234567810  |
        | 12345678   |
        | 5529535106 |

    @NOC-6 @NOC-7 @gpf
    Scenario Outline: an MPRN is a number: <device's> at the device is <recorded> in Registration Data
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number     | purpose |
        | MPRN | <device's> | import  |
      And Registration Data records
        | metering point | network party | from       | to |
        | <recorded>     | Cadent        | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | device's   | recorded   |
        | 0007654321 | 7654321    |
        | 7654321    | 0007654321 |
        | 07654321   | 0007654321 |

    @NOC-6 @NOC-7 @gpf
    Scenario: two GSMEs of one MPRN, written with and without leading zeros, are one metering point
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number     | purpose | through                 |
        | MPRN | 0007654321 | import  | 00-DB-12-34-56-78-90-A1 |
        | MPRN | 7654321    | import  | 00-DB-12-34-56-78-90-B1 |
      And Registration Data records
        | metering point | network party | from       | to |
        | 7654321        | Cadent        | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-7 @NOC-12 @gpf
    Scenario: records of one MPRN, written with and without leading zeros, contradict each other
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number  | purpose |
        | MPRN | 7654321 | import  |
      And Registration Data records
        | metering point | network party         | from       | to |
        | 7654321        | Cadent                | 2015-01-01 |    |
        | 0007654321     | Northern Gas Networks | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as ambiguous-registration

  Rule: NOC-12 Records that name different parties for the day contradict each other, whichever they are

    @NOC-12 @esme
    Scenario Outline: of <number> records for the day, the one that stands <place> names <other>
      Given a question about SRV 6.21 for an ESME
      And <number> records name UK Power Networks London for the day, and one that stands <place> names <other>
      And its certificates are those of <holder>
      When the check is asked
      Then it refuses by NOC-12 as ambiguous-registration

      Examples:
        | number | place         | other                     | holder                   |
        | 2      | first         | Last Mile Electricity     | UK Power Networks London |
        | 2      | in the middle | Last Mile Electricity     | UK Power Networks London |
        | 2      | last          | Last Mile Electricity     | UK Power Networks London |
        | 3      | first         | Last Mile Electricity     | Last Mile Electricity    |
        | 3      | last          | Last Mile Electricity     | Last Mile Electricity    |
        | 4      | in the middle | UK Power Networks Eastern | UK Power Networks London |
        | 6      | last          | ZZZZ                      | UK Power Networks London |
        | 300    | last          | Last Mile Electricity     | UK Power Networks London |
        | 300    | in the middle | Last Mile Electricity     | UK Power Networks London |

    @NOC-12
    Scenario Outline: records <pair> of four contradict each other for <device>
      Given a question about SRV 6.21 for <device>
      And Registration Data records, in the order <order>
        | metering point | network party | from       | to         |
        | <number>       | <own>         | 2015-01-01 |            |
        | <number>       | <other>       | 2016-01-01 |            |
        | <number>       | <other>       | 2001-01-01 | 2002-12-31 |
        | <number>       | <own>         | 2003-01-01 | 2004-12-31 |
      When the check is asked
      Then it refuses by NOC-12 as ambiguous-registration

      Examples:
        | pair    | device  | number        | own                      | other                 | order   |
        | 1 and 2 | an ESME | 1200123456787 | UK Power Networks London | SP Manweb             | 1 2 3 4 |
        | 1 and 4 | an ESME | 1200123456787 | UK Power Networks London | SP Manweb             | 1 3 4 2 |
        | 2 and 3 | an ESME | 1200123456787 | UK Power Networks London | SP Manweb             | 4 1 2 3 |
        | 3 and 4 | an ESME | 1200123456787 | UK Power Networks London | SP Manweb             | 4 3 2 1 |
        | 2 and 4 | an ESME | 1200123456787 | UK Power Networks London | SP Manweb             | 3 2 4 1 |
        | 1 and 2 | a GPF   | 1234567810    | Cadent                   | Northern Gas Networks | 1 2 3 4 |
        | 3 and 4 | a GPF   | 1234567810    | Cadent                   | Northern Gas Networks | 4 3 2 1 |
        | 1 and 4 | a GPF   | 1234567810    | SGN Scotland             | SGN Southern          | 2 4 3 1 |

    @NOC-12
    Scenario Outline: <one>, <another> and <a third> are all recorded for the day
      Given a question about SRV 6.21 for <device>
      And Registration Data records
        | metering point | network party | from       | to |
        | <number>       | <one>         | 2015-01-01 |    |
        | <number>       | <another>     | 2015-01-01 |    |
        | <number>       | <a third>     | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as ambiguous-registration

      Examples:
        | device  | number        | one                      | another                   | a third                      |
        | an ESME | 1200123456787 | UK Power Networks London | UK Power Networks Eastern | UK Power Networks South East |
        | an ESME | 1200123456787 | UK Power Networks London | SP Manweb                 | UK Power Networks London     |
        | a GPF   | 1234567810    | Northern Gas Networks    | Cadent                    | Cadent                       |
        | a GPF   | 1234567810    | Cadent                   | mua Gas                   | Cadent                       |

    @NOC-12
    Scenario Outline: a contradiction of <days> is none on the day that counts, for <device>
      Given a question about SRV 6.21 for <device>
      And it takes effect at 2026-06-15T12:00:00Z
      And Registration Data records
        | metering point | network party | from       | to   |
        | <number>       | <own>         | 2015-01-01 |      |
        | <number>       | <other>       | <from>     | <to> |
        | <number>       | <third>       | <from>     | <to> |
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | days             | device  | number        | own                      | other                 | third           | from       | to         |
        | former days      | an ESME | 1200123456787 | UK Power Networks London | SP Manweb             | ESP Electricity | 2016-01-01 | 2026-06-14 |
        | days to come     | an ESME | 1200123456787 | UK Power Networks London | SP Manweb             | ESP Electricity | 2026-06-16 |            |
        | a day long ago   | a GPF   | 1234567810    | Cadent                   | Northern Gas Networks | ES Pipelines    | 2016-01-01 | 2016-01-01 |
        | days to come     | a GPF   | 1234567810    | Cadent                   | Northern Gas Networks | ES Pipelines    | 2026-06-16 | 2026-12-31 |

    @NOC-12 @NOC-8 @esme
    Scenario Outline: a contradiction of the day of <which> is <verdict in words>
      Given a question about SRV 6.21 for an ESME
      And it was received at 2026-05-20T09:00:00Z
      And it takes effect at 2026-06-15T12:00:00Z
      And Registration Data records
        | metering point | network party            | from       | to   |
        | 1200123456787  | UK Power Networks London | 2015-01-01 |      |
        | 1200123456787  | SP Manweb                | <from>     | <to> |
      When the check is asked
      Then it <verdict>

      Examples:
        | which            | verdict in words | from       | to         | verdict                                     |
        | receipt alone    | none             | 2026-05-20 | 2026-06-14 | accepts by NOC-10                           |
        | the effect alone | one              | 2026-06-15 | 2026-06-15 | refuses by NOC-12 as ambiguous-registration |

    @NOC-12 @esme
    Scenario Outline: a contradiction of other metering points, <which>, is none
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party            | from       | to |
        | <other>        | SP Manweb                | 2015-01-01 |    |
        | <other>        | Last Mile Electricity    | 2015-01-01 |    |
        | 1200123456787  | UK Power Networks London | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | which              | other         |
        | that begin alike   | 1200123456780 |
        | that end alike     | 2200123456787 |
        | of the other fuel  | 1234567810    |
