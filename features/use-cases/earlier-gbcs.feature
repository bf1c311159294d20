Feature: Use cases of devices of an earlier version of GBCS
  A device of GBCS 1 is sent the use cases of that version, which later ones have others in the place of. The DCC knows the version
  by its inventory.

  @esme @srv-6.8 @srv-6.2.3
  Scenario: ECS30, a billing calendar of an ESME of GBCS 1 is read back by ECS26d
    Given an ESME in London whose network operator slot holds the right operator
    And the devices of the home are of GBCS 1.0
    And the supplier has sent 6.8 with
      | ElectricityBillingCalendar.BillingTime | 00:00:00Z |
      | ElectricityBillingCalendar.Monthly     | 15        |
    And the device has carried out ECS30
    When the supplier sends 6.2.3
    Then the device answers ECS26d with
      | date | ****-**-15 |

  @esme @srv-6.8
  Scenario: an ESME of GBCS 1 has no billing period of a quarter
    Given an ESME in London whose network operator slot holds the right operator
    And the devices of the home are of GBCS 1.0
    When the supplier sends 6.8 with
      | ElectricityBillingCalendar.BillingTime                       | 00:00:00Z |
      | ElectricityBillingCalendar.Quarterly.DayOfMonth              | 1         |
      | ElectricityBillingCalendar.Quarterly.BillingPeriodStartMonth | 1         |
    Then the request is refused with E12

  @gsme @srv-6.8 @srv-6.2.3
  Scenario: GCS25, a billing calendar of a GSME of GBCS 1 is read back by GCS21d
    Given a GSME in London
    And the devices of the home are of GBCS 1.0
    And the supplier has sent 6.8 with
      | GasBillingCalendar.BillingPeriodStart | 2026-12-01T00:00:00Z |
      | GasBillingCalendar.Periodicity        | Weekly               |
    And the device has carried out GCS25
    When the supplier sends 6.2.3
    Then the device answers GCS21d with
      | Billing Period Start Time    | 2026-12-01T00:00:00Z            |
      | Billing Period Duration Type | 34 (weeks, from the time given) |

  @esme @srv-6.2.4
  Scenario: ECS26e, an ESME of GBCS 1 names itself beside its make
    Given an ESME in London whose network operator slot holds the right operator
    And the devices of the home are of GBCS 1.0
    When the supplier sends 6.2.4
    Then the device answers ECS26e with
      | Device Identifier: value | itself |

  @chf @srv-6.2.4
  Scenario: ECS26i, a hub of GBCS 1 names itself beside its make
    Given an ESME in London whose network operator slot holds the right operator
    And the devices of the home are of GBCS 1.0
    When the supplier sends 6.2.4 to its hub
    Then the device answers ECS26i with
      | Device Identifier: value | its hub |

  @gsme @srv-6.2.4
  Scenario: GCS21e, a GSME of GBCS 1 says of which make it is
    Given a GSME in London
    And the devices of the home are of GBCS 1.0
    When the supplier sends 6.2.4
    Then the device answers GCS21e with
      | Supply Tamper State | 3 (supply unchanged) |

  @gsme @srv-1.5 @srv-4.18
  Scenario: GCS60, a balance of a GSME of GBCS 1 that was set to nothing is nothing
    Given a GSME in London
    And the devices of the home are of GBCS 1.0
    And the supplier has sent 1.5 with
      | CreditMode.ResetMeterBalance |  |
    When the supplier sends 4.18
    Then the device answers GCS60 with
      | Credit Remaining | 0 thousandths of a penny |

  @esme @srv-2.1 @srv-4.13
  Scenario: ECS08, how an ESME of GBCS 1 grants credit is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the devices of the home are of GBCS 1.0
    And the supplier has sent 2.1 for Saturdays without disablement with
      | UpdatePrepayConfigElectricity.DebtRecoveryRateCap      | 30      |
      | UpdatePrepayConfigElectricity.EmergencyCreditLimit     | 300000  |
      | UpdatePrepayConfigElectricity.EmergencyCreditThreshold | 100000  |
      | UpdatePrepayConfigElectricity.LowCreditThreshold       | 200000  |
      | UpdatePrepayConfigElectricity.MaxMeterBalance          | 5000000 |
      | UpdatePrepayConfigElectricity.MaxCreditThreshold       | 1000000 |
    And the device has carried out ECS08
    When the supplier sends 4.13
    Then the device answers ECS26a with
      | Emergency Credit Balance: preset credit amount | 300000 thousandths of a penny  |
      | Maximum Meter Balance Threshold: value active  | 5000000 thousandths of a penny |

  @chf @srv-8.9
  Scenario: CCS05, a hub of GBCS 1 names the devices in its log
    Given an ESME in London whose network operator slot holds the right operator
    And the devices of the home are of GBCS 1.0
    When the supplier sends 8.9 to its hub
    Then the device answers CCS05/CCS04 with
      | MAC address | itself |
