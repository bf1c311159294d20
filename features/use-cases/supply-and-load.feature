Feature: Supply and load
  A load switch, a valve and a load limit do as they are told, and say so.

  @esme @srv-7.2 @srv-7.4
  Scenario: a load switch that is opened says so
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.2
    And the device has carried out ECS43
    When the supplier sends 7.4
    Then the device answers ECS45 with
      | Load Switch: control state | 0 (disconnected) |

  @esme @srv-7.3 @srv-7.4
  Scenario: a load switch that is armed says so
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.2
    And the supplier has sent 7.3
    And the device has carried out ECS44
    When the supplier sends 7.4
    Then the device answers ECS45 with
      | Load Switch: control state | 2 (ready for reconnection) |

  @esme @srv-7.1 @srv-7.4
  Scenario: a load switch that is closed again says so
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.2
    And the supplier has sent 7.1
    And the device has carried out ECS42
    When the supplier sends 7.4
    Then the device answers ECS45 with
      | Load Switch: control state | 1 (connected) |

  @gsme @srv-7.2 @srv-7.4
  Scenario: a valve that is closed says so
    Given a GSME in London
    And the supplier has sent 7.2
    And the device has carried out GCS32
    When the supplier sends 7.4
    Then the device answers GCS33 with
      | Supply Status | 0 (supply off) |

  @esme @srv-6.4.1 @srv-4.15
  Scenario: a load limit is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.4.1 with
      | LoadLimitPeriod            | 300       |
      | LoadLimitPowerThreshold    | 9000      |
      | LoadLimitRestorationPeriod | 600       |
      | LoadLimitSupplyState       | Unchanged |
    And the device has carried out ECS28a
    When the supplier sends 4.15
    Then the device answers ECS27 with
      | Load Limit: threshold normal             | 9000 W      |
      | Load Limit: min over threshold duration  | 300 seconds |
      | Load Limit: min under threshold duration | 600 seconds |

  @esme @srv-6.4.2 @srv-4.15
  Scenario: the counter of a load limit begins anew
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.4.2
    And the device has carried out ECS28b
    When the supplier sends 4.15
    Then the device answers ECS27 with
      | Load Limit Counter: value | 0 |

  @esme @srv-6.14.1 @srv-7.7
  Scenario: a load that has a name is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.14.1 with
      | ALCSHCALCSDescription.index             | 1                |
      | ALCSHCALCSDescription.SwitchDescription | Immersion heater |
    And the device has carried out ECS46a
    When the supplier sends 7.7
    Then the device answers ECS61a with
      | Auxiliary Controller 1 Description: value | Immersion heater |

  @esme @srv-7.5 @srv-7.7
  Scenario: a load that is switched on says so
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.5 with
      | ActivateALCSHCALCS.index    | 2  |
      | ActivateALCSHCALCS.Duration | 60 |
    And the device has carried out ECS47
    When the supplier sends 7.7
    Then the device answers ECS61a with
      | ALCS 2: output state | true  |
      | ALCS 1: output state | false |

  @esme @srv-7.12 @srv-6.2.2
  Scenario: a randomised offset limit is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.12 with
      | RandomisedOffsetLimit | 600 |
    And the device has carried out ECS38
    When the supplier sends 6.2.2
    Then the device answers ECS26c with
      | Randomised Offset Limit: value | 600 seconds |

  @esme @srv-6.12 @srv-6.2.5
  Scenario: power thresholds are read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.12 with
      | LowMediumPowerThreshold  | 500  |
      | MediumHighPowerThreshold | 3000 |
    And the device has carried out ECS34
    When the supplier sends 6.2.5
    Then the device answers ECS26f with
      | threshold 1 | 500  |
      | threshold 2 | 3000 |

  @gsme @srv-7.3 @srv-7.4
  Scenario: GCS39, a valve that is armed says so
    Given a GSME in London
    And the supplier has sent 7.2
    And the supplier has sent 7.3
    And the device has carried out GCS39
    When the supplier sends 7.4
    Then the device answers GCS33 with
      | Supply Status | 1 (supply off, armed) |

  @esme @srv-6.14.2 @srv-7.7
  Scenario: ECS46c, a load goes on when its calendar says so
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.14.2 for Mondays at 23:00 with
      | ALCSHCALCSConnectionSchedule.ActivateDeactivateSwitch.index          | 1 |
      | ALCSHCALCSConnectionSchedule.ActivateDeactivateSwitch.ActivateSwitch |   |
      | SwitchTypeAndId.index                                                | 1 |
      | SwitchTypeAndId.ALCS                                                 |   |
    And the device has carried out ECS46c
    When it becomes 2026-11-23T23:30:00Z
    And the supplier sends 7.7
    Then the device answers ECS61a with
      | switch time          | 23:00:00         |
      | exec weekdays        | 1000000 (Monday) |
      | ALCS 1: output state | true             |
      | ALCS 2: output state | false            |

  @esme @srv-6.14.2 @srv-6.13
  Scenario: ECS35f, what a calendar switched is in the log of switches
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.14.2 for Mondays at 23:00 with
      | ALCSHCALCSConnectionSchedule.ActivateDeactivateSwitch.index          | 1 |
      | ALCSHCALCSConnectionSchedule.ActivateDeactivateSwitch.ActivateSwitch |   |
      | SwitchTypeAndId.index                                                | 1 |
      | SwitchTypeAndId.ALCS                                                 |   |
    When it becomes 2026-11-23T23:30:00Z
    And the supplier sends 6.13 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
      | LogToRead                   | ALCSEvent            |
    Then the device answers ECS35f with
      | date and time       | 2026-11-23T23:00:00Z |
      | script              | 273                  |
      | outcome             | 1                    |
      | time of the Command | 0 (1970-01-01T00:00:00Z) |

  @esme @srv-6.14.3 @srv-7.14
  Scenario: ECS46d, what an auxiliary controller is to do when is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.14.3 for Mondays at 23:00 with
      | AuxiliaryControllerSchedule.AuxiliaryControllerAction.auxiliaryControllerN | 1  |
      | AuxiliaryControllerSchedule.AuxiliaryControllerAction.CommandedStateLevel  | 70 |
    And the device has carried out ECS46d
    When the supplier sends 7.14
    Then the device answers ECS61d with
      | switch time   | 23:00:00         |
      | exec weekdays | 1000000 (Monday) |

  @esme @srv-6.14.3 @srv-7.15
  Scenario: an auxiliary controller does what its calendar says
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 6.14.3 for Mondays at 23:00 with
      | AuxiliaryControllerSchedule.AuxiliaryControllerAction.auxiliaryControllerN | 1  |
      | AuxiliaryControllerSchedule.AuxiliaryControllerAction.CommandedStateLevel  | 70 |
    When it becomes 2026-11-23T23:30:00Z
    And the supplier sends 7.15
    Then the device answers ECS61e with
      | Auxiliary Controller 1 State: value | {"outputState": 70, "inputState": 0} |

  @esme @srv-7.13 @srv-7.15
  Scenario: ECS47a, an auxiliary controller is put to a level for an hour
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.13 with
      | auxiliaryControllerN | 1                    |
      | StartDateTime        | 2026-11-23T00:00:00Z |
      | EndDateTime          | 2026-11-23T01:00:00Z |
      | CommandedStateLevel  | 80                   |
    And the device has carried out ECS47a
    When it becomes 2026-11-23T00:30:00Z
    And the supplier sends 7.15
    Then the device answers ECS61e with
      | Auxiliary Controller 1 State: value | {"outputState": 80, "inputState": 0} |

  @esme @srv-7.16 @srv-7.15
  Scenario: ECS47e, a load controller keeps an auxiliary controller below a limit
    Given an ESME in London whose network operator slot holds the right operator
    And its supplier has put the load controller into the load controller slot
    And the supplier has sent 6.14.3 for Mondays at 23:00 with
      | AuxiliaryControllerSchedule.AuxiliaryControllerAction.auxiliaryControllerN | 1  |
      | AuxiliaryControllerSchedule.AuxiliaryControllerAction.CommandedStateLevel  | 70 |
    And the load controller has sent 7.16 with
      | auxiliaryControllerN | 1                    |
      | StartDateTime        | 2026-11-22T08:00:00Z |
      | EndDateTime          | 2026-11-22T12:00:00Z |
      | CommandedStateLevel  | 40                   |
    And the device has carried out ECS47e
    When the supplier sends 7.15
    Then the device answers ECS61e with
      | Auxiliary Controller 1 State: value | {"outputState": 40, "inputState": 0} |

  @esme @srv-7.9 @srv-7.11
  Scenario: ECS62, which loads the boost button works is read back
    Given an ESME in London whose network operator slot holds the right operator
    And the supplier has sent 7.9 with
      | AddToBoostButton          | true  |
      | AddToBoostButton.index    | 1     |
      | AddToBoostButton[2]       | false |
      | AddToBoostButton[2].index | 2     |
      | AddToBoostButton[3]       | true  |
      | AddToBoostButton[3].index | 3     |
      | AddToBoostButton[4]       | false |
      | AddToBoostButton[4].index | 4     |
      | AddToBoostButton[5]       | false |
      | AddToBoostButton[5].index | 5     |
    And the device has carried out ECS62
    When the supplier sends 7.11 with
      | ReadLogPeriod.StartDateTime | 2026-11-20T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-24T00:00:00Z |
    Then the device answers ECS61c with
      | Boost Function Control 1 of ALCS: value | true  |
      | Boost Function Control 2 of ALCS: value | false |
      | Boost Function Control 3 of ALCS: value | true  |

  @esme @srv-6.4.1 @srv-4.15
  Rule: A home that draws more than its load limit

    Scenario Outline: its supply is <supply> <when>
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has sent 6.4.1 with
        | LoadLimitPeriod            | 300     |
        | LoadLimitPowerThreshold    | 1       |
        | LoadLimitRestorationPeriod | 3600    |
        | LoadLimitSupplyState       | Disable |
      When it becomes <time>
      Then the meter shows "supply" as "<supply>"
      And the supplier receives device alert <alert>

      Examples:
        | supply | when                          | time                 | alert |
        | armed  | once it has passed the limit  | 2026-11-22T09:30:00Z | 8F33  |
        | on     | after the restoration period  | 2026-11-22T10:01:00Z | 8F34  |

    Scenario: ECS27, how often it passed a limit that leaves supply alone is counted
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has sent 6.4.1 with
        | LoadLimitPeriod            | 300       |
        | LoadLimitPowerThreshold    | 1         |
        | LoadLimitRestorationPeriod | 600       |
        | LoadLimitSupplyState       | Unchanged |
      When it becomes 2026-11-22T09:30:00Z
      And the supplier sends 4.15
      Then the device answers ECS27 with
        | Load Limit Counter: value | 1 |
