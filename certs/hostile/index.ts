import { badSignature } from './bad-signature.ts'
import { derInsideIdentifier } from './der-inside-identifier.ts'
import { expired } from './expired.ts'
import { foreignIssuer } from './foreign-issuer.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { impostorIssuer } from './impostor-issuer.ts'
import { indefiniteLength } from './indefinite-length.ts'
import { needlessLengthOctet } from './needless-length-octet.ts'
import { noKeyUsage } from './no-key-usage.ts'
import { notYetValid } from './not-yet-valid.ts'
import { otherPolicy } from './other-policy.ts'
import { oversized } from './oversized.ts'
import { swappedKeyUsage } from './swapped-key-usage.ts'
import { trailingOctets } from './trailing-octets.ts'
import { twoOrganisationalUnits } from './two-organisational-units.ts'
import { twoUniqueIdentifiers } from './two-unique-identifiers.ts'
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
]
