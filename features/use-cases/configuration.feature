Feature: Configuration that is read back
  What a supplier writes for a meter and its customer.

  @gsme @srv-6.6 @srv-6.2.8
  Scenario: calorific value and conversion factor are read back
    Given a GSME in London
    And the supplier has sent 6.6 with
      | CalorificValue   | 39.5    |
      | ConversionFactor | 1.02264 |
    And the device has carried out GCS23
    When the supplier sends 6.2.8
    Then the device answers GCS21a with
      | Calorific Value   | 395    |
      | Conversion Factor | 102264 |

  @gsme @srv-6.7 @srv-6.2.8
  Scenario: an uncontrolled flow rate is read back
    Given a GSME in London
    And the supplier has sent 6.7 with
      | UncontrolledGasFlowRate | 450    |
      | SupplyDepletionState    | Locked |
      | SupplyTamperState       | Locked |
      | StabilisationPeriod     | 10     |
      | MeasurementPeriod       | 60     |
    And the device has carried out GCS24
    When the supplier sends 6.2.8
    Then the device answers GCS21a with
      | Uncontrolled Flow Threshold | 450                   |
      | Flow Stabilisation Period   | 10 tenths of a second |

  @gsme @srv-6.7 @srv-6.2.4
  Scenario: what a GSME does when it is tampered with is read back
    Given a GSME in London
    And the supplier has sent 6.7 with
      | UncontrolledGasFlowRateDecimal | 0.0450 |
      | SupplyDepletionState           | Locked |
      | SupplyTamperState              | Locked |
      | StabilisationPeriod            | 10     |
      | MeasurementPeriod              | 60     |
    And the device has carried out GCS24a
    When the supplier sends 6.2.4
    Then the device answers GCS21m with
      | Supply Tamper State    | 0 (supply off) |
      | Supply Depletion State | 0 (supply off) |

  @esme @srv-6.25 @srv-6.2.4
  Scenario: what an ESME does when it is tampered with is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.25 with
      | SupplyTamperState | Locked |
    And the device has carried out ECS81
    When the supplier sends 6.2.4
    Then the device answers ECS26m with
      | Supply Tamper State: value | true |

  @esme @srv-3.1
  Scenario: a message for the customer
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 3.1 with
      | SupplierMessage | We call on Monday |
    Then the request is accepted
    And the device answers ECS10

  @gsme @srv-3.1
  Scenario: a message for the customer of a GSME
    Given a GSME in London
    When the supplier sends 3.1 with
      | SupplierMessage | We call on Monday |
    Then the request is accepted
    And the device answers GCS07

  @esme @srv-3.4
  Scenario: whom the customer may ring
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 3.4 with
      | SupplierName            | Albion Energy |
      | SupplierTelephoneNumber | 0800000000    |
    Then the request is accepted
    And the device answers ECS16

  @gsme @srv-3.4
  Scenario: whom the customer of a GSME may ring
    Given a GSME in London
    When the supplier sends 3.4 with
      | SupplierName            | Albion Energy |
      | SupplierTelephoneNumber | 0800000000    |
    Then the request is accepted
    And the device answers GCS44

  @esme @srv-3.5
  Scenario: a PIN is forgotten
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 3.5
    Then the request is accepted
    And the device answers ECS14

  @gsme @srv-3.5
  Scenario: a PIN of a GSME is forgotten
    Given a GSME in London
    When the supplier sends 3.5
    Then the request is accepted
    And the device answers GCS11

  @esme @srv-3.3
  Scenario: a log of auxiliary load is cleared
    Given an ESME in London whose network operator slot holds the right operator
    When the supplier sends 3.3 with
      | ESMEEventLogType | ALCS |
    Then the request is accepted
    And the device answers ECS15c

  @gsme @srv-3.3
  Scenario: a log of a GSME is cleared
    Given a GSME in London
    When the supplier sends 3.3
    Then the request is accepted
    And the device answers CS11

  @esme @srv-3.2 @srv-4.8.1
  Scenario: a change of tenancy takes nothing from what the supplier reads
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 3.2 with
      | RestrictionDateTime | 2026-11-22T00:00:00Z |
    And the device has carried out ECS12
    When the supplier sends 4.8.1 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers ECS22b with
      | date and time | 2026-11-20T00:30:00Z |

  @esme @srv-3.3 @srv-6.13
  Scenario: a log of events that was cleared has what came afterwards
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 3.3
    And the device has carried out ECS15a
    When the supplier sends 6.13 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | Event                |
    Then the device answers ECS35a with
      | event code | 8154 (Immediate HAN interface command successfully actioned) |
