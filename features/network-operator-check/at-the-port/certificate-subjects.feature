@at-the-port @esme
Feature: Where a certificate says whose it is
  The identifier of an organisation is the eight octets of the x500UniqueIdentifier in its certificate's subject. Admission
  lets no certificate pass that cannot be read so; an implementation that is asked about one refuses it, and does not crash.

  Rule: NOC-11 The eight octets of the subject's x500UniqueIdentifier, whatever else the subject holds

    @NOC-11
    Scenario: octets that read like DER are the identifier
      Given a question about SRV 6.21 for an ESME
      And Registration Data records
        | metering point | network party              | from       | to |
        | 1200123456787  | Independent Power Networks | 2015-01-01 |    |
      And its certificates are those of Independent Power Networks
      When the check is asked
      Then it accepts by NOC-10

    @NOC-11
    Scenario: octets that read like DER are somebody else's identifier
      Given a question about SRV 6.21 for an ESME
      And its certificates are those of Independent Power Networks
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-11
    Scenario: a common name and another order of attributes
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
        | CN                   | London                  |
        | OU                   | 03                      |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-11
    Scenario: no common name
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | OU                   | 03                      |
        | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-11
    Scenario Outline: an identifier in the name of the issuer is not the subject's: <subject> from <issuer>
      Given a question about SRV 6.21 for an ESME
      And its one certificate is one of <subject> from an issuer that is known by <issuer>
      When the check is asked
      Then it <verdict>

      Examples:
        | subject                 | issuer                  | verdict                          |
        | 90-B3-D5-1F-30-02-01-10 | 90-B3-D5-1F-30-02-01-11 | accepts by NOC-10                |
        | 90-B3-D5-1F-30-02-01-11 | 90-B3-D5-1F-30-02-01-10 | refuses by NOC-10 as other-party |

    @NOC-11
    Scenario Outline: a common name that is the right identifier, written <how>
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | CN                   | <name>                  |
        | OU                   | 03                      |
        | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-11 |
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | how              | name                     |
        | bare             | 90B3D51F30020110         |
        | with hyphens     | 90-B3-D5-1F-30-02-01-10  |
        | as the operator  | UK Power Networks London |

    @NOC-11
    Scenario: no identifier
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute | value                   |
        | CN        | 90-B3-D5-1F-30-02-01-10 |
        | OU        | 03                      |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-11
    Scenario: a Device Certificate's identifier is not an organisation's
      Given a question about SRV 6.21 for an ESME
      And its one certificate is a Device Certificate of 90-B3-D5-1F-30-02-01-10 with the OU 03
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-11
    Scenario Outline: two identifiers, <which>
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value    |
        | OU                   | 03       |
        | x500UniqueIdentifier | <first>  |
        | x500UniqueIdentifier | <second> |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | which                   | first                   | second                  |
        | the right one first     | 90-B3-D5-1F-30-02-01-10 | 90-B3-D5-1F-30-02-01-11 |
        | the right one last      | 90-B3-D5-1F-30-02-01-11 | 90-B3-D5-1F-30-02-01-10 |
        | the right one twice     | 90-B3-D5-1F-30-02-01-10 | 90-B3-D5-1F-30-02-01-10 |

    @NOC-11
    Scenario: unused bits
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute                               | value                   |
        | OU                                      | 03                      |
        | x500UniqueIdentifier with 4 unused bits | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-11
    Scenario Outline: an identifier in characters, <how>
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute                    | value        |
        | OU                           | 03           |
        | x500UniqueIdentifier in text | <characters> |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | how          | characters              |
        | bare         | 90B3D51F30020110        |
        | with hyphens | 90-B3-D5-1F-30-02-01-10 |

    @NOC-11
    Scenario Outline: an identifier of <length> octets
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value    |
        | OU                   | 03       |
        | x500UniqueIdentifier | <octets> |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | length | octets                     |
        | seven  | 90-B3-D5-1F-30-02-01       |
        | nine   | 90-B3-D5-1F-30-02-01-10-00 |

    @NOC-11
    Scenario Outline: two OUs, <first> and <second>
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | OU                   | <first>                 |
        | OU                   | <second>                |
        | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | first | second |
        | 03    | 02     |
        | 02    | 03     |

    @NOC-10 @NOC-11
    Scenario: no OU
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | CN                   | 03                      |
        | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-10 @NOC-11
    Scenario Outline: an OU that is not 03 for having its digits: <unit>
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | OU                   | <unit>                  |
        | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | unit |
        | 13   |
        | 30   |
        | 33   |
        | 3F   |
        | 83   |
        | 103  |
        | 03F  |
        | 3    |
        | 003  |
        | 0003 |
        | "03 " |
        | " 03" |
        | " 3" |
        | 0x03 |
        | 3.0  |
        | 03h  |
        | +3   |
        | ３   |
        | 0３  |

    @NOC-11
    Scenario: an OU of words
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | OU                   | networkOperator         |
        | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-11
    Scenario Outline: <what>
      Given a question about SRV 6.21 for an ESME
      And <certificate>
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | what                                        | certificate                                                             |
        | octets that are no certificate              | its one certificate is the octets 6E6F206365727469666963617465          |
        | no octets at all                            | its one certificate is no octets at all                                 |
        | octets behind a right certificate           | its one certificate is the right one with the octets 00 behind it       |
        | no certificate in place of the second       | its key agreement certificate is no octets at all, the other is right   |

    @NOC-11
    Scenario Outline: <what> in place of a certificate, whatever settings accept
      Given a question about SRV 6.21 for an ESME
      And what is missing is <reason>
      And a setting accepts everything missing
      And <certificate>
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | what            | reason            | certificate                                                    |
        | other octets    | no-metering-point | its one certificate is the octets 6E6F206365727469666963617465 |
        | no octets       | no-registration   | its one certificate is no octets at all                        |

    @NOC-11
    Scenario: what carries no identifier is refused though a missing metering point is accepted
      Given a question about SRV 6.21 for an ESME
      And the device has no metering point
      And a setting accepts no-metering-point
      And its one certificate has the subject
        | attribute | value |
        | OU        | 03    |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

    @NOC-11 @NOC-13
    Scenario: a nameless certificate of the Access Control Broker is refused though those are allowed
      Given a question about SRV 6.21 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And its one certificate has the subject
        | attribute | value |
        | OU        | 04    |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

  Rule: NOC-11 However the subject is laid out

    @NOC-11
    Scenario Outline: a subject whose attributes share one relative name: <how>, of <holder>
      Given a question about SRV 6.21 for an ESME
      And its one certificate names
        | in      | attribute    | value    |
        | subject | <first>      | <one>    |
        | subject | + <second>   | <two>    |
      When the check is asked
      Then it <verdict>

      Examples:
        | how                     | holder       | first                | one                     | second               | two                     | verdict                          |
        | OU and identifier       | London       | OU                   | 03                      | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |
        | OU and identifier       | another      | OU                   | 03                      | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-30 | refuses by NOC-10 as other-party |
        | OU and identifier, as a supplier | London | OU                | 02                      | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 | refuses by NOC-10 as wrong-role  |

    @NOC-11
    Scenario Outline: two <what> in one relative name
      Given a question about SRV 6.21 for an ESME
      And its one certificate names
        | in      | attribute            | value                   |
        | subject | OU                   | 03                      |
        | subject | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
        | subject | + <attribute>        | <value>                 |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | what        | attribute            | value                   |
        | OUs         | OU                   | 02                      |
        | identifiers | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-11 |

    @NOC-11
    Scenario Outline: a common name beside the identifier in one relative name, of <holder>
      Given a question about SRV 6.21 for an ESME
      And its one certificate names
        | in      | attribute              | value        |
        | subject | CN                     | London       |
        | subject | + x500UniqueIdentifier | <identifier> |
        | subject | OU                     | 03           |
      When the check is asked
      Then it <verdict>

      Examples:
        | holder  | identifier              | verdict                          |
        | London  | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |
        | another | 90-B3-D5-1F-30-02-01-30 | refuses by NOC-10 as other-party |

    @NOC-11
    Scenario Outline: what the subject has not is not taken from the issuer: <what>
      Given a question about SRV 6.21 for an ESME
      And its one certificate names
        | in      | attribute            | value                   |
        | issuer  | OU                   | <issuer's>              |
        | issuer  | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
        | subject | <attribute>          | <value>                 |
        | subject | CN                   | London                  |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | what                  | issuer's | attribute            | value                   |
        | no OU                 | 03       | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
        | no identifier         | 07       | OU                   | 03                      |
        | no identifier, and the issuer is an operator | 03 | OU    | 03                      |
        | neither               | 03       | O                    | UK Power Networks       |

    @NOC-11
    Scenario Outline: a subject whose <attribute> is 03 has no OU by that
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | <attribute>          | 03                      |
        | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | attribute |
        | O         |
        | CN        |

    @NOC-11
    Scenario Outline: the role of the issuer is not the subject's: <subject> from <issuer>
      Given a question about SRV 6.21 for an ESME
      And its one certificate names
        | in      | attribute            | value                   |
        | issuer  | OU                   | <issuer>                |
        | subject | OU                   | <subject>               |
        | subject | x500UniqueIdentifier | 90-B3-D5-1F-30-02-01-10 |
      When the check is asked
      Then it <verdict>

      Examples:
        | subject | issuer | verdict                         |
        | 03      | 02     | accepts by NOC-10               |
        | 02      | 03     | refuses by NOC-10 as wrong-role |

    @NOC-11
    Scenario Outline: <length> characters of <what> change nothing for <holder>
      Given a question about SRV 6.21 for an ESME
      And its one certificate is one of <holder> with <length> characters of <what>
      When the check is asked
      Then it <verdict>

      Examples:
        | what         | length | holder                  | verdict                          |
        | organisation | 60     | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |
        | organisation | 200    | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |
        | organisation | 200    | 90-B3-D5-1F-30-02-01-30 | refuses by NOC-10 as other-party |
        | organisation | 1500   | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |
        | organisation | 1500   | 90-B3-D5-1F-30-02-01-30 | refuses by NOC-10 as other-party |
        | comment      | 900    | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |
        | comment      | 3000   | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |
        | comment      | 3000   | 90-B3-D5-1F-30-02-01-30 | refuses by NOC-10 as other-party |
        | comment      | 6000   | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |

    @NOC-11
    Scenario Outline: an organisation <organisation>, which looks like <what>, is none
      Given a question about SRV 6.21 for an ESME
      And its one certificate has the subject
        | attribute            | value                   |
        | O                    | <organisation>          |
        | OU                   | <unit>                  |
        | x500UniqueIdentifier | <identifier>            |
      When the check is asked
      Then it <verdict>

      Examples:
        | what          | organisation            | unit | identifier              | verdict                          |
        | a role        | 03                      | 02   | 90-B3-D5-1F-30-02-01-10 | refuses by NOC-10 as wrong-role  |
        | a role        | 02                      | 03   | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10                |
        | an OU         | OU=03                   | 02   | 90-B3-D5-1F-30-02-01-10 | refuses by NOC-10 as wrong-role  |
        | an identifier | 90-B3-D5-1F-30-02-01-10 | 03   | 90-B3-D5-1F-30-02-01-30 | refuses by NOC-10 as other-party |
        | another's identifier | 90-B3-D5-1F-30-02-01-30 | 03 | 90-B3-D5-1F-30-02-01-10 | accepts by NOC-10            |
