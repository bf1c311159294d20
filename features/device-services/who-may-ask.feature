Feature: Who may ask what of a device
  Access control is the same for every Service Request that goes to a device: the matrix, Registration Data, the status of the
  device, its type.

  @esme @srv-6.5
  Scenario: voltage settings are the network operator's
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 6.27
    Then the request is refused with E2
    And the device never hears of it

  @esme @srv-6.27
  Scenario: only the registered network operator may reset its counters
    Given an ESME in London whose network operator slot holds the wrong operator
    When SP Manweb sends 6.27
    Then the request is refused with E4
    And the device never hears of it

  @gsme @srv-14.1
  Scenario: what is for gas meters does not go to an ESME
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends 14.1
    Then the request is refused with E2
    And the device never hears of it

  @esme @srv-6.2.7
  Scenario: another supplier does not read the metering point
    Given an ESME in London whose network operator slot holds the right operator
    When another supplier sends 6.2.7
    Then the request is refused with E4
    And the device never hears of it

  @esme @srv-6.2.7
  Scenario: a meter that has not joined answers nobody
    Given an ESME in London that is whitelisted
    When the supplier sends 6.2.7
    Then the request is refused with E5
    And the device never hears of it

  @gpf @srv-6.2.7
  Scenario: a GPF has no metering point of its own to show
    Given a GPF in London
    When the supplier sends 6.2.7
    Then the request is refused with E11
    And the device never hears of it

  @gsme @srv-6.20.1
  Scenario: an MPAN is not written onto a gas meter
    Given a GSME in London
    When the supplier sends 6.20.1 with
      | ImportMPAN | 1200000000012 |
    Then the request is refused with E12
    And the device never hears of it

  @esme @srv-6.20.2
  Scenario: an export MPAN is the export supplier's to write
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends 6.20.2 with
      | ExportMPAN | 1200000000012 |
    Then the request is refused with E2
    And the device never hears of it
