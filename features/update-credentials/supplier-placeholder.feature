@srv-6.15.1
Feature: A supplier whose placeholder holds the network operator slot gives it to the network operator
  A new meter often leaves its installer with the supplier's own certificates in the network operator slot. GBCS has the
  holder of a slot sign what replaces its credentials, so it is the supplier that has to do it, by Update Security
  Credentials: the DCC makes a Pre-Command, the supplier signs it, and the check looks at both.

  @esme @correct @case-8 @NOC-10
  Scenario: the registered network operator's certificates
    Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    When the supplier updates the network operator slot
    Then the request is accepted
    And the check accepted the request by NOC-10
    And the supplier receives the device's answer with the outcome success for each certificate
    And the ESME trusts Northern Powergrid Yorkshire in its network operator slot

  @esme @correct @case-8
  Scenario: the network operator hears of it
    Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    When the supplier updates the network operator slot
    Then Northern Powergrid Yorkshire learns by DCC Alert N42 that its certificates are on the device

  @esme @wrong-network @case-9 @NOC-10 @NOC-17
  Scenario: a neighbouring network's certificates get no Pre-Command
    Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
    And its supplier holds the certificates of Northern Powergrid North East
    When the supplier updates the network operator slot
    Then the request is refused because the certificate belongs to another network operator
    And the supplier is told that it should have been Northern Powergrid Yorkshire
    And no Pre-Command is returned
    And the device never hears of it

  @esme @NOC-14 @NOC-18
  Scenario: in monitor mode a wrong certificate is let through at both looks, and both are recorded
    Given the check is in monitor mode
    And an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
    And its supplier holds the certificates of Northern Powergrid North East
    When the supplier updates the network operator slot
    Then the request is accepted
    And the check refused the request by NOC-10
    And the ESME trusts Northern Powergrid North East in its network operator slot

  @esme @case-33
  Scenario: a slot that somebody else holds cannot be given away
    The check has nothing against the certificates; it is the device that knows whose signature it wants.

    Given an ESME in Yorkshire whose network operator slot holds the wrong operator
    And its supplier holds the certificates of Northern Powergrid Yorkshire
    When the supplier updates the network operator slot
    And a minute passes
    Then the request is accepted
    And the device drops the Command because its originator does not hold the slot
    And the supplier is told E21

  Rule: What 6.15.1 asks of the certificates comes before the check

    @esme @case-22
    Scenario: no certificate at all
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds no certificate to put there
      When the supplier updates the network operator slot
      Then the request is refused with E061508
      And the check was not asked
      And the device never hears of it

    @esme @case-23
    Scenario: a network operator has no prepayment top-up certificate
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire with a prepayment top-up certificate
      When the supplier updates the network operator slot
      Then the request is refused with E061505
      And the check was not asked
      And the device never hears of it

    @esme @case-25
    Scenario: the two certificates in each other's place
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the certificates of Northern Powergrid Yorkshire in each other's place
      When the supplier updates the network operator slot
      Then the request is refused with E061504
      And the check was not asked
      And the device never hears of it

    @esme @case-21
    Scenario: the signing certificate alone is enough
      Given an ESME in Yorkshire whose network operator slot holds the supplier's placeholder
      And its supplier holds the signing certificate of Northern Powergrid Yorkshire alone
      When the supplier updates the network operator slot
      Then the request is accepted
      And the check accepted the request by NOC-10
