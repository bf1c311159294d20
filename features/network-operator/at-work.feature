Feature: A network operator at work
  What a network operator asks of a meter it asks in its own name, and the meter looks for it in its cells. Only what goes
  through the Access Control Broker works whoever is in the slot.

  @esme @srv-6.5 @correct
  Scenario: the operator sets its voltage thresholds
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sets its voltage thresholds by 6.5
    Then the request is accepted
    And the network operator is told I0 in the end

  @esme @srv-6.5 @wrong-network
  Scenario: with a stranger in the slot the meter does not answer the true operator
    Given an ESME in London whose network operator slot holds the wrong operator
    When the network operator sets its voltage thresholds by 6.5
    Then the request is accepted
    And the network operator is told E21 in the end

  @esme @correct
  Scenario Outline: the operator sends <srv>
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends <srv>
    Then the request is accepted
    And the network operator is told I0 in the end

    Examples:
      | srv    |
      | 6.27   |
      | 4.16   |
      | 4.1.1  |
      | 6.18.2 |
      | 11.2   |

  @esme @wrong-network
  Scenario Outline: the true operator sends <srv>, and a stranger is in the slot
    Given an ESME in London whose network operator slot holds the wrong operator
    When the network operator sends <srv>
    Then the request is accepted
    And the network operator is told E21 in the end

    Examples:
      | srv   |
      | 6.27  |
      | 4.16  |
      | 4.1.1 |

  @esme @srv-4.10 @correct
  Scenario: the operator reads voltages
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends 4.10 with
      | StartDateTime | 2026-11-21T00:00:00Z |
      | EndDateTime   | 2026-11-22T00:00:00Z |
    Then the request is accepted
    And the network operator is told I0 in the end

  @esme @srv-4.8.3 @correct
  Scenario: the operator reads what a home exported, half hour by half hour
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends 4.8.3 with
      | StartDateTime | 2026-11-21T00:00:00Z |
      | EndDateTime   | 2026-11-22T00:00:00Z |
    Then the request is accepted
    And the network operator is told I0 in the end

  @esme @srv-6.18.1 @correct
  Scenario: the operator says in which hours the maximum demand counts
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends 6.18.1 with
      | StartTime | 16:00:00.00Z |
      | EndTime   | 19:00:00.00Z |
    Then the request is accepted
    And the network operator is told I0 in the end

  @esme @srv-6.18.1 @wrong-network
  Scenario: the true operator cannot, where a stranger is in the slot
    Given an ESME in London whose network operator slot holds the wrong operator
    When the network operator sends 6.18.1 with
      | StartTime | 16:00:00.00Z |
      | EndTime   | 19:00:00.00Z |
    Then the request is accepted
    And the network operator is told E21 in the end

  @esme @srv-6.22 @correct
  Scenario: the operator wants no alerts of the power factor
    Given an ESME in London whose network operator slot holds the right operator
    When the network operator sends 6.22 with
      | ElectricityNetworkOperatorAlerts.NetworkOperatorESMECommon.x8014 | Disable |
      | ElectricityNetworkOperatorAlerts.NetworkOperatorESMECommon.x8015 | Disable |
    Then the request is accepted
    And the network operator is told I0 in the end

  @esme @srv-6.22
  Scenario: of what it does not want to know the meter does not tell it
    Given an ESME in London whose network operator slot holds the right operator
    And the network operator has sent 6.22 with
      | ElectricityNetworkOperatorAlerts.NetworkOperatorESMECommon.x8014 | Disable |
    When the power factor falls below its threshold and rises again
    Then the network operator receives device alert 8015
    And the network operator does not receive device alert 8014

  @gsme @srv-14.1 @correct
  Scenario: a gas transporter reads through the Access Control Broker, for a GSME has no cell of it
    Given a GSME in London
    When the gas transporter sends 14.1
    Then the request is accepted
    And the gas transporter is told I0 in the end

  @gsme @srv-4.1.1
  Scenario: a GSME does not know the gas transporter, and would answer encrypted
    Given a GSME in London
    When the gas transporter sends 4.1.1
    Then the request is refused with E040101
    And the device never hears of it

  @gsme @srv-4.10 @correct
  Scenario: a gas transporter reads network data of a GSME, which encrypts them by the certificate that comes along
    Given a GSME in London
    When the gas transporter sends 4.10 with
      | ReadLogPeriod.StartDateTime | 2026-11-21T00:00:00Z                   |
      | ReadLogPeriod.EndDateTime   | 2026-11-22T00:00:00Z                   |
      | KAPublicSecurityCredentials | the certificate of the gas transporter |
    Then the device answers GCS18 with samples of what the home has used

  @gsme @srv-4.10
  Scenario: without the certificate there is nothing to encrypt them by
    Given a GSME in London
    When the gas transporter sends 4.10 with
      | ReadLogPeriod.StartDateTime | 2026-11-21T00:00:00Z |
      | ReadLogPeriod.EndDateTime   | 2026-11-22T00:00:00Z |
    Then the request is refused with E12
    And the device never hears of it

  @gpf @srv-4.1.1
  Scenario: a GPF that was not handed over does not know the gas transporter
    Given a GPF in London
    When the gas transporter sends 4.1.1
    Then the request is accepted
    And the gas transporter is told E21 in the end

  @gpf @srv-4.1.1 @correct
  Scenario: a GPF that was handed over answers the gas transporter
    Given a GPF in London whose network operator slot was handed over to Cadent
    When the gas transporter sends 4.1.1
    Then the request is accepted
    And the gas transporter is told I0 in the end
