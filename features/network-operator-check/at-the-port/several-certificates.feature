@at-the-port
Feature: Every certificate counts, however many there are
  A payload for several cells holds more than two certificates. One wrong one among them is enough, whichever it is.

  Rule: NOC-10 One wrong certificate is enough

    @NOC-10 @esme
    Scenario Outline: of three certificates the <which> is <whose>
      Given a question about SRV 6.15.1 for an ESME
      And it comes out of a Signed Pre-Command
      And its certificates are
        | use               | holder   | role |
        | digital signature | <first>  | 03   |
        | key agreement     | <second> | 03   |
        | key agreement     | <third>  | 03   |
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | which  | whose     | first                    | second                   | third                    |
        | first  | a rival's | Last Mile Electricity    | UK Power Networks London | UK Power Networks London |
        | second | a rival's | UK Power Networks London | Last Mile Electricity    | UK Power Networks London |
        | third  | a rival's | UK Power Networks London | UK Power Networks London | Last Mile Electricity    |

    @NOC-10
    Scenario Outline: of four certificates for <device> the <which> is another network's
      Given a question about SRV 6.21 for <device>
      And its certificates are
        | use               | holder   | role |
        | digital signature | <first>  | 03   |
        | key agreement     | <second> | 03   |
        | digital signature | <third>  | 03   |
        | key agreement     | <fourth> | 03   |
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | device  | which  | first                    | second                   | third                    | fourth                   |
        | an ESME | first  | SP Manweb                | UK Power Networks London | UK Power Networks London | UK Power Networks London |
        | an ESME | second | UK Power Networks London | SP Manweb                | UK Power Networks London | UK Power Networks London |
        | an ESME | third  | UK Power Networks London | UK Power Networks London | SP Manweb                | UK Power Networks London |
        | an ESME | fourth | UK Power Networks London | UK Power Networks London | UK Power Networks London | SP Manweb                |
        | a GPF   | third  | Cadent                   | Cadent                   | Northern Gas Networks    | Cadent                   |
        | a GPF   | fourth | Cadent                   | Cadent                   | Cadent                   | Northern Gas Networks    |

    @NOC-10 @esme
    Scenario Outline: of four certificates the <which> carries the role <wrong>
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use               | holder                   | role     |
        | digital signature | UK Power Networks London | <first>  |
        | key agreement     | UK Power Networks London | <second> |
        | digital signature | UK Power Networks London | <third>  |
        | key agreement     | UK Power Networks London | <fourth> |
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | which  | wrong | first | second | third | fourth |
        | second | 87    | 03    | 87     | 03    | 03     |
        | third  | 02    | 03    | 03     | 02    | 03     |
        | fourth | 02    | 03    | 03     | 03    | 02     |
        | fourth | 87    | 03    | 03     | 03    | 87     |

    @NOC-10 @esme
    Scenario: four certificates that are all right
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use               | holder                   | role |
        | digital signature | UK Power Networks London | 03   |
        | key agreement     | UK Power Networks London | 03   |
        | digital signature | UK Power Networks London | 03   |
        | key agreement     | UK Power Networks London | 03   |
      When the check is asked
      Then it accepts by NOC-10

    @NOC-10 @esme
    Scenario Outline: two certificates for <use>, the <which> of them another network's
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use   | holder   | role |
        | <use> | <first>  | 03   |
        | <use> | <second> | 03   |
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | use               | which  | first                    | second                   |
        | digital signature | first  | SP Manweb                | UK Power Networks London |
        | digital signature | second | UK Power Networks London | SP Manweb                |
        | key agreement     | first  | SP Manweb                | UK Power Networks London |
        | key agreement     | second | UK Power Networks London | SP Manweb                |

  Rule: NOC-13 An ACB certificate among others counts wherever it stands

    @NOC-13 @esme
    Scenario Outline: of three certificates the <which> is the Access Control Broker's
      Given a question about SRV 6.21 for an ESME
      And its certificates are
        | use               | holder   | role    |
        | digital signature | <first>  | <one>   |
        | key agreement     | <second> | <two>   |
        | key agreement     | <third>  | <three> |
      When the check is asked
      Then it refuses by NOC-13 as wrong-role

      Examples:
        | which  | first                     | one | second                    | two | third                     | three |
        | first  | the Access Control Broker | 04  | UK Power Networks London  | 03  | UK Power Networks London  | 03    |
        | second | UK Power Networks London  | 03  | the Access Control Broker | 04  | UK Power Networks London  | 03    |
        | third  | UK Power Networks London  | 03  | UK Power Networks London  | 03  | the Access Control Broker | 04    |

    @NOC-13 @NOC-10 @esme
    Scenario Outline: allowed, the Access Control Broker's covers no other: <first>, <second>, <third>
      Given a question about SRV 6.21 for an ESME
      And a setting allows the certificates of the Access Control Broker
      And its certificates are
        | use               | holder   | role    |
        | digital signature | <first>  | <one>   |
        | key agreement     | <second> | <two>   |
        | key agreement     | <third>  | <three> |
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | which  | first                     | one | second                    | two | third                     | three |
        | first  | SP Manweb                 | 03  | the Access Control Broker | 04  | the Access Control Broker | 04    |
        | second | the Access Control Broker | 04  | SP Manweb                 | 03  | the Access Control Broker | 04    |
        | third  | the Access Control Broker | 04  | the Access Control Broker | 04  | SP Manweb                 | 03    |
        | third  | UK Power Networks London  | 03  | the Access Control Broker | 04  | SP Manweb                 | 03    |

    @NOC-13 @NOC-8
    Scenario Outline: the Access Control Broker's for <device> when a future-dated request is released, <setting in words>
      Given a question about SRV 6.21 for <device>
      And it is asked when the DSP releases the request
      And <setting>
      And its certificates are those of the Access Control Broker
      When the check is asked
      Then it <verdict>

      Examples:
        | device  | setting in words | setting                                                        | verdict                         |
        | an ESME | not allowed      | no setting accepts what is missing                             | refuses by NOC-13 as wrong-role |
        | a GPF   | not allowed      | no setting accepts what is missing                             | refuses by NOC-13 as wrong-role |
        | an ESME | allowed          | a setting allows the certificates of the Access Control Broker | accepts by NOC-13               |
        | a GPF   | allowed          | a setting allows the certificates of the Access Control Broker | accepts by NOC-13               |

    @NOC-13 @NOC-14 @esme @srv-6.15.1
    Scenario Outline: the Access Control Broker's out of a Signed Pre-Command, <setting in words>
      Given a question about SRV 6.15.1 for an ESME
      And it comes out of a Signed Pre-Command
      And <setting>
      And its certificates are those of the Access Control Broker
      When the check is asked
      Then it <verdict>

      Examples:
        | setting in words | setting                                                        | verdict                         |
        | not allowed      | no setting accepts what is missing                             | refuses by NOC-13 as wrong-role |
        | allowed          | a setting allows the certificates of the Access Control Broker | accepts by NOC-13               |

    @NOC-13 @NOC-4
    Scenario Outline: the Access Control Broker's sent in the role <sender>, whom a setting adds
      Given a question about SRV <srv> for <device>
      And a setting has requests of network operators checked
      And it is sent in the role <sender>
      And its certificates are those of the Access Control Broker
      When the check is asked
      Then it refuses by NOC-13 as wrong-role

      Examples:
        | sender | srv    | device  |
        | ED     | 6.15.1 | an ESME |
        | GT     | 6.21   | a GPF   |

  Rule: NOC-10 One that cannot be read is wrong beside right ones

    @NOC-10 @NOC-11 @esme
    Scenario Outline: of <number> certificates the one in place <place> cannot be read: <what>
      Given a question about SRV 6.21 for an ESME
      And it holds <number> right certificates, but in place <place> <what>
      When the check is asked
      Then it refuses by NOC-10 as wrong-role

      Examples:
        | number | place | what                              |
        | 2      | 1     | no octets at all                  |
        | 2      | 2     | other octets                      |
        | 3      | 1     | other octets                      |
        | 3      | 2     | no octets at all                  |
        | 3      | 3     | one without an identifier         |
        | 4      | 4     | one with an octet behind it       |
        | 4      | 3     | one without an OU                 |
        | 4      | 2     | one with two identifiers          |
        | 2      | 1     | one without an identifier         |
        | 2      | 2     | one with an octet behind it       |
