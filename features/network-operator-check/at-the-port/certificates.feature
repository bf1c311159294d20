@at-the-port
Feature: Whose certificates are right
  Every certificate of a request counts: its Remote Party Role, and the identifier in its subject.

  Rule: NOC-9 A party is known by the set of identifiers registered to it

    @NOC-9 @esme
    Scenario Outline: <party> is known by <identifier>
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party | from       | to |
        | 1200123456787  | <party>       | 2015-01-01 |    |
      And its certificates are those of <identifier>
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | party                                                | identifier              |
        | Northern Powergrid Yorkshire                         | 90-B3-D5-1F-30-02-01-41 |
        | Northern Powergrid Yorkshire                         | 90-B3-D5-1F-30-02-01-42 |
        | National Grid Electricity Distribution South West    | 90-B3-D5-1F-30-02-01-E4 |
        | UK Power Networks Eastern                            | 90-B3-D5-1F-30-02-01-10 |
        | UK Power Networks South East                         | 90-B3-D5-1F-30-02-01-10 |
        | SSEN North Scotland                                  | 90-B3-D5-1F-30-02-01-60 |
        | The Electricity Network Company                      | 90-B3-D5-1F-30-02-01-72 |
        | Independent Power Networks                           | 30-06-02-01-05-02-01-07 |

    @NOC-9 @gpf
    Scenario: the first digits of an MPRN name nobody
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number     | purpose |
        | MPRN | 7412345608 | import  |
      And Registration Data records
        | metering point | network party | from       | to |
        | 7412345608     | Cadent        | 2015-01-01 |    |
      And its certificates are those of Cadent
      When the check is asked
      Then it accepts by NOC-10

    @NOC-9 @gpf
    Scenario: an identifier that its source writes in lower case without hyphens
      Given a question about SRV 6.21 for a GPF
      And Registration Data records
        | metering point | network party | from       | to |
        | 1234567810     | SGN Southern  | 2015-01-01 |    |
      And its certificates are those of SGN Scotland
      When the check is asked
      Then it accepts by NOC-10

    @NOC-9 @esme
    Scenario: one identifier of a party on each certificate
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party                | from       | to |
        | 1200123456787  | Northern Powergrid Yorkshire | 2015-01-01 |    |
      And its certificates are
        | use               | holder                  | role |
        | digital signature | 90-B3-D5-1F-30-02-01-41 | 03   |
        | key agreement     | 90-B3-D5-1F-30-02-01-42 | 03   |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-9 @esme
    Scenario: an identifier that differs in the last octet alone
      Given a question about SRV 6.21 for an ESME
      And its certificates are those of Last Mile Electricity
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-9 @esme
    Scenario Outline: two identifiers that differ in <what>
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers  |
        | LOND | London's network | <identifier> |
      And its certificates are those of 90-B3-D5-1F-30-02-01-10
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | what                        | identifier              |
        | the first octet             | 10-B3-D5-1F-30-02-01-10 |
        | the second octet            | 90-B2-D5-1F-30-02-01-10 |
        | the third octet             | 90-B3-D4-1F-30-02-01-10 |
        | the fourth octet            | 90-B3-D5-1E-30-02-01-10 |
        | the fifth octet             | 90-B3-D5-1F-31-02-01-10 |
        | the sixth octet             | 90-B3-D5-1F-30-03-01-10 |
        | the seventh octet           | 90-B3-D5-1F-30-02-00-10 |
        | the eighth octet            | 90-B3-D5-1F-30-02-01-90 |
        | the order of two octets     | 90-B3-D5-1F-30-01-02-10 |
        | the order of all the octets | 10-01-02-30-1F-D5-B3-90 |

    @NOC-9 @esme
    Scenario Outline: the first digits of an MPAN name nobody: <number> on an independent network, with the certificates of <holder>
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number   | purpose |
        | MPAN | <number> | import  |
      And Registration Data records
        | metering point | network party                   | from       | to |
        | <number>       | The Electricity Network Company | 2015-01-01 |    |
      And its certificates are those of <holder>
      When the check is asked
      Then it <verdict>

      Examples:
        | number        | holder                          | verdict                          |
        | 1200123456787 | UK Power Networks London        | refuses by NOC-10 as other-party |
        | 1200123456787 | The Electricity Network Company | accepts by NOC-10                |
        | 2700123456782 | UK Power Networks London        | refuses by NOC-10 as other-party |

    @NOC-9 @esme
    Scenario: names are not compared
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name        | identifiers             |
        | LOND | One network | 90-B3-D5-1F-30-02-01-11 |
        | EMEB | One network | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-9 @esme
    Scenario: brands are not compared
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose |
        | MPAN | 1400123456789 | import  |
      And Registration Data records
        | metering point | network party                                        | from       | to |
        | 1400123456789  | National Grid Electricity Distribution West Midlands | 2015-01-01 |    |
      And its certificates are those of National Grid Electricity Distribution East Midlands
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-9 @esme
    Scenario: what is no identifier in a source is passed over
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers                                              |
        | LOND | London's network | none yet, 90-B3-D5-1F-30-02-01, 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-9 @esme
    Scenario: an identifier in lower case without hyphens, listed last
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers                               |
        | LOND | London's network | 90-B3-D5-1F-30-02-01-11, 90b3d51f30020110 |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-9 @esme
    Scenario: two identifiers that are one number in floating point
      Given a question about SRV 6.21 for an ESME
      And the network parties are
        | id   | name             | identifiers             |
        | LOND | London's network | 90-B3-D5-1F-30-02-01-12 |
      When the check is asked
      Then it refuses by NOC-10 as other-party

  Rule: NOC-10 Every certificate carries role 03 and an identifier of the responsible party

    @NOC-10
    Scenario Outline: the certificates of <holder> for <device>
      Given a question about SRV 6.21 for <device>
      And its certificates are those of <holder>
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | holder                   | device  |
        | SP Manweb                | an ESME |
        | Cadent                   | an ESME |
        | UK Power Networks London | a GPF   |
        | Northern Gas Networks    | a GPF   |

    @NOC-10 @esme
    Scenario Outline: a signing certificate of <signing> with a key agreement certificate of <agreeing>
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use               | holder     | role |
        | digital signature | <signing>  | 03   |
        | key agreement     | <agreeing> | 03   |
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | signing                  | agreeing                 |
        | UK Power Networks London | Last Mile Electricity    |
        | Last Mile Electricity    | UK Power Networks London |

    @NOC-10 @esme
    Scenario Outline: a <use> certificate alone, of <holder>
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use   | holder   | role |
        | <use> | <holder> | 03   |
      When the check is asked
      Then it <verdict>

      Examples:
        | use               | holder                   | verdict                          |
        | digital signature | UK Power Networks London | accepts by NOC-10                |
        | key agreement     | UK Power Networks London | accepts by NOC-10                |
        | digital signature | SP Manweb                | refuses by NOC-10 as other-party |
        | key agreement     | SP Manweb                | refuses by NOC-10 as other-party |

    @NOC-10
    Scenario Outline: no certificate at all for <device>
      Given a question about SRV 6.21 for <device>
      And it holds no certificate
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | device  |
        | an ESME |
        | a GPF   |

    @NOC-10 @esme
    Scenario Outline: the right identifier in <what>
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use               | holder                   | role      |
        | digital signature | UK Power Networks London | <signing>  |
        | key agreement     | UK Power Networks London | <agreeing> |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | what                                     | signing | agreeing |
        | a supplier's role                        | 02      | 02       |
        | a supplier's role on the second alone    | 03      | 02       |
        | a supplier's role on the first alone     | 02      | 03       |
        | the role that signs DUIS requests        | 87      | 87       |
        | that role, on the first alone            | 87      | 03       |
        | the role of everybody else               | 7F      | 7F       |
        | the role of an issuing authority         | 07      | 03       |
        | the role of recovery                     | 01      | 01       |
        | the role of a root                       | 00      | 00       |
        | the role of a change of supplier         | 05      | 05       |
        | the role of a WAN provider               | 06      | 06       |
        | the role of a load controller            | 08      | 08       |
        | the role that signs the DCC's answers    | 89      | 89       |

    @NOC-10 @esme
    Scenario: the supplier's own placeholder in the role of a network operator
      Given a question about SRV 6.21 for an ESME
      And its certificates are those of the supplier in the role 03
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-10 @esme
    Scenario: the supplier's own certificates
      Given a question about SRV 6.21 for an ESME
      And its certificates are those of the supplier
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-10 @esme
    Scenario Outline: a role is judged before <what>
      Given a question about SRV 6.21 for an ESME
      And what is missing is <what>
      And a setting accepts everything missing
      And its certificates are those of the supplier
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | what                   |
        | no-metering-point      |
        | ambiguous-registration |
        | no-entity-identifier   |

    @NOC-10 @esme
    Scenario: which use a certificate was issued for is not the check's to judge
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use               | holder                   | role | issued for    |
        | digital signature | UK Power Networks London | 03   | key agreement |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-10 @esme
    Scenario: whether a certificate is valid is not the check's to judge
      Given a question about SRV 6.21 for an ESME
      And it takes effect at 2099-01-01T00:00:00Z
      When the check is asked
      Then it accepts by NOC-10

    @NOC-10 @NOC-14 @esme @srv-6.15.1
    Scenario: certificates out of a Signed Pre-Command are judged alike
      Given a question about SRV 6.15.1 for an ESME
      And it comes out of a Signed Pre-Command
      And its certificates are those of Last Mile Electricity
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-10 @esme @srv-6.15.1
    Scenario: every certificate of a payload for several cells counts
      Given a question about SRV 6.15.1 for an ESME
      And it comes out of a Signed Pre-Command
      And its certificates are
        | use               | holder                   | role |
        | digital signature | UK Power Networks London | 03   |
        | key agreement     | UK Power Networks London | 03   |
        | digital signature | the supplier             | 02   |
        | key agreement     | the supplier             | 02   |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-10 @esme @srv-6.15.1
    Scenario: more than two certificates are right when each of them is
      Given a question about SRV 6.15.1 for an ESME
      And its certificates are
        | use               | holder                   | role |
        | digital signature | UK Power Networks London | 03   |
        | key agreement     | UK Power Networks London | 03   |
        | key agreement     | UK Power Networks London | 03   |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-10 @esme
    Scenario: a wrong certificate between two right ones
      Given a question about SRV 6.15.1 for an ESME
      And its certificates are
        | use               | holder                   | role |
        | digital signature | UK Power Networks London | 03   |
        | key agreement     | SP Manweb                | 03   |
        | key agreement     | UK Power Networks London | 03   |
      When the check is asked
      Then it refuses by NOC-10 as other-party

  Rule: NOC-13 The certificates of the Access Control Broker are refused, unless a setting allows them

    @NOC-13
    Scenario Outline: the Access Control Broker's certificates for <device>
      Given a question about SRV 6.21 for <device>
      And its certificates are those of the Access Control Broker
      When the check is asked
      Then it refuses by NOC-13 as wrong-role

      Examples:
        | device  |
        | an ESME |
        | a GPF   |

    @NOC-13 @esme
    Scenario Outline: the Access Control Broker's certificate beside a right one, <which>
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use               | holder     | role    |
        | digital signature | <signing>  | <first>  |
        | key agreement     | <agreeing> | <second> |
      When the check is asked
      Then it refuses by NOC-13 as wrong-role

      Examples:
        | which         | signing                   | first | agreeing                  | second |
        | as the first  | the Access Control Broker | 04    | UK Power Networks London  | 03     |
        | as the second | UK Power Networks London  | 03    | the Access Control Broker | 04     |

    @NOC-13 @esme
    Scenario: its role under the right operator's identifier
      Given a question about SRV 6.21 for an ESME
      And its certificates are those of UK Power Networks London in the role 04
      When the check is asked
      Then it refuses by NOC-13 as wrong-role

    @NOC-13
    Scenario Outline: allowed for <device>, nothing else is asked: <registration>
      Given a question about SRV 6.21 for <device>
      And a setting allows the certificates of the Access Control Broker
      And its certificates are those of the Access Control Broker
      And <registration>
      When the check is asked
      Then it accepts by NOC-13

      Examples:
        | device  | registration                          |
        | an ESME | Registration Data records nobody      |
        | an ESME | the device has no metering point      |
        | an ESME | what is missing is ambiguous-registration |
        | an ESME | what is missing is no-entity-identifier |
        | a GPF   | Registration Data records nobody      |

    @NOC-13 @esme @srv-6.15.1
    Scenario: allowed in an update of credentials as in a handover
      Given a question about SRV 6.15.1 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And its certificates are those of the Access Control Broker
      When the check is asked
      Then it accepts by NOC-13

    @NOC-13 @esme
    Scenario: allowed by its role, whatever its identifier
      Given a question about SRV 6.21 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And its certificates are those of SP Manweb in the role 04
      When the check is asked
      Then it accepts by NOC-13

    @NOC-13 @esme
    Scenario Outline: a setting that accepts <reason> does not accept the Access Control Broker
      Given a question about SRV 6.21 for an ESME
      And what is missing is <reason>
      And a setting accepts <reason>
      And its certificates are those of the Access Control Broker
      When the check is asked
      Then it refuses by NOC-13 as wrong-role

      Examples:
        | reason                 |
        | no-metering-point      |
        | ambiguous-registration |
        | no-entity-identifier   |

    @NOC-13 @esme
    Scenario: allowed, beside a right certificate
      Given a question about SRV 6.21 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And its certificates are
        | use               | holder                    | role |
        | digital signature | UK Power Networks London  | 03   |
        | key agreement     | the Access Control Broker | 04   |
      When the check is asked
      Then it accepts by NOC-13

    @NOC-13 @esme
    Scenario Outline: allowed, it does not cover <what> beside it
      Given a question about SRV 6.21 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And its certificates are
        | use               | holder                    | role   |
        | digital signature | the Access Control Broker | 04     |
        | key agreement     | <holder>                  | <role> |
      When the check is asked
      Then it refuses by NOC-10 as <reason>

      Examples:
        | what                   | holder       | role | reason      |
        | another network        | SP Manweb    | 03   | other-party |
        | a supplier             | the supplier | 02   | wrong-role  |
        | the operator's supplier arm | UK Power Networks London | 02 | wrong-role |

    @NOC-13 @esme
    Scenario: allowed, it does not cover another network's before it
      Given a question about SRV 6.21 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And its certificates are
        | use               | holder                    | role |
        | digital signature | SP Manweb                 | 03   |
        | key agreement     | the Access Control Broker | 04   |
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-13 @esme
    Scenario: allowed, the registration is still asked about the certificate beside it
      Given a question about SRV 6.21 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And Registration Data records nobody
      And its certificates are
        | use               | holder                    | role |
        | digital signature | the Access Control Broker | 04   |
        | key agreement     | UK Power Networks London  | 03   |
      When the check is asked
      Then it refuses by NOC-12 as no-registration

    @NOC-13 @esme
    Scenario: allowed, no certificate is still none
      Given a question about SRV 6.21 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And it holds no certificate
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-13 @esme
    Scenario Outline: it is known by its role and not by its identifier, <setting in words>
      Given a question about SRV 6.21 for an ESME
      And <setting>
      And its certificates are those of the Access Control Broker in the role 03
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | setting in words | setting                                                            |
        | allowed          | a setting allows the certificates of the Access Control Broker     |
        | not allowed      | no setting accepts what is missing                                 |
