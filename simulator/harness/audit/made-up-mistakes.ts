import type { Certificate } from '../../../certs/certificate.ts'
import type { Smki } from '../../../certs/smki.ts'
import type { CauseId } from '../../causes/causes.ts'
import { identifiersOf, incumbentOf, mistakenFor, sharesIdentifier } from '../../fleet/mistaken-operators.ts'
import type { Premises } from '../../fleet/premises.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { networkGroupOf } from '../../market/network-groups.ts'
import {
  electricityNetworkOperators,
  gasNetworkOperators,
  type NetworkOperator,
} from '../../market/network-operators.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { expiredCertificate, type SlotUse, slotUses, unpublishedCertificate } from '../estate/made-up-repository.ts'

/** A device whose slot is being filled. */
export interface SlotSite {
  readonly premises: Premises
  readonly type: 'ESME' | 'GPF'
  /** Chooses where several would do. */
  readonly drawn: number
}

export type SlotPair = Readonly<Record<SlotUse, Certificate>>

/** What each cause puts into the slot; null where it cannot come about at that site. */
export type Mistakes = Readonly<Record<CauseId, (site: SlotSite) => SlotPair | null>>

/** The network operator that runs the network of a device. */
export const rightOperator = ({ premises, type }: Pick<SlotSite, 'premises' | 'type'>): NetworkOperator =>
  type === 'ESME' ? premises.electricityNetworkOperator : premises.gasNetworkOperator

export const rightPair = (smki: Smki, site: SlotSite): SlotPair => operatorsPair(smki, rightOperator(site), site.drawn)

/** The certificates of a network operator, by one of its identifiers. */
export const operatorsPair = (smki: Smki, operator: NetworkOperator, drawn: number): SlotPair =>
  pairOf(smki, oneOf(identifiersOf(operator), drawn), RemotePartyRole.networkOperator)

export function createMistakes(smki: Smki): Mistakes {
  const networks = (of: (site: SlotSite) => readonly NetworkOperator[]) => (site: SlotSite) => {
    const operator = of(site)[site.drawn % Math.max(1, of(site).length)]
    return operator === undefined ? null : operatorsPair(smki, operator, site.drawn)
  }
  const rightHolder = (site: SlotSite) => oneOf(identifiersOf(rightOperator(site)), site.drawn)
  return {
    'host-network': networks((site) => (isIndependent(rightOperator(site)) ? [incumbentAt(site)] : [])),
    'neighbouring-area': networks(neighbours),
    'sister-licence': networks(sisters),
    'other-fuel': networks(({ premises, type }) => [
      type === 'ESME' ? premises.gasNetworkOperator : premises.electricityNetworkOperator,
    ]),
    unknown: networks(strangers),
    'suppliers-own': ({ premises }) => pairOf(smki, premises.supplier.entityIdentifier, RemotePartyRole.supplier),
    'dcc-left': () =>
      pairOf(smki, dccParties.accessControlBroker.entityIdentifier, RemotePartyRole.accessControlBroker),
    'never-in-repository': (site) => both((use) => unpublishedCertificate(smki, rightHolder(site), use)),
    expired: (site) => both((use) => expiredCertificate(smki, rightHolder(site), use)),
    'mixed-pair': (site) => {
      const [rival] = strangers(site)
      if (rival === undefined) return null
      const wrong = pairOf(smki, oneOf(identifiersOf(rival), site.drawn), RemotePartyRole.networkOperator)
      return { ...rightPair(smki, site), keyAgreement: wrong.keyAgreement }
    },
  }
}

const isIndependent = ({ kind }: NetworkOperator): boolean => kind === 'IDNO' || kind === 'iGT'

const incumbentAt = (site: SlotSite): NetworkOperator => incumbentOf(site.premises.region, rightOperator(site).fuel)

/** Those next door, of another group. */
function neighbours(site: SlotSite): readonly NetworkOperator[] {
  const right = rightOperator(site)
  if (isIndependent(right)) return []
  return mistakenFor(right, site.premises.region).filter(
    ({ id }) => networkGroupOf(id) === null || networkGroupOf(id) !== networkGroupOf(right.id),
  )
}

function sisters(site: SlotSite): readonly NetworkOperator[] {
  const right = rightOperator(site)
  const group = networkGroupOf(right.id)
  if (group === null) return []
  return operatorsOf(right).filter((other) => networkGroupOf(other.id) === group && !sharesIdentifier(right, other))
}

/** Independent operators of the same fuel that have nothing to do with the site. */
const strangers = (site: SlotSite): readonly NetworkOperator[] => {
  const right = rightOperator(site)
  return operatorsOf(right).filter((other) => isIndependent(other) && other.id !== right.id)
}

const operatorsOf = ({ fuel }: NetworkOperator): readonly NetworkOperator[] =>
  fuel === 'electricity' ? electricityNetworkOperators : gasNetworkOperators

const pairOf = (smki: Smki, entity: EntityIdentifier, role: number): SlotPair =>
  both((use) => {
    const credential = smki.credential(entity, role, use)
    if (credential === undefined)
      throw new SimulatorFault('SIM_INVARIANT', `the SMKI holds no ${use} certificate of role ${role} for ${entity}`)
    return credential.certificate
  })

function both(certificateFor: (use: SlotUse) => Certificate): SlotPair {
  const [digitalSignature, keyAgreement] = slotUses
  return { digitalSignature: certificateFor(digitalSignature), keyAgreement: certificateFor(keyAgreement) }
}

const oneOf = <Item>(items: readonly Item[], drawn: number): Item => {
  const item = items[drawn % items.length]
  if (item === undefined) throw new SimulatorFault('SIM_INVARIANT', 'there is nothing to choose from')
  return item
}
