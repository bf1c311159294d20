import { nameOfRemotePartyRole, organisationalUnitOf, RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { CertificateUse, CheckVerdict } from './contract.ts'
import type { CheckQuestion, ReplacementCertificate } from './question.ts'
import { type Evidence, refused } from './verdicts.ts'

/** How a sentence names a certificate. */
export const wordsForUse: Readonly<Record<CertificateUse, string>> = {
  digitalSignature: 'digital signature certificate',
  keyAgreement: 'key agreement certificate',
}

export const isAccessControlBrokers = ({ certificate }: ReplacementCertificate): boolean =>
  certificate?.role === RemotePartyRole.accessControlBroker

/**
 * The refusal that the roles of the certificates call for, if any: every one of them must say whose it is (NOC-11), and
 * be a network operator's (NOC-10), or the ACB's where that is allowed (NOC-13).
 */
export function refusalByRole({ certificates, settings }: CheckQuestion): CheckVerdict | null {
  const evidence: Evidence = { expected: [], certificates, warnings: [] }

  if (certificates.length === 0)
    return refused('NOC-10', 'wrong-role', evidence, 'The request holds no certificate for the network operator.')

  for (const { use, certificate } of certificates) {
    const role = certificate?.role ?? null
    if ((certificate?.subject.uniqueIdentifier ?? null) === null)
      return refused('NOC-10', 'wrong-role', evidence, `The ${wordsForUse[use]} ${wordsForNameless(role)}.`)
    if (role === RemotePartyRole.networkOperator) continue
    if (role === RemotePartyRole.accessControlBroker && settings.allowAccessControlBroker) continue
    if (role === RemotePartyRole.accessControlBroker)
      return refused('NOC-13', 'wrong-role', evidence, `The ${wordsForUse[use]} is one of the Access Control Broker.`)
    return refused('NOC-10', 'wrong-role', evidence, `The ${wordsForUse[use]} ${wordsForRole(role)}.`)
  }

  return null
}

/** NOC-11: one that does not say whose it is counts as one that cannot be read. */
const wordsForNameless = (role: number | null): string =>
  role === null ? wordsForRole(null) : 'carries no Entity Identifier'

function wordsForRole(role: number | null): string {
  if (role === null) return 'could not be read, or names no Remote Party Role'
  return `carries the Remote Party Role ${organisationalUnitOf(role)} (${nameOfRemotePartyRole(role)}) instead of 03`
}
