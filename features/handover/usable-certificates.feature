@srv-6.21 @handover
Feature: Only usable certificates reach the check
  A replacement must be an Organisation Certificate in force, with the key usage of its place. Whose certificate it is, is
  then for the check to decide.

  @gpf @case-27
  Scenario: certificates that have expired
    Given a GPF in London
    And its supplier holds expired certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the check was not asked
    And the device never hears of it

  @gpf @case-28
  Scenario: certificates that have expired, where nobody is to look at dates
    Given a GPF in London
    And its supplier holds expired certificates of Cadent
    And its supplier asks everybody not to look at their dates
    When the supplier requests handover of the network operator slot
    Then the request is accepted
    And the check accepted the request by NOC-10
    And the GPF trusts Cadent in its network operator slot

  @gpf @case-29
  Scenario: certificates that were revoked
    Given a GPF in London
    And its supplier holds revoked certificates of Cadent
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the check was not asked
    And the device never hears of it

  @gpf @case-31
  Scenario: certificates of an unknown issuer
    Given a GPF in London
    And its supplier holds certificates of Cadent from an unknown issuer
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the check was not asked
    And the device never hears of it

  @gpf @case-25
  Scenario: the two certificates in each other's place
    Given a GPF in London
    And its supplier holds the certificates of Cadent in each other's place
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the check was not asked
    And the device never hears of it

  @gpf
  Scenario Outline: certificates that <fault>
    Given a GPF in London
    And its supplier holds certificates of Cadent that <fault>
    When the supplier requests handover of the network operator slot
    Then the request is refused with E062103
    And the check was not asked
    And the device never hears of it

    @case-30
    Examples:
      | fault             |
      | are not valid yet |

    @case-68
    Examples:
      | fault                        |
      | are no certificates at all   |
      | are followed by other octets |
      | are two in one               |

    @case-70
    Examples:
      | fault                               |
      | hold two identifiers                |
      | hold an identifier with unused bits |
      | hold two roles                      |
