@srv-8.2
Feature: Reading the inventory
  What the DCC believes of a home's devices, and above all of their metering points, is what the check rests on.

  @esme
  Scenario Outline: the devices of a home by <what>
    Given an ESME in London
    When the supplier reads the inventory by <what>
    Then the inventory shows <devices>

    Examples:
      | what               | devices                |
      | itself             | ESME                   |
      | its metering point | ESME                   |
      | its hub            | CHF, ESME, GPF and GSME |
      | its UPRN           | CHF, ESME, GPF and GSME |
      | its address        | CHF, ESME, GPF and GSME |

  @gpf
  Scenario: a GPF is found by the MPRN of the GSME that is joined to it
    Given a GPF in London
    When the supplier reads the inventory by its metering point
    Then the inventory shows GPF and GSME

  @gpf
  Scenario: a metering point that no device has
    Given a GPF in London
    When the supplier reads the inventory by metering point 9999999999
    Then the request is refused with E080201

  @esme
  Scenario: another supplier's home
    Given an ESME in London
    When another supplier reads the inventory by its metering point
    Then the request is refused with E4

  @esme
  Scenario: a home that will be another supplier's
    Given an ESME in London
    And another supplier takes the supply over on 2027-01-01
    When another supplier reads the inventory by its metering point
    Then the inventory shows ESME
