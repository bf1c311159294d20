import { dccParties } from '../../market/dcc-parties.ts'
import {
  electricityNetworkOperators,
  gasNetworkOperators,
  type NetworkOperator,
} from '../../market/network-operators.ts'
import { type Region, regionOfPostCode, regions } from '../../market/regions.ts'
import { suppliers } from '../../market/suppliers.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { identifiersOf, incumbentOf } from '../mistaken-operators.ts'
import type { SlotPair, SlotState } from '../premises.ts'

const independents = {
  electricity: electricityNetworkOperators.filter(({ kind }) => kind === 'IDNO'),
  gas: gasNetworkOperators.filter(({ kind }) => kind === 'iGT'),
}

/** What an estate tells of a metering point's network: who may run it follows from these. */
export interface PointInEstate {
  readonly point: string
  readonly region: Region
  /** Whose certificate stands in the slot of its device; null where nothing is known. */
  readonly slot: SlotPair | null
}

/** The area of an MPAN that a distribution network operator issued; undefined for an independent one's. */
export const regionOfMpan = (mpan: string): Region | undefined =>
  regions.find(({ distributorId }) => mpan.startsWith(distributorId))

/** The area of a post code; undefined where no area has it. */
export const regionAtPostCode = (postCode: string): Region | undefined => regionOfPostCode(postCode)

/**
 * The network operator for whom a metering point of an estate is registered where nobody says who: by its number first. An MPAN
 * names its distributor (docs/domain/registration.md#mpan), an MPRN from 74 to 77 an independent transporter
 * (docs/domain/registration.md#igt): which of them, the slot may say.
 */
export function operatorOfMpan({ point, region, slot }: PointInEstate): NetworkOperator {
  const issuer = electricityNetworkOperators.find(({ distributorId }) => point.slice(0, 2) === distributorId)
  if (issuer !== undefined) return issuer
  return (
    independentIn(slot, 'electricity') ?? oneOf(independents.electricity, point) ?? incumbentOf(region, 'electricity')
  )
}

export function operatorOfMprn({ point, region, slot }: PointInEstate): NetworkOperator {
  if (!/^7[4-7]\d{8}$/.test(point)) return incumbentOf(region, 'gas')
  return independentIn(slot, 'gas') ?? oneOf(independents.gas, point) ?? incumbentOf(region, 'gas')
}

const independentIn = (slot: SlotPair | null, fuel: 'electricity' | 'gas'): NetworkOperator | undefined => {
  const holder = slot?.digitalSignature.entityIdentifier ?? null
  return holder === null ? undefined : independents[fuel].find((operator) => identifiersOf(operator).includes(holder))
}

/** The same of the same number, always. */
const oneOf = (operators: readonly NetworkOperator[], point: string): NetworkOperator | undefined =>
  operators[Number(point.slice(-6)) % operators.length]

const acb = dccParties.accessControlBroker.entityIdentifier
const supplierIdentifiers = new Set<EntityIdentifier>(suppliers.map(({ entityIdentifier }) => entityIdentifier))

/** The entity that a slot's holder is known by: who verifies with it, hence the digital signature's. */
export const holderOf = ({ digitalSignature }: SlotPair): EntityIdentifier | null => digitalSignature.entityIdentifier

/** What state a slot is in, by whose certificates are in its two cells. */
export function slotStateOf({ digitalSignature, keyAgreement }: SlotPair, registered: NetworkOperator): SlotState {
  const holders = [digitalSignature.entityIdentifier, keyAgreement.entityIdentifier]
  if (holders.every((holder) => holder === acb)) return 'dcc-controlled'
  if (holders.every((holder) => holder !== null && supplierIdentifiers.has(holder))) return 'supplier-placeholder'
  const right = identifiersOf(registered)
  return holders.every((holder) => holder !== null && right.includes(holder)) ? 'right-operator' : 'wrong-operator'
}
