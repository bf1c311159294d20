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
