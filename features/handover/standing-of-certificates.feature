@srv-6.21 @handover
Feature: Certificates are suspended and revoked while the network is up
  An authority may take a certificate out of use at any time. From the next request on, no slot is handed over to it or to
  a certificate that it issued, and no request signed with it is accepted.

  @gpf
  Scenario: the certificates of the network operator are suspended
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    And the SMKI has suspended the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the check was not asked
    And the device never hears of it

  @gpf
  Scenario: they are reinstated
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    And the SMKI has suspended the certificates of Cadent
    And the SMKI has reinstated the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is accepted
    And the GPF trusts Cadent in its network operator slot

  @gpf
  Scenario: the certificates of the network operator are revoked, and stay so
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    And the SMKI has revoked the certificates of Cadent
    And the SMKI has reinstated the certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the device never hears of it

  @gpf
  Scenario: the authority that issued them is revoked
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    And the SMKI has revoked the certificate of the issuing authority
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the check was not asked
    And the device never hears of it

  @gpf
  Scenario: the certificate with which the supplier signs its requests is revoked
    Given a GPF in London
    And its supplier holds the certificates of Cadent
    And the SMKI has revoked the certificate with which the supplier signs its requests
    When the supplier requests handover of the network operator slot
    Then the request is refused with E50
    And the device never hears of it

  @gpf
  Scenario: the certificates are looked up by metering point
    Given a GPF in London
    And its supplier holds the certificates that are found at its metering point
    When the supplier requests handover of the network operator slot
    Then the request is accepted
    And the GPF trusts Cadent in its network operator slot
