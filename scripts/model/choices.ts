import fc from 'fast-check'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { effectiveAt } from './admission-model.ts'
import {
  acb,
  type DeviceName,
  identifiersOf,
  isSupplier,
  meterOf,
  registrable,
  type Slot,
  supplierCalled,
  supplierIds,
} from './parties.ts'
import { pointOf, registeredAt } from './registration-model.ts'
import type { Ask, Certificates, When, WorldModel } from './world-model.ts'

// What a command means by its words depends on where the scenario has got to, so that random ones often make sense.

/** A party, in words that the model gives a meaning. */
export type Party =
  | 'the registered network operator'
  | 'its second identifier'
  | 'a rival network operator'
  | "another fuel's network operator"
  | 'the Access Control Broker'
  | 'the supplier'
  | 'another supplier'
  | 'the holder of the slot'

/** Whose certificates a request carries. */
export interface Choice {
  readonly signing: Party | null
  readonly agreement: Party | null
}

/** Who sends what for which slot, in words. */
export interface ChosenAsk {
  readonly by: Party
  readonly device: DeviceName
  readonly slot: Slot
  readonly certificates: Choice
  /** Seconds from now. */
  readonly when: number | 'cancel' | null
  readonly floor: 0 | null
}

const hours = 3_600

const weighted = <Value>(...choices: readonly (readonly [weight: number, value: Value])[]): fc.Arbitrary<Value> =>
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

const sameForBoth = (party: Party): Choice => ({ signing: party, agreement: party })

const forNetworkOperator = weighted<Choice>(
  [10, sameForBoth('the registered network operator')],
  [3, sameForBoth('its second identifier')],
  [4, sameForBoth('a rival network operator')],
  [1, sameForBoth("another fuel's network operator")],
  [2, sameForBoth('the Access Control Broker')],
  [1, sameForBoth('the supplier')],
  [2, sameForBoth('the holder of the slot')],
  [2, { signing: 'the registered network operator', agreement: 'a rival network operator' }],
  [1, { signing: 'the registered network operator', agreement: null }],
  [1, { signing: null, agreement: 'a rival network operator' }],
  [1, { signing: null, agreement: null }],
)

const forSupplier = weighted<Choice>(
  [6, sameForBoth('the supplier')],
  [2, sameForBoth('another supplier')],
  [1, sameForBoth('the registered network operator')],
  [1, sameForBoth('the Access Control Broker')],
)

const moments = weighted<ChosenAsk['when']>(
  [9, null],
  [1, 60],
  [2, 2 * hours],
  [3, 26 * hours],
  [1, 10 * 24 * hours],
  [1, 31 * 24 * hours],
  [1, 'cancel'],
)

export const certificatesFor = (chosen: Slot): fc.Arbitrary<Choice> =>
  chosen === 'Supplier' ? forSupplier : forNetworkOperator

const ask = (
  by: fc.Arbitrary<Party>,
  device: fc.Arbitrary<DeviceName>,
  slot: fc.Arbitrary<Slot>,
): fc.Arbitrary<ChosenAsk> =>
  slot.chain((chosen) =>
    fc.record({
      by,
      device,
      slot: fc.constant(chosen),
      certificates: certificatesFor(chosen),
      when: moments,
      floor: weighted<0 | null>([10, 0], [1, null]),
    }),
  )

/** What somebody may ask under 6.21: mostly the supplier, of slots that the broker may hold. */
export const handoverChosen = ask(
  weighted<Party>([12, 'the supplier'], [1, 'another supplier'], [1, 'the registered network operator']),
  weighted<DeviceName>([1, 'ESME'], [1, 'GPF']),
  weighted<Slot>([5, 'NetworkOperator'], [2, 'Supplier']),
)

/** What somebody may ask under 6.15.1: mostly who holds the slot. */
export const updateChosen = ask(
  weighted<Party>(
    [8, 'the holder of the slot'],
    [4, 'the supplier'],
    [1, 'another supplier'],
    [2, 'the registered network operator'],
  ),
  weighted<DeviceName>([3, 'ESME'], [1, 'GPF']),
  weighted<Slot>([4, 'NetworkOperator'], [1, 'Supplier']),
)

/** What the words mean as the world is now. */
export function askMeant(model: WorldModel, { by, device, slot, certificates, when, floor }: ChosenAsk): Ask {
  const { now } = model.agenda
  const meant: When = typeof when === 'number' ? now + when * 1_000 : when
  const where = { device, slot, moment: effectiveAt(model, { when: meant }) }
  return {
    by: userMeant(model, by, where),
    device,
    slot,
    certificates: certificatesMeant(model, certificates, where),
    when: meant,
    floor: floor === null ? null : BigInt(floor),
  }
}

interface Where {
  readonly device: DeviceName
  readonly slot: Slot
  readonly moment: number
}

export const certificatesMeant = (model: WorldModel, { signing, agreement }: Choice, where: Where): Certificates => ({
  signing: signing === null ? null : partyMeant(model, signing, where),
  agreement: agreement === null ? null : partyMeant(model, agreement, where),
})

/** The broker sends no requests: the supplier does where it would. */
function userMeant(model: WorldModel, party: Party, where: Where): EntityIdentifier {
  const meant = partyMeant(model, party, where)
  return meant === acb ? model.supplier : meant
}

export function partyMeant(model: WorldModel, party: Party, where: Where): EntityIdentifier {
  const { device, slot, moment } = where
  const { network, supply } = pointOf(model, device)
  const registered = registeredAt(network, moment)
  const identifiers = registered.flatMap(identifiersOf)
  const rivals = registrable[meterOf[device]].filter((id) => !registered.includes(id)).flatMap(identifiersOf)
  const [rival = acb] = rivals.filter((identifier) => !identifiers.includes(identifier))
  switch (party) {
    case 'the registered network operator':
      return identifiers[0] ?? rival
    case 'its second identifier':
      return identifiers.at(-1) ?? rival
    case 'a rival network operator':
      return rival
    case "another fuel's network operator":
      return identifiersOf(device === 'ESME' ? 'CAD' : 'GUCL')[0] ?? acb
    case 'the Access Control Broker':
      return acb
    case 'the supplier':
      return supplierMeant(model, registeredAt(supply, moment))
    case 'another supplier':
      return otherThan(supplierMeant(model, registeredAt(supply, moment)))
    case 'the holder of the slot':
      return model.devices[device].slots[slot].signing ?? acb
  }
}

function supplierMeant(model: WorldModel, registered: readonly string[]): EntityIdentifier {
  const [first] = registered
  return first === undefined ? model.supplier : supplierCalled(first)
}

function otherThan(supplier: EntityIdentifier): EntityIdentifier {
  const [other = supplier] = supplierIds.map(supplierCalled).filter((each) => each !== supplier && isSupplier(each))
  return other
}

const wordsForWhen = (when: ChosenAsk['when']): string => {
  if (when === null) return ''
  return when === 'cancel' ? ', cancelling' : `, with effect in ${when >= hours ? `${when / hours} h` : `${when} s`}`
}

export const wordsForSlot: Readonly<Record<Slot, string>> = {
  Supplier: 'supplier slot',
  NetworkOperator: 'network operator slot',
}

export function wordsForCertificates({ signing, agreement }: Choice): string {
  if (signing === agreement) return signing === null ? 'no certificates' : `the certificates of ${signing}`
  const parts = [
    signing && `the signing certificate of ${signing}`,
    agreement && `the key agreement certificate of ${agreement}`,
  ]
  return parts.filter((part) => part !== null && part !== '').join(' and ')
}

export const wordsForAsk = ({ by, device, slot, certificates, when, floor }: ChosenAsk): string =>
  `${by}, ${device}'s ${wordsForSlot[slot]}, ${wordsForCertificates(certificates)}${wordsForWhen(when)}${floor === null ? ', no floor' : ''}`
