@srv-9.1
Feature: A number by which a customer is known
  Who advises a customer has the DCC put a number of four digits onto the meter, and asks the customer what it shows.

  @esme @correct
  Scenario: an ESME shows the number that the adviser is told
    Given an ESME in London whose network operator slot holds the right operator
    When the energy adviser sends 9.1
    Then the request is accepted
    And the energy adviser is told the number that the meter shows

  @gsme @correct
  Scenario: so does a GSME
    Given a GSME in London
    When the energy adviser sends 9.1
    Then the request is accepted
    And the energy adviser is told the number that the meter shows

  @esme
  Scenario: it is not for the supplier to ask
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 9.1
    Then the request is refused with E2
    And the device never hears of it
