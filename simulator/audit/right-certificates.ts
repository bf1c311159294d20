import type { Certificate } from '../../certs/certificate.ts'
import { isValidAt } from '../../certs/generations.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { PartyBook } from './party-book.ts'

/** Whose certificates would be right: by Entity Identifier where the check says so, else by the registered party. */
interface Expected {
  readonly identifiers: readonly string[]
  readonly parties: readonly string[]
}

/** Decimal serial numbers of the certificates that would be right; none where several parties are registered, or nobody. */
export type RightCertificates = (expected: Expected) => readonly string[]

export function createRightCertificates(
  repository: readonly Certificate[],
  book: PartyBook,
  at: Instant,
): RightCertificates {
  const byEntity = new Map<EntityIdentifier, string[]>()
  for (const certificate of repository) {
    const entity = certificate.subject.uniqueIdentifier
    if (entity === null || certificate.role !== RemotePartyRole.networkOperator || !isValidAt(certificate, at)) continue
    byEntity.set(entity, [...(byEntity.get(entity) ?? []), certificate.serialNumber.toString()])
  }
  return ({ identifiers, parties: [party, ...others] }) => {
    const registered =
      party === undefined || others.length > 0 ? [] : [...(book.directory.party(party)?.entityIdentifiers ?? [])]
    const wanted =
      identifiers.length > 0 ? identifiers.flatMap((text) => parseEntityIdentifier(text) ?? []) : registered
    return wanted.flatMap((entity) => byEntity.get(entity) ?? [])
  }
}
