@at-the-port
Feature: What was asked before says nothing
  Every question holds all there is to know. Neither what is asked at the same time nor what was asked before decides it.

  Rule: NOC-10 Each question has a verdict of its own

    @NOC-10
    Scenario: many questions at once are not mixed up
      Given a question about SRV 6.21 for an ESME
      When the check is asked 10 times at once about
        | device | holder                   | outcome        |
        | ESME   | UK Power Networks London | accepted       |
        | ESME   | SP Manweb                | refused        |
        | GPF    | Cadent                   | accepted       |
        | GPF    | Northern Gas Networks    | refused        |
        | GSME   | Northern Gas Networks    | not-applicable |
        | ESME   | Last Mile Electricity    | refused        |
      Then each question has its own verdict

    @NOC-7 @NOC-10
    Scenario: many questions at once about one device, each with a registration of its own
      Given a question about SRV 6.21 for an ESME
      When the check is asked 5 times at once about
        | registered               | holder                   | outcome  |
        | UK Power Networks London | UK Power Networks London | accepted |
        | SP Manweb                | UK Power Networks London | refused  |
        | SP Manweb                | SP Manweb                | accepted |
        | Last Mile Electricity    | UK Power Networks London | refused  |
      Then each question has its own verdict

    @NOC-7 @NOC-10
    Scenario: questions about one device, one after another, when its registration has changed
      Given a question about SRV 6.21 for an ESME
      When the check is asked one after another about
        | registered               | holder                   | outcome  |
        | UK Power Networks London | UK Power Networks London | accepted |
        | SP Manweb                | UK Power Networks London | refused  |
        | SP Manweb                | SP Manweb                | accepted |
        | UK Power Networks London | SP Manweb                | refused  |
        | UK Power Networks London | UK Power Networks London | accepted |
      Then each question has its own verdict

    @NOC-9 @NOC-10
    Scenario: questions one after another, when the identifiers of a party have changed
      Given a question about SRV 6.21 for an ESME
      When the check is asked one after another about
        | London is known by      | holder                  | outcome  |
        | 90-B3-D5-1F-30-02-01-10 | 90-B3-D5-1F-30-02-01-10 | accepted |
        | 90-B3-D5-1F-30-02-01-77 | 90-B3-D5-1F-30-02-01-10 | refused  |
        | 90-B3-D5-1F-30-02-01-77 | 90-B3-D5-1F-30-02-01-77 | accepted |
        | 90-B3-D5-1F-30-02-01-10 | 90-B3-D5-1F-30-02-01-77 | refused  |
      Then each question has its own verdict

    @NOC-8 @NOC-10 @NOC-14
    Scenario: one request, asked about when it comes, when it is signed, and when the DSP releases it
      Given a question about SRV 6.21 for an ESME
      When the check is asked one after another about the same request
        | carried by         | registered               | holder                   | outcome  |
        | service-request    | UK Power Networks London | UK Power Networks London | accepted |
        | signed-pre-command | UK Power Networks London | SP Manweb                | refused  |
        | dsp-release        | SP Manweb                | UK Power Networks London | refused  |
      Then each question has its own verdict

    @NOC-8 @NOC-10
    Scenario: one request that is refused when it comes and right when the DSP releases it
      Given a question about SRV 6.21 for an ESME
      When the check is asked one after another about the same request
        | carried by      | registered               | holder                   | outcome  |
        | service-request | SP Manweb                | UK Power Networks London | refused  |
        | dsp-release     | UK Power Networks London | UK Power Networks London | accepted |
      Then each question has its own verdict

  Rule: NOC-12 What a setting lets pass is warned of

    @NOC-12
    Scenario Outline: <reason> of <device> is accepted under SRV <srv>, and warned of
      Given a question about SRV <srv> for <device>
      And <missing>
      And a setting accepts <reason>
      And its certificates are those of <holder>
      When the check is asked
      Then it accepts by NOC-12
      And it warns of <reason>

      Examples:
        | reason                 | device  | srv    | missing                               | holder                |
        | no-metering-point      | an ESME | 6.15.1 | the device has no metering point      | SP Manweb             |
        | no-metering-point      | a GPF   | 6.21   | the device has no metering point      | Northern Gas Networks |
        | no-registration        | an ESME | 6.21   | Registration Data records nobody      | SP Manweb             |
        | no-registration        | a GPF   | 6.21   | Registration Data records nobody      | Northern Gas Networks |
        | ambiguous-registration | an ESME | 6.15.1 | what is missing is ambiguous-registration | SP Manweb         |
        | no-entity-identifier   | an ESME | 6.15.1 | what is missing is no-entity-identifier   | SP Manweb         |
        | no-entity-identifier   | an ESME | 6.21   | there are no network parties          | SP Manweb             |

    @NOC-12 @NOC-8
    Scenario Outline: <reason> is <verdict in words> when the DSP releases the request
      Given a question about SRV 6.21 for an ESME
      And it is asked when the DSP releases the request
      And what is missing is <reason>
      And <setting>
      When the check is asked
      Then it <verdict>

      Examples:
        | reason                 | verdict in words | setting                            | verdict                                     |
        | no-metering-point      | refused          | no setting accepts what is missing | refuses by NOC-12 as no-metering-point      |
        | no-registration        | refused          | no setting accepts what is missing | refuses by NOC-12 as no-registration        |
        | ambiguous-registration | refused          | no setting accepts what is missing | refuses by NOC-12 as ambiguous-registration |
        | no-entity-identifier   | refused          | no setting accepts what is missing | refuses by NOC-12 as no-entity-identifier   |
        | no-metering-point      | accepted         | a setting accepts everything missing | accepts by NOC-12                         |
        | no-registration        | accepted         | a setting accepts everything missing | accepts by NOC-12                         |

  Rule: NOC-15 The other fuel's metering points have nothing to say, not even a warning

    @NOC-15 @NOC-6
    Scenario Outline: <device> beside a <kind> of another network as <purpose>
      Given a question about SRV 6.21 for <device>
      And the device has the metering points
        | kind      | number | purpose   |
        | <kind>    | <other> | <purpose> |
        | <own kind> | <own>  | import    |
      And Registration Data records
        | metering point | network party | from       | to |
        | <other>        | <others>      | 2015-01-01 |    |
        | <own>          | <party>       | 2015-01-01 |    |
      When the check is asked
      Then it accepts by NOC-10
      And it warns of nothing

      Examples:
        | device  | kind | other         | purpose   | others                   | own kind | own           | party                    |
        | an ESME | MPRN | 1234567810    | import    | Cadent                   | MPAN     | 1200123456787 | UK Power Networks London |
        | an ESME | MPRN | 1234567810    | secondary | Cadent                   | MPAN     | 1200123456787 | UK Power Networks London |
        | a GPF   | MPAN | 1200123456787 | import    | UK Power Networks London | MPRN     | 1234567810    | Cadent                   |
        | a GPF   | MPAN | 1200123456787 | export    | UK Power Networks London | MPRN     | 1234567810    | Cadent                   |
