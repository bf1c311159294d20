import { badSignature } from './bad-signature.ts'
import { compressedPoint } from './compressed-point.ts'
import { derInsideIdentifier } from './der-inside-identifier.ts'
import { expired } from './expired.ts'
import { foreignIssuer } from './foreign-issuer.ts'
import { generalizedTimeBefore2050 } from './generalized-time-before-2050.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { impostorIssuer } from './impostor-issuer.ts'
import { indefiniteLength } from './indefinite-length.ts'
import { keyUsageWithNeedlessZero } from './key-usage-with-needless-zero.ts'
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
import { repeatedExtension } from './repeated-extension.ts'
import { roleThatIsNoText } from './role-that-is-no-text.ts'
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
]
