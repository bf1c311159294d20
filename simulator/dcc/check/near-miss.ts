import type { CheckVerdict, RefusalReason } from '../../network-operator-check/contract.ts'
import type { NetworkPartyDirectory } from '../../network-operator-check/network-party-directory.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { KeyUsage } from '../../vocabulary/trust-anchor-cell.ts'
import type { AdmissionSources } from '../admission/facts.ts'

/** What would have been accepted where nobody can say whose certificates are right, or before anybody asks. */
const withoutParty: Readonly<Record<RefusalReason, string>> = {
  'other-party': 'certificates of role 03 of the network party that is registered for the device',
  'wrong-role': 'certificates of role 03 of the network party that is registered for the device',
  'no-metering-point': 'a device whose metering point the inventory records; or setting onUnknown.no-metering-point',
  'no-registration': 'a network party in Registration Data that day; or setting onUnknown.no-registration',
  'ambiguous-registration': 'one network party in Registration Data; or setting onUnknown.ambiguous-registration',
  'no-entity-identifier': 'an Entity Identifier of the registered party; or setting onUnknown.no-entity-identifier',
}

/**
 * The near miss of a refusal by the check: whose certificates would have gone through, and where they are found.
 * Only who passed access control is ever asked about (NOC-17).
 */
export function nearMiss(
  verdict: Extract<CheckVerdict, { outcome: 'refused' }>,
  networkParties: NetworkPartyDirectory,
  repository: AdmissionSources['repository'],
): string {
  if (verdict.expected.length === 0) return withoutParty[verdict.reason]
  const holders = verdict.expected.map((text) => {
    const entity = parseEntityIdentifier(text)
    return entity === null ? text : `${nameOf(entity, networkParties)}: ${certificatesOf(entity, repository)}`
  })
  return `certificates of role 03 of ${holders.join('; or of ')}`
}

function nameOf(entity: EntityIdentifier, { holdersOf }: NetworkPartyDirectory): string {
  const names = holdersOf(entity).map(({ name, id }) => `${name} (${id})`)
  return [...names, entity].join(', ')
}

const usages: readonly KeyUsage[] = ['digitalSignature', 'keyAgreement']

/** The newest in use of each usage, as a supplier would find them. */
function certificatesOf(entity: EntityIdentifier, repository: AdmissionSources['repository']): string {
  const found = usages.flatMap((keyUsage) => {
    const query = { entity, role: RemotePartyRole.networkOperator, keyUsage, status: 'in-use' } as const
    const newest = repository.find(query).at(-1)
    return newest === undefined ? [] : [`${keyUsage} ${newest.serialNumber}`]
  })
  return found.length === 0 ? 'none in the SMKI Repository' : `in the SMKI Repository by serial ${found.join(', ')}`
}
