import type { Certificate } from '../../../certs/certificate.ts'
import type { Smki } from '../../../certs/smki.ts'
import { type CauseId, causeIds } from '../../causes/causes.ts'
import { createRandom } from '../../environment/randomness.ts'
import { createFleet, type Fleet } from '../../fleet/fleet.ts'
import { mix } from '../../fleet/numbering/mixing.ts'
import type { Premises } from '../../fleet/premises.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import { createMistakes, type Mistakes, rightPair, type SlotSite } from './made-up-mistakes.ts'

/** A device of a made-up estate: the line that the file has of it, and what is wrong with it. */
export interface EstateLine {
  readonly deviceId: string
  readonly line: string
  /** Null where nothing is wrong. */
  readonly cause: CauseId | null
}

/** One slot in ten is wrong, as SECMP0063 estimated. */
const oneIn = 10

export const truthHeading = 'device_id,cause'

/**
 * The estate of a seed: an ESME and a GPF for each premises, nine slots in ten with the right operator's certificates,
 * the tenth with a mistake of each kind in turn. The certificates are named in every way that an estate may name them.
 */
export function* madeUpEstate({
  seed,
  premises: size,
}: Pick<Configuration, 'seed' | 'premises'>): Generator<EstateLine> {
  const random = createRandom(seed)
  const smki = smkiOfSeed(seed)
  const fleet = createFleet({ random: random.derive('fleet'), smki, size })
  const key = random.derive('estate').octets(4).readUInt32BE()
  const filled = createSlotFiller(smki, key)
  for (const premises of fleet)
    for (const type of ['ESME', 'GPF'] as const) yield lineOf(fleet, premises, type, filled({ premises, type }))
}

interface FilledSlot {
  readonly digitalSignature: string
  readonly keyAgreement: string
  readonly cause: CauseId | null
}

function createSlotFiller(smki: Smki, key: number) {
  const mistakes = createMistakes(smki)
  return ({ premises, type }: Pick<SlotSite, 'premises' | 'type'>): FilledSlot => {
    const number = premises.index * 2 + (type === 'ESME' ? 0 : 1)
    const site = { premises, type, drawn: mix(key, number, 0) }
    const wrong = mix(key, number, 1) % oneIn === 0 ? mistakeAt(mistakes, site, mix(key, number, 2)) : null
    const { digitalSignature, keyAgreement } = wrong?.pair ?? rightPair(smki, site)
    const isCurrent = wrong?.cause !== 'expired' && wrong?.cause !== 'never-in-repository'
    const nameOf = nameAs(mix(key, number, 3), isCurrent)
    return {
      digitalSignature: nameOf(digitalSignature),
      keyAgreement: nameOf(keyAgreement),
      cause: wrong?.cause ?? null,
    }
  }
}

/** The first mistake from the drawn one on that can come about there. */
function mistakeAt(mistakes: Mistakes, site: SlotSite, drawn: number) {
  for (let step = 0; step < causeIds.length; step += 1) {
    const cause = causeIds[(drawn + step) % causeIds.length] as CauseId
    const pair = mistakes[cause](site)
    if (pair !== null) return { cause, pair }
  }
  return null
}

/** The ways in which an estate names a certificate; an Entity Identifier means the generation in use. */
const ways: readonly ((certificate: Certificate) => string)[] = [
  ({ subjectKeyIdentifier }) => subjectKeyIdentifier?.toString('hex').toUpperCase() ?? '',
  ({ serialNumber }) => serialNumber.toString(),
  ({ der }) => der.toString('base64'),
  ({ serialNumber }) => serialNumber.toString(16),
  ({ entityIdentifier }) => entityIdentifier ?? '',
  ({ entityIdentifier }) => (entityIdentifier ?? '').replaceAll('-', '').toLowerCase(),
]
const waysOfAnyGeneration = 4

function nameAs(drawn: number, isCurrent: boolean): (certificate: Certificate) => string {
  const way = ways[drawn % (isCurrent ? ways.length : waysOfAnyGeneration)]
  return (certificate) => way?.(certificate) ?? ''
}

function lineOf(fleet: Fleet, premises: Premises, type: 'ESME' | 'GPF', slot: FilledSlot): EstateLine {
  const deviceId = premises.devices[type]
  const line = [
    deviceId,
    type,
    type === 'ESME' ? premises.mpan : premises.mprn,
    slot.digitalSignature,
    slot.keyAgreement,
    premises.supplier.id,
    premises.postCode,
    fleet.inventoryRecord(premises.devices.ESME)?.details.dateCommissioned ?? '',
    premises.devices.CHF,
    'commissioned',
  ].join(',')
  return { deviceId, line, cause: slot.cause }
}
