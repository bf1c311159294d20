import type { Certificate, CertificateDer, CertificateFlaw } from '../../../certs/certificate.ts'
import type { CertificateReader } from '../../../certs/certificate-reader.ts'
import type { CredentialsReplacement, RequestBody } from '../../duis/request.ts'
import type { DuisRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { Result } from '../../vocabulary/result.ts'

/** What a replacement certificate is for. */
const replacementUses = ['digitalSignature', 'keyAgreement', 'keyAgreementTopUp'] as const
export type ReplacementUse = (typeof replacementUses)[number]

/** A certificate of the request, read as far as it can be. */
export interface OfferedCertificate {
  readonly use: ReplacementUse
  readonly der: CertificateDer
  readonly reading: Result<Certificate, CertificateFlaw>
}

/** What a request wants to put onto a device. */
export interface CertificateSet {
  readonly remotePartyRole: DuisRemotePartyRole
  readonly floor: bigint | null
  readonly topUpFloor: bigint | null
  readonly leaves: readonly OfferedCertificate[]
  readonly path: readonly Result<Certificate, CertificateFlaw>[]
  readonly applyTimeBasedCpvChecks: boolean
}

/** The certificates that a request's body carries; null for a body that carries none of the kind. */
export function replacementOf(body: RequestBody, read: CertificateReader): CertificateSet | null {
  if (body.kind !== 'RequestHandoverOfDCCControlledDevice' && body.kind !== 'UpdateSecurityCredentialsKRP') return null
  const { remotePartyRole, floor, topUpFloor, applyTimeBasedCpvChecks } = body
  return {
    remotePartyRole,
    floor,
    topUpFloor,
    applyTimeBasedCpvChecks,
    leaves: leavesOf(body).map(({ use, der }) => ({ use, der, reading: read(der) })),
    path: body.certificationPath.map(read),
  }
}

/** The leaf certificates of a request in the order in which a Command carries them. */
export const leavesOf = (body: CredentialsReplacement): readonly { use: ReplacementUse; der: CertificateDer }[] =>
  replacementUses.flatMap((use) => {
    const der = body[use]
    return der === null ? [] : [{ use, der }]
  })
