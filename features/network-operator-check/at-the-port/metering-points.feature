@at-the-port
Feature: Which metering point decides
  The network party of one metering point is responsible for a device: the import MPAN of an ESME, the MPRN that a GPF has
  through its GSME. Export and secondary MPANs have nothing to say but a warning.

  Rule: NOC-6 An ESME is known by its import MPAN, a GPF by the MPRN of its GSME

    @NOC-6 @esme
    Scenario: the import MPAN decides wherever it stands in the list
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose |
        | MPAN | 1200999999995 | export  |
        | MPAN | 1200123456787 | import  |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-6 @esme
    Scenario: the MPAN that the inventory holds now decides, whatever else is recorded
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose |
        | MPAN | 1100123456785 | import  |
      And Registration Data records
        | metering point | network party                                        | from       | to |
        | 1200123456787  | UK Power Networks London                             | 2015-01-01 |    |
        | 1100123456785  | National Grid Electricity Distribution East Midlands | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-6 @NOC-15 @esme
    Scenario Outline: an ESME with <what> alone has no determining metering point
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind   | number   | purpose   |
        | <kind> | <number> | <purpose> |
      And Registration Data records
        | metering point | network party            | from       | to |
        | <number>       | UK Power Networks London | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as no-metering-point

      Examples:
        | what             | kind | number        | purpose   |
        | an export MPAN   | MPAN | 1200123456787 | export    |
        | a secondary MPAN | MPAN | 1200123456787 | secondary |
        | an MPRN          | MPRN | 1234567810    | import    |

    @NOC-6
    Scenario Outline: <device> without any metering point
      Given a question about SRV 6.21 for <device>
      And the device has no metering point
      When the check is asked
      Then it refuses by NOC-12 as no-metering-point

      Examples:
        | device  |
        | an ESME |
        | a GPF   |

    @NOC-6 @gpf
    Scenario: the MPAN of the premises says nothing about a GPF
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number        | purpose |
        | MPAN | 1200123456787 | import  |
      And Registration Data records
        | metering point | network party            | from       | to |
        | 1200123456787  | UK Power Networks London | 2015-01-01 |    |
      And its certificates are those of UK Power Networks London
      When the check is asked
      Then it refuses by NOC-12 as no-metering-point

    @NOC-6 @gpf
    Scenario: a GPF is known by its MPRN though an MPAN is listed before it
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number        | purpose |
        | MPAN | 1200123456787 | import  |
        | MPRN | 1234567810    | import  |
      And Registration Data records
        | metering point | network party            | from       | to |
        | 1200123456787  | UK Power Networks London | 2015-01-01 |    |
        | 1234567810     | Cadent                   | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-6 @gpf
    Scenario: two GSMEs of one MPRN are one metering point
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number     | purpose | through                 |
        | MPRN | 1234567810 | import  | 00-DB-12-34-56-78-90-A1 |
        | MPRN | 1234567810 | import  | 00-DB-12-34-56-78-90-B1 |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-6 @gpf
    Scenario: two GSMEs of different MPRNs are none, though one transporter has both
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number     | purpose | through                 |
        | MPRN | 1234567810 | import  | 00-DB-12-34-56-78-90-A1 |
        | MPRN | 3000000103 | import  | 00-DB-12-34-56-78-90-B1 |
      And Registration Data records
        | metering point | network party | from       | to |
        | 1234567810     | Cadent        | 2015-01-01 |    |
        | 3000000103     | Cadent        | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as no-metering-point

    @NOC-6 @esme
    Scenario: a registered MPAN decides though its check digit is wrong
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose |
        | MPAN | 1312345678333 | import  |
      And Registration Data records
        | metering point | network party            | from       | to |
        | 1312345678333  | UK Power Networks London | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-6 @gpf
    Scenario Outline: a registered MPRN decides though <what>
      Given a question about SRV 6.21 for a GPF
      And the device has the metering points
        | kind | number   | purpose |
        | MPRN | <number> | import  |
      And Registration Data records
        | metering point | network party | from       | to |
        | <number>       | Cadent        | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | what                      | number     |
        | its check digits are wrong | 1234567890 |
        | it has eight digits       | 12345604   |
        | it has six digits         | 123430     |

    @NOC-6 @NOC-12 @gpf
    Scenario Outline: two GSMEs of different MPRNs are no metering point, <how>
      Given a question about SRV 6.21 for a GPF
      And <setting>
      And the device has the metering points
        | kind | number     | purpose | through                 |
        | MPRN | 1234567810 | import  | 00-DB-12-34-56-78-90-A1 |
        | MPRN | 3000000103 | import  | 00-DB-12-34-56-78-90-B1 |
      And Registration Data records
        | metering point | network party         | from       | to |
        | 1234567810     | Cadent                | 2015-01-01 |    |
        | 3000000103     | Northern Gas Networks | 2015-01-01 |    |
      When the check is asked
      Then it <verdict>

      Examples:
        | how                       | setting                                                    | verdict                                |
        | and that is accepted      | a setting accepts no-metering-point                        | accepts by NOC-12                      |
        | and that alone is refused | a setting accepts everything missing but no-metering-point | refuses by NOC-12 as no-metering-point |

    @NOC-6 @esme
    Scenario Outline: two MPANs whose first <how many> digits agree are two metering points
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number  | purpose   |
        | MPAN | <other> | secondary |
        | MPAN | <own>   | import    |
      And Registration Data records
        | metering point | network party            | from       | to |
        | <other>        | SP Manweb                | 2015-01-01 |    |
        | <own>          | UK Power Networks London | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | how many | own           | other         |
        | ten      | 1312345678111 | 1312345678222 |
        | twelve   | 1312345678111 | 1312345678112 |

  Rule: NOC-15 Export and secondary MPANs never decide; another party on one of them is a warning

    @NOC-15 @esme
    Scenario Outline: another party on <what> is a warning and no more
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose   |
        | MPAN | 1200123456787 | import    |
        | MPAN | 1100123456785 | <purpose> |
      And Registration Data records
        | metering point | network party                                        | from       | to |
        | 1200123456787  | UK Power Networks London                             | 2015-01-01 |    |
        | 1100123456785  | National Grid Electricity Distribution East Midlands | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10
      And it warns of other-network-party-on-secondary-point

      Examples:
        | what             | purpose   |
        | a secondary MPAN | secondary |
        | an export MPAN   | export    |

    @NOC-15 @esme
    Scenario Outline: the party of <what> is not accepted for it, even listed first
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose   |
        | MPAN | 1100123456785 | <purpose> |
        | MPAN | 1200123456787 | import    |
      And Registration Data records
        | metering point | network party                                        | from       | to |
        | 1100123456785  | National Grid Electricity Distribution East Midlands | 2015-01-01 |    |
        | 1200123456787  | UK Power Networks London                             | 2015-01-01 |    |
      And its certificates are those of National Grid Electricity Distribution East Midlands
      When the check is asked
      Then it refuses by NOC-10 as other-party
      And it warns of other-network-party-on-secondary-point

      Examples:
        | what             | purpose   |
        | a secondary MPAN | secondary |
        | an export MPAN   | export    |

    @NOC-15 @esme
    Scenario Outline: <what> does not stand in for an import MPAN that has no record
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose   |
        | MPAN | 1200123456787 | import    |
        | MPAN | 1200999999995 | <purpose> |
      And Registration Data records
        | metering point | network party            | from       | to |
        | 1200999999995  | UK Power Networks London | 2015-01-01 |    |
      When the check is asked
      Then it refuses by NOC-12 as no-registration

      Examples:
        | what             | purpose   |
        | an export MPAN   | export    |
        | a secondary MPAN | secondary |

    @NOC-15 @esme
    Scenario: a secondary MPAN that nobody is recorded for
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose   |
        | MPAN | 1200123456787 | import    |
        | MPAN | 1200999999995 | secondary |
      When the check is asked
      Then it accepts by NOC-10
      And it warns of nothing

    @NOC-15 @esme
    Scenario Outline: contradictory records of <what> contradict nothing
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose   |
        | MPAN | 1200123456787 | import    |
        | MPAN | 1200999999995 | <purpose> |
      And Registration Data records
        | metering point | network party            | from       | to |
        | 1200123456787  | UK Power Networks London | 2015-01-01 |    |
        | 1200999999995  | UK Power Networks London | 2015-01-01 |    |
        | 1200999999995  | SP Manweb                | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10
      And it warns of other-network-party-on-secondary-point

      Examples:
        | what             | purpose   |
        | a secondary MPAN | secondary |
        | an export MPAN   | export    |

    @NOC-15 @esme
    Scenario: an export MPAN that nobody is recorded for
      Given a question about SRV 6.21 for an ESME
      And the device has the metering points
        | kind | number        | purpose |
        | MPAN | 1200123456787 | import  |
        | MPAN | 1200999999995 | export  |
      When the check is asked
      Then it accepts by NOC-10
      And it warns of nothing

    @NOC-15 @esme
    Scenario: another party on an export MPAN in former times
      Given a question about SRV 6.21 for an ESME
      And it takes effect at 2026-11-22T09:00:00Z
      And the device has the metering points
        | kind | number        | purpose |
        | MPAN | 1200123456787 | import  |
        | MPAN | 1200999999995 | export  |
      And Registration Data records
        | metering point | network party            | from       | to         |
        | 1200123456787  | UK Power Networks London | 2015-01-01 |            |
        | 1200999999995  | SP Manweb                | 2015-01-01 | 2026-11-21 |
      When the check is asked
      Then it accepts by NOC-10
      And it warns of nothing
