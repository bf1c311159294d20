@at-the-port
Feature: Who the responsible party is among many
  Parties have identifiers that begin alike, sisters in the same group, several identifiers or none. Only the whole id of a
  party finds it, and only its own identifiers are right.

  Rule: NOC-9 A party is found by its whole id, and known by every identifier of its own

    @NOC-9 @esme
    Scenario Outline: a party called <id> among others whose ids begin or end alike, with the certificates of <holder>
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id     | name  | identifiers             |
        | LON    | one   | 90-B3-D5-1F-30-02-01-51 |
        | LOND2  | two   | 90-B3-D5-1F-30-02-01-52 |
        | LOND   | three | 90-B3-D5-1F-30-02-01-53 |
        | LONDON | four  | 90-B3-D5-1F-30-02-01-54 |
        | OND    | five  | 90-B3-D5-1F-30-02-01-55 |
        | L      | six   | 90-B3-D5-1F-30-02-01-56 |
        | XLOND  | seven | 90-B3-D5-1F-30-02-01-57 |
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | <id>          | 2015-01-01 |    |
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | id     | holder                  | verdict                          |
        | LON    | 90-B3-D5-1F-30-02-01-51 | accepts by NOC-10                |
        | LON    | 90-B3-D5-1F-30-02-01-52 | refuses by NOC-10 as other-party |
        | LON    | 90-B3-D5-1F-30-02-01-53 | refuses by NOC-10 as other-party |
        | LOND   | 90-B3-D5-1F-30-02-01-53 | accepts by NOC-10                |
        | LOND   | 90-B3-D5-1F-30-02-01-51 | refuses by NOC-10 as other-party |
        | LOND   | 90-B3-D5-1F-30-02-01-52 | refuses by NOC-10 as other-party |
        | LOND   | 90-B3-D5-1F-30-02-01-54 | refuses by NOC-10 as other-party |
        | LOND   | 90-B3-D5-1F-30-02-01-57 | refuses by NOC-10 as other-party |
        | LONDON | 90-B3-D5-1F-30-02-01-54 | accepts by NOC-10                |
        | LONDON | 90-B3-D5-1F-30-02-01-51 | refuses by NOC-10 as other-party |
        | LONDON | 90-B3-D5-1F-30-02-01-53 | refuses by NOC-10 as other-party |
        | OND    | 90-B3-D5-1F-30-02-01-55 | accepts by NOC-10                |
        | OND    | 90-B3-D5-1F-30-02-01-53 | refuses by NOC-10 as other-party |
        | L      | 90-B3-D5-1F-30-02-01-56 | accepts by NOC-10                |
        | L      | 90-B3-D5-1F-30-02-01-51 | refuses by NOC-10 as other-party |
        | XLOND  | 90-B3-D5-1F-30-02-01-57 | accepts by NOC-10                |

    @NOC-9 @NOC-12 @esme
    Scenario Outline: the id <id> is nobody's, though another party's begins or ends so
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | <id>          | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as no-entity-identifier

      Examples:
        | id    |
        | LON   |
        | LONDX |
        | OND   |
        | L     |

    @NOC-9 @esme
    Scenario Outline: a party of <how many> identifiers is known by the <which>
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers   |
        | MANW | another network  | 90-B3-D5-1F-30-02-01-30 |
        | LOND | London's network | <identifiers> |
      And its certificates are those of 90-B3-D5-1F-30-02-01-10
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | how many | which  | identifiers |
        | three    | first  | 90-B3-D5-1F-30-02-01-10, 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-78 |
        | three    | second | 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-10, 90-B3-D5-1F-30-02-01-78 |
        | three    | third  | 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-78, 90-B3-D5-1F-30-02-01-10 |
        | four     | third  | 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-78, 90-B3-D5-1F-30-02-01-10, 90-B3-D5-1F-30-02-01-79 |
        | four     | fourth | 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-78, 90-B3-D5-1F-30-02-01-79, 90-B3-D5-1F-30-02-01-10 |
        | six      | sixth  | 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-78, 90-B3-D5-1F-30-02-01-79, 90-B3-D5-1F-30-02-01-7A, 90-B3-D5-1F-30-02-01-7B, 90-B3-D5-1F-30-02-01-10 |
        | three, two of them alike | last | 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-10 |
        | three, two of them none | second | none yet, 90-B3-D5-1F-30-02-01-10, unknown |

    @NOC-9 @esme
    Scenario Outline: <id> has the name of another party, and identifiers of its own
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name        | identifiers             |
        | LOND | One network | 90-B3-D5-1F-30-02-01-10 |
        | MANW | One network | 90-B3-D5-1F-30-02-01-30 |
        | EMEB | One network | 90-B3-D5-1F-30-02-01-21 |
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | <id>          | 2015-01-01 |    |
      And its certificates are those of <holder>
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | id   | holder                  |
        | LOND | 90-B3-D5-1F-30-02-01-10 |
        | MANW | 90-B3-D5-1F-30-02-01-30 |
        | EMEB | 90-B3-D5-1F-30-02-01-21 |

    @NOC-9 @esme
    Scenario Outline: an identifier <written> is not filled up with zeros
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers                        |
        | LOND | London's network | <written>, 90-B3-D5-1F-30-02-01-11 |
      And its certificates are those of <holder>
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | written              | holder                  |
        | 90-B3-D5-1F-30-02-01 | 90-B3-D5-1F-30-02-01-00 |
        | 90B3D51F300201       | 90-B3-D5-1F-30-02-01-00 |
        | B3-D5-1F-30-02-01-10 | 00-B3-D5-1F-30-02-01-10 |

    @NOC-9 @esme
    Scenario: an identifier that none of a party's three is
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers |
        | LOND | London's network | 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-78, 90-B3-D5-1F-30-02-01-79 |
      And its certificates are those of 90-B3-D5-1F-30-02-01-10
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-9 @NOC-10 @esme
    Scenario Outline: certificates under two of a party's three identifiers, <which>
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers |
        | LOND | London's network | 90-B3-D5-1F-30-02-01-77, 90-B3-D5-1F-30-02-01-78, 90-B3-D5-1F-30-02-01-79 |
      And its certificates are
        | use               | holder   | role |
        | digital signature | <signing> | 03   |
        | key agreement     | <agreeing> | 03   |
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | which            | signing                 | agreeing                |
        | first and third  | 90-B3-D5-1F-30-02-01-77 | 90-B3-D5-1F-30-02-01-79 |
        | third and second | 90-B3-D5-1F-30-02-01-79 | 90-B3-D5-1F-30-02-01-78 |

    @NOC-9 @NOC-10
    Scenario Outline: <own> is registered, and the certificates are those of <sister>
      Given a question about SRV 6.21 for <device>
      And Registration Data records
        | metering point | network party | from       | to |
        | <number>       | <own>         | 2015-01-01 |    |
      And its certificates are those of <sister>
      When the check is asked
      Then it <verdict>

      Examples:
        | device  | number        | own                                                  | sister                                               | verdict                          |
        | an ESME | 1200123456787 | National Grid Electricity Distribution East Midlands | National Grid Electricity Distribution West Midlands | refuses by NOC-10 as other-party |
        | an ESME | 1200123456787 | National Grid Electricity Distribution South Wales   | National Grid Electricity Distribution South West    | refuses by NOC-10 as other-party |
        | an ESME | 1200123456787 | SP Manweb                                            | SP Distribution                                      | refuses by NOC-10 as other-party |
        | an ESME | 1200123456787 | Northern Powergrid North East                        | Northern Powergrid Yorkshire                         | refuses by NOC-10 as other-party |
        | an ESME | 1200123456787 | SSEN Southern                                        | SSEN North Scotland                                  | refuses by NOC-10 as other-party |
        | an ESME | 1200123456787 | UK Power Networks Eastern                            | UK Power Networks South East                         | accepts by NOC-10                |
        | a GPF   | 1234567810    | SGN Scotland                                         | SGN Southern                                         | accepts by NOC-10                |

  Rule: NOC-10 The host network of an independent one is another party

    @NOC-10 @gpf @wrong-network
    Scenario Outline: <own> is registered for MPRN <number>, and the certificates are those of <holder>
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number   | purpose |
        | MPRN | <number> | import  |
      And Registration Data records
        | metering point | network party | from       | to |
        | <number>       | <own>         | 2015-01-01 |    |
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | number     | own                   | holder                | verdict                          |
        | 7412345608 | Independent Pipelines | Independent Pipelines | accepts by NOC-10                |
        | 7412345608 | Independent Pipelines | Cadent                | refuses by NOC-10 as other-party |
        | 7412345608 | Independent Pipelines | ES Pipelines          | refuses by NOC-10 as other-party |
        | 7412345608 | Cadent                | Independent Pipelines | refuses by NOC-10 as other-party |
        | 1234567810 | Independent Pipelines | Cadent                | refuses by NOC-10 as other-party |
        | 1234567810 | Independent Pipelines | Independent Pipelines | accepts by NOC-10                |
        | 1234567810 | ES Pipelines          | SGN Scotland          | refuses by NOC-10 as other-party |
        | 7512345606 | ES Pipelines          | Northern Gas Networks | refuses by NOC-10 as other-party |
        | 7512345606 | ES Pipelines          | ES Pipelines          | accepts by NOC-10                |
        | 1234567810 | Cadent                | Independent Pipelines | refuses by NOC-10 as other-party |

    @NOC-10 @esme @wrong-network
    Scenario Outline: <own> is registered for an MPAN of London, and the certificates are those of <holder>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | <own>         | 2015-01-01 |    |
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | own                        | holder                     | verdict                          |
        | ESP Electricity            | UK Power Networks London   | refuses by NOC-10 as other-party |
        | ESP Electricity            | Last Mile Electricity      | refuses by NOC-10 as other-party |
        | ESP Electricity            | ESP Electricity            | accepts by NOC-10                |
        | Independent Power Networks | UK Power Networks London   | refuses by NOC-10 as other-party |
        | UK Power Networks London   | ESP Electricity            | refuses by NOC-10 as other-party |

  Rule: NOC-12 A party without an identifier cannot be known by one

    @NOC-12
    Scenario Outline: <party> has no identifier, is registered for <device>, and the certificates are those of <holder>
      Given a question about SRV 6.21 for <device>
      And Registration Data records
        | metering point | network party | from       | to |
        | <number>       | <party>       | 2015-01-01 |    |
      And its certificates are those of <holder>
      When the check is asked
      Then it refuses by NOC-12 as no-entity-identifier

      Examples:
        | party   | device  | number        | holder                   |
        | mua Gas | a GPF   | 1234567810    | Cadent                   |
        | mua Gas | a GPF   | 1234567810    | Independent Pipelines    |
        | mua Gas | an ESME | 1200123456787 | UK Power Networks London |

    @NOC-12 @esme
    Scenario Outline: a registered party of which the source knows <what>
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers             |
        | MANW | another network  | 90-B3-D5-1F-30-02-01-10 |
        | LOND | London's network | <identifiers>           |
      When the check is asked
      Then it refuses by NOC-12 as no-entity-identifier

      Examples:
        | what                       | identifiers                                      |
        | nothing                    |                                                  |
        | an identifier cut short    | 90-B3-D5-1F-30-02-01                             |
        | an identifier too long     | 90-B3-D5-1F-30-02-01-10-00                       |
        | nothing but its beginning  | 90-B3-D5-1F                                      |
        | two that are none          | not known, 90-B3-D5-1F-30-02-01-1G               |

    @NOC-12 @esme
    Scenario Outline: the world has no network parties at all, <how>
      Given a question about SRV 6.21 for an ESME
      And there are no network parties
      And <setting>
      When the check is asked
      Then it <verdict>

      Examples:
        | how                  | setting                                | verdict                                   |
        | which is refused     | no setting accepts what is missing     | refuses by NOC-12 as no-entity-identifier |
        | which is accepted    | a setting accepts no-entity-identifier | accepts by NOC-12                         |

  Rule: NOC-7 The responsible party is found wherever it stands among all parties

    @NOC-7 @NOC-9 @esme
    Scenario Outline: <number> parties, of which London's stands <place>, and certificates of <whose>
      Given a question about SRV 6.21 for an ESME
      And there are <number> network parties, of which London's stands <place>
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>
      And it answers within a second

      Examples:
        | number | place         | whose             | holder                   | verdict                          |
        | 100    | last          | its own           | UK Power Networks London | accepts by NOC-10                |
        | 100    | first         | its own           | UK Power Networks London | accepts by NOC-10                |
        | 1000   | in the middle | its own           | UK Power Networks London | accepts by NOC-10                |
        | 1000   | last          | its own           | UK Power Networks London | accepts by NOC-10                |
        | 1000   | first         | the party behind  | 90-B3-D5-1F-31-00-00-01  | refuses by NOC-10 as other-party |
        | 1000   | last          | the party before  | 90-B3-D5-1F-31-00-03-E7  | refuses by NOC-10 as other-party |
