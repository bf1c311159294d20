Feature: Alerts that devices raise
  A device reports what happens to it without being asked. It addresses the holder of its own Trust Anchor Cells; the DCC
  passes that on as a DUIS document that it has signed. A device whose slot is DCC controlled addresses the Access Control
  Broker, and then Registration Data says who is told.

  @esme
  Scenario: an unauthorised access reaches the supplier
    Given an ESME in London whose network operator slot is DCC controlled
    When the ESME raises alert 8F3E
    Then the supplier receives alert 8F3E, signed by the ESME, in a DUIS document that the DCC signed
    And nobody else is told

  @gsme
  Scenario: a gas meter speaks another language, and is understood as well
    Given a GSME in London
    When the GSME raises alert 8F3E
    Then the supplier receives alert 8F3E, signed by the GSME, in a DUIS document that the DCC signed

  @esme @correct
  Scenario: supply is restored, and the network operator hears of it
    Given an ESME in London whose network operator slot holds the right operator
    When the ESME raises alert 8F35
    Then the registered network operator receives alert 8F35, signed by the ESME, in a DUIS document that the DCC signed
    And nobody else is told

  @esme @correct
  Scenario: an alert that is not critical carries a MAC that its receiver alone can verify
    Given an ESME in London whose network operator slot holds the right operator
    When the ESME raises alert 8002
    Then the registered network operator receives alert 8002, under a MAC of the ESME, in a DUIS document that the DCC signed

  @esme @wrong-network
  Scenario: supply is restored, and the wrong network operator hears of it
    Given an ESME in London whose network operator slot holds the wrong operator
    When the ESME raises alert 8F35
    Then another network operator receives alert 8F35
    And nobody else is told

  @esme
  Scenario: where the slot is DCC controlled, Registration Data says who is told
    Given an ESME in London whose network operator slot is DCC controlled
    When the ESME raises alert 8F35
    Then the registered network operator receives alert 8F35, signed by the ESME, in a DUIS document that the DCC signed

  @esme
  Scenario: an alert survives a process that is killed before the DCC has it
    Given a network in a process of its own
    When an ESME there raises alert 8F3E, and the process is killed before the DCC has it
    And the network comes up again
    Then its supplier receives alert 8F3E once
