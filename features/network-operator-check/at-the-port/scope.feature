@at-the-port
Feature: What is for the check to decide
  Admission stops some requests before the check is asked: handover of a GSME, a sender of another role. An implementation
  may be asked about them all the same, and must know by itself what is not for it to decide. These questions go straight
  to it. What a scenario does not mention is right in everything.

  Rule: NOC-1 SRV 6.15.1 is checked only where its target is an ESME

    @NOC-1 @esme @srv-6.15.1
    Scenario: the right operator's certificates for an ESME
      Given a question about SRV 6.15.1 for an ESME
      When the check is asked
      Then it accepts by NOC-10

    @NOC-1 @esme @srv-6.15.1
    Scenario: a neighbouring network's certificates for an ESME
      Given a question about SRV 6.15.1 for an ESME
      And its certificates are those of National Grid Electricity Distribution East Midlands
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-1 @srv-6.15.1
    Scenario Outline: 6.15.1 for a <device> is not for the check, wrong as it is
      Given a question about SRV 6.15.1 for a <device>
      And its certificates are those of Northern Gas Networks
      When the check is asked
      Then it does not apply by NOC-1

      Examples:
        | device |
        | GPF    |
        | GSME   |
        | CHF    |
        | PPMID  |
        | HCALCS |

    @NOC-1 @esme
    Scenario Outline: SRV <srv> is not for the check, wrong as it is
      Given a question about SRV <srv> for an ESME
      And its certificates are those of National Grid Electricity Distribution East Midlands
      When the check is asked
      Then it does not apply by NOC-1

      Examples:
        | srv    |
        | 1.1.1  |
        | 6.15.2 |
        | 6.22   |
        | 6.23   |
        | 6.24.1 |
        | 6.24.2 |
        | 6.26   |
        | 8.4    |

    @NOC-1 @gpf @srv-6.15.1
    Scenario: an MPAN of the premises does not make 6.15.1 for a GPF one for the check
      Given a question about SRV 6.15.1 for a GPF
      And the device has the metering points
        | kind | number        | purpose |
        | MPRN | 1234567810    | import  |
        | MPAN | 1200123456787 | import  |
      And its certificates are those of Northern Gas Networks
      When the check is asked
      Then it does not apply by NOC-1

  Rule: NOC-2 SRV 6.21 is checked only where its target is an ESME or a GPF

    @NOC-2 @srv-6.21
    Scenario Outline: handover of a <device> to the right operator
      Given a question about SRV 6.21 for a <device>
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | device |
        | ESME   |
        | GPF    |

    @NOC-2 @gpf @srv-6.21
    Scenario: handover of a GPF to another gas transporter
      Given a question about SRV 6.21 for a GPF
      And its certificates are those of Northern Gas Networks
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-2 @srv-6.21
    Scenario Outline: handover of a <device> is not for the check, wrong as it is
      Given a question about SRV 6.21 for a <device>
      And its certificates are those of SP Manweb
      When the check is asked
      Then it does not apply by NOC-2

      Examples:
        | device |
        | GSME   |
        | CHF    |
        | PPMID  |
        | HCALCS |

  Rule: NOC-3 Only credentials for the Remote Party Role NetworkOperator are checked

    @NOC-3
    Scenario Outline: SRV <srv> for the <role> slot of <device> is not for the check
      Given a question about SRV <srv> for <device>
      And it is about the slot of the role <role>
      And its certificates are those of the supplier
      When the check is asked
      Then it does not apply by NOC-3

      Examples:
        | srv    | device  | role           |
        | 6.15.1 | an ESME | Supplier       |
        | 6.21   | an ESME | Supplier       |
        | 6.21   | a GPF   | Supplier       |
        | 6.21   | an ESME | ACB            |
        | 6.21   | an ESME | LoadController |
        | 6.21   | an ESME | TransCoS       |
        | 6.15.1 | an ESME | Recovery       |
        | 6.15.1 | an ESME | Root           |

  Rule: NOC-4 Only requests of Energy Suppliers are checked, unless a setting adds those of network operators

    @NOC-4 @srv-6.15.1
    Scenario Outline: a neighbour's certificates sent in the role <sender> are not for the check
      Given a question about SRV <srv> for <device>
      And it is sent in the role <sender>
      And its certificates are those of SP Manweb
      When the check is asked
      Then it does not apply by NOC-4

      Examples:
        | sender | srv    | device  |
        | ED     | 6.15.1 | an ESME |
        | GT     | 6.21   | a GPF   |
        | ES     | 6.15.1 | an ESME |
        | RSA    | 6.15.1 | an ESME |
        | OU     | 6.21   | an ESME |

    @NOC-4
    Scenario Outline: certificates of <party> sent in the role <sender> are checked
      Given a question about SRV <srv> for <device>
      And it is sent in the role <sender>
      And its certificates are those of <party>
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | sender | srv    | device  | party                                               |
        | IS     | 6.15.1 | an ESME | National Grid Electricity Distribution East Midlands |
        | GS     | 6.21   | a GPF   | Northern Gas Networks                               |
        | GS     | 6.21   | an ESME | SP Manweb                                           |

    @NOC-4
    Scenario Outline: with the setting, the right certificates sent in the role <sender> are accepted
      Given a question about SRV <srv> for <device>
      And a setting has requests of network operators checked
      And it is sent in the role <sender>
      When the check is asked
      Then it accepts by NOC-10

      Examples:
        | sender | srv    | device  |
        | ED     | 6.15.1 | an ESME |
        | GT     | 6.21   | a GPF   |
        | IS     | 6.21   | an ESME |

    @NOC-4
    Scenario Outline: with the setting, a neighbour's certificates sent in the role <sender> are refused
      Given a question about SRV <srv> for <device>
      And a setting has requests of network operators checked
      And it is sent in the role <sender>
      And its certificates are those of SP Manweb
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | sender | srv    | device  |
        | ED     | 6.15.1 | an ESME |
        | GT     | 6.21   | a GPF   |

    @NOC-4
    Scenario Outline: with the setting, the certificates of <sender> itself are not right for being its own
      Given a question about SRV <srv> for <device>
      And a setting has requests of network operators checked
      And it is sent by <sender> in the role <role>
      And its certificates are those of <sender>
      When the check is asked
      Then it refuses by NOC-10 as other-party

      Examples:
        | sender                | role | srv    | device  |
        | SP Manweb             | ED   | 6.15.1 | an ESME |
        | Northern Gas Networks | GT   | 6.21   | a GPF   |

    @NOC-4
    Scenario Outline: the setting does not add requests sent in the role <sender>
      Given a question about SRV 6.15.1 for an ESME
      And a setting has requests of network operators checked
      And it is sent in the role <sender>
      And its certificates are those of SP Manweb
      When the check is asked
      Then it does not apply by NOC-4

      Examples:
        | sender |
        | ES     |
        | RSA    |
        | OU     |

  Rule: NOC-5 A request that cancels a future-dated one is not checked

    @NOC-5
    Scenario: a cancellation passes though its certificates have become wrong
      Given a question about SRV 6.21 for an ESME
      And it cancels a future-dated request
      And its certificates are those of SP Manweb
      When the check is asked
      Then it does not apply by NOC-5

    @NOC-5
    Scenario: a cancellation passes without any certificate
      Given a question about SRV 6.21 for a GPF
      And it cancels a future-dated request
      And it holds no certificate
      When the check is asked
      Then it does not apply by NOC-5

    @NOC-5 @srv-6.15.1
    Scenario: a cancellation out of a Signed Pre-Command passes
      Given a question about SRV 6.15.1 for an ESME
      And it comes out of a Signed Pre-Command
      And it cancels a future-dated request
      And its certificates are those of the Access Control Broker
      When the check is asked
      Then it does not apply by NOC-5

    @NOC-5
    Scenario: what takes effect in the year 3000 is no cancellation by that
      Given a question about SRV 6.21 for an ESME
      And it takes effect at 3000-12-31T00:00:00Z
      And its certificates are those of SP Manweb
      When the check is asked
      Then it refuses by NOC-10 as other-party

    @NOC-5
    Scenario: what does not cancel is checked
      Given a question about SRV 6.21 for an ESME
      And it holds no certificate
      When the check is asked
      Then it refuses by NOC-10 as wrong-role
