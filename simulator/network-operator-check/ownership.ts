import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { isAccessControlBrokers, wordsForUse } from './certificate-roles.ts'
import type { CheckVerdict, WarningCode } from './contract.ts'
import type { KnownParty, NetworkPartyDirectory } from './network-party-directory.ts'
import type { CheckQuestion } from './question.ts'
import type { Registered } from './responsible-party.ts'
import { accepted, type Evidence, refused } from './verdicts.ts'

/**
 * Whether every replacement certificate belongs to the responsible party (NOC-9, 10, 11). Their roles are right
 * already; an allowed one of the ACB (NOC-13) belongs to nobody else.
 */
export function belongTo(
  party: KnownParty,
  registered: Registered,
  { certificates, networkParties }: CheckQuestion,
  warnings: readonly WarningCode[],
): CheckVerdict {
  const evidence: Evidence = { expected: party.entityIdentifiers, certificates, warnings }
  const responsible = `${party.name} (${party.id}), the network party registered for ${registered.meteringPoint} on ${registered.day}`

  for (const candidate of certificates) {
    if (isAccessControlBrokers(candidate)) continue
    const identifier = candidate.certificate?.subject.uniqueIdentifier ?? null
    if (identifier !== null && party.entityIdentifiers.has(identifier)) continue
    const because = `The ${wordsForUse[candidate.use]} belongs to ${holder(identifier, networkParties)}, not to ${responsible}.`
    return refused('NOC-10', 'other-party', evidence, because)
  }

  if (certificates.some(isAccessControlBrokers)) {
    const because = `A setting allows the certificate of the Access Control Broker; the other belongs to ${responsible}.`
    return accepted('NOC-13', evidence, because)
  }
  return accepted('NOC-10', evidence, `Every certificate belongs to ${responsible}.`)
}

function holder(identifier: EntityIdentifier | null, directory: NetworkPartyDirectory): string {
  if (identifier === null) return 'nobody'
  const names = directory.holdersOf(identifier).map(({ id, name }) => `${name} (${id})`)
  return names.length === 0 ? `${identifier}, who is no network party` : `${names.join(' or ')}, ${identifier}`
}
