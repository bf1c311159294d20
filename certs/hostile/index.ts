import { algorithmWithNull } from './algorithm-with-null.ts'
import { alternativeNameWithoutNames } from './alternative-name-without-names.ts'
import { anyPolicyInhibitedToPassOver } from './any-policy-inhibited-to-pass-over.ts'
import { authorityAsLeaf } from './authority-as-leaf.ts'
import { authorityOfAnotherPolicy } from './authority-of-another-policy.ts'
import { authorityThatMayNotSign } from './authority-that-may-not-sign.ts'
import { authorityWithCriticalKeyIdentifier } from './authority-with-critical-key-identifier.ts'
import { authorityWithNameConstraintsToPassOver } from './authority-with-name-constraints-to-pass-over.ts'
import { authorityWithoutConstraints } from './authority-without-constraints.ts'
import { authorityWithoutKeyUsage } from './authority-without-key-usage.ts'
import { authorityWithoutName } from './authority-without-name.ts'
import { badSignature } from './bad-signature.ts'
import { compressedPoint } from './compressed-point.ts'
import { criticalAuthorityKeyIdentifier } from './critical-authority-key-identifier.ts'
import { criticalSubjectKeyIdentifier } from './critical-subject-key-identifier.ts'
import { derInsideIdentifier } from './der-inside-identifier.ts'
import { expired } from './expired.ts'
import { foreignIssuer } from './foreign-issuer.ts'
import { generalizedTimeBefore2050 } from './generalized-time-before-2050.ts'
import { halfAnIssuer } from './half-an-issuer.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { impostorIssuer } from './impostor-issuer.ts'
import { indefiniteLength } from './indefinite-length.ts'
import { keyUsageWithNeedlessZero } from './key-usage-with-needless-zero.ts'
import { leafThatSignsCertificates } from './leaf-that-signs-certificates.ts'
import { nameConstraintsToPassOver } from './name-constraints-to-pass-over.ts'
import { nameToPassOver } from './name-to-pass-over.ts'
import { namelessSubject } from './nameless-subject.ts'
import { needlessLengthOctet } from './needless-length-octet.ts'
import { needlessSignatureOctet } from './needless-signature-octet.ts'
import { negativeSerialNumber } from './negative-serial-number.ts'
import { noKeyUsage } from './no-key-usage.ts'
import { notYetValid } from './not-yet-valid.ts'
import { otherCurve } from './other-curve.ts'
import { otherPolicy } from './other-policy.ts'
import { otherSignatureAlgorithm } from './other-signature-algorithm.ts'
import { otherVersion } from './other-version.ts'
import { overlongSerialNumber } from './overlong-serial-number.ts'
import { oversized } from './oversized.ts'
import { pointOffTheCurve } from './point-off-the-curve.ts'
import { policyConstraintsToPassOver } from './policy-constraints-to-pass-over.ts'
import { repeatedExtension } from './repeated-extension.ts'
import { roleThatIsNoText } from './role-that-is-no-text.ts'
import { serialNumberOfNoIssuer } from './serial-number-of-no-issuer.ts'
import { signatureBeyondTheOrder } from './signature-beyond-the-order.ts'
import { spelledOutCurve } from './spelled-out-curve.ts'
import { swappedKeyUsage } from './swapped-key-usage.ts'
import { timeWithoutSeconds } from './time-without-seconds.ts'
import { trailingOctets } from './trailing-octets.ts'
import { twoOrganisationalUnits } from './two-organisational-units.ts'
import { twoUniqueIdentifiers } from './two-unique-identifiers.ts'
import { uncriticalAuthority } from './uncritical-authority.ts'
import { unknownCriticalExtension } from './unknown-critical-extension.ts'
import { unusedBits } from './unused-bits.ts'

/** Every hostile certificate, and those that only look hostile (`caught` is null). */
export const hostileCertificates: readonly HostileCertificate[] = [
  twoUniqueIdentifiers,
  unusedBits,
  twoOrganisationalUnits,
  trailingOctets,
  indefiniteLength,
  needlessLengthOctet,
  oversized,
  derInsideIdentifier,
  expired,
  notYetValid,
  swappedKeyUsage,
  noKeyUsage,
  foreignIssuer,
  impostorIssuer,
  badSignature,
  otherPolicy,
  unknownCriticalExtension,
  negativeSerialNumber,
  overlongSerialNumber,
  otherVersion,
  otherSignatureAlgorithm,
  timeWithoutSeconds,
  generalizedTimeBefore2050,
  repeatedExtension,
  keyUsageWithNeedlessZero,
  roleThatIsNoText,
  compressedPoint,
  pointOffTheCurve,
  otherCurve,
  spelledOutCurve,
  signatureBeyondTheOrder,
  needlessSignatureOctet,
  uncriticalAuthority,
  criticalAuthorityKeyIdentifier,
  criticalSubjectKeyIdentifier,
  nameConstraintsToPassOver,
  policyConstraintsToPassOver,
  anyPolicyInhibitedToPassOver,
  leafThatSignsCertificates,
  authorityAsLeaf,
  namelessSubject,
  nameToPassOver,
  alternativeNameWithoutNames,
  algorithmWithNull,
  serialNumberOfNoIssuer,
  halfAnIssuer,
  authorityWithoutName,
  authorityWithNameConstraintsToPassOver,
  authorityWithCriticalKeyIdentifier,
  authorityWithoutKeyUsage,
  authorityThatMayNotSign,
  authorityWithoutConstraints,
  authorityOfAnotherPolicy,
]
