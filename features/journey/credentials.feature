Feature: Keys of a device
  A supplier has a meter make new keys, and reads which certificates it works with.

  @esme @srv-6.24.2
  Scenario: the supplier reads the certificate with which an ESME signs
    Given an ESME in London
    When the supplier sends 6.24.2 with
      | CredentialType | Digital Signature |
    Then the request is accepted
    And the supplier is told I0 in the end

  @esme @srv-6.17
  Scenario: an ESME makes a new key and asks for a certificate of it
    Given an ESME in London
    When the supplier sends 6.17 with
      | CredentialType | Key Agreement |
    Then the request is accepted
    And the supplier is told I0 in the end

  @gsme @srv-6.17
  Scenario: a GSME does so too
    Given a GSME in London
    When the supplier sends 6.17 with
      | CredentialType | Digital Signature |
    Then the request is accepted
    And the supplier is told I0 in the end

  @esme @srv-6.15.2
  Scenario: an ESME takes a certificate for its new key into use, and the DCC knows it from then on
    Given an ESME in London
    When the supplier gives it a certificate for a new signing key
    Then the request is accepted
    And the supplier is told I0 in the end

  @esme @srv-6.24.2
  Scenario: what it signs with the new key is believed
    Given an ESME in London
    And the supplier has given it a certificate for a new signing key
    When the supplier sends 6.24.2 with
      | CredentialType | Digital Signature |
    Then the request is accepted
    And the supplier is told I0 in the end

  @gsme @srv-6.11
  Scenario: its Commands are under the new key agreement key
    Given a GSME in London
    And the supplier has given it a certificate for a new key agreement key
    When the supplier sends 6.11 with
      | CurrentDateTime | 2026-11-22T09:00:00.00Z |
      | TolerancePeriod | 3600                    |
    Then the request is accepted
    And the supplier is told I0 in the end
