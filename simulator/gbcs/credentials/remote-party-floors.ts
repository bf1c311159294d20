import { sequence, sequenceNumber, sequenceOf, smallInteger, tags } from '../octets/ber.ts'
import { element, integer } from '../octets/der.ts'
import type { OctetReader } from '../octets/octet-reader.ts'
import { describeRole } from './trust-anchor-cell.ts'

/** The floors that originator counters of a remote party must exceed from now on. */
export interface RemotePartyFloors {
  readonly role: number
  readonly floor: bigint
  /** The floor of the supplier's separate prepayment top-up counter. */
  readonly topUpFloor: bigint | null
}

/** The floors of a CS02b command: those of the party that authorises it, and those of others. */
export interface FloorChanges {
  readonly newFloor: bigint | null
  readonly newTopUpFloor: bigint | null
  readonly otherFloors: readonly RemotePartyFloors[]
}

/** Floors of one party, as a command has them that this party or another authorises (docs/domain/gbcs-credentials.md#floors). */
export function floorChanges(
  { role, floor, topUpFloor }: Omit<RemotePartyFloors, 'floor'> & { readonly floor: bigint | null },
  authorisedBy: number,
): FloorChanges {
  if (role === authorisedBy) return { newFloor: floor, newTopUpFloor: topUpFloor, otherFloors: [] }
  const otherFloors = floor === null ? [] : [{ role, floor, topUpFloor }]
  return { newFloor: null, newTopUpFloor: null, otherFloors }
}

/** The floors that a command sets for a role. */
export function floorsOf(
  role: number | undefined,
  { newFloor, newTopUpFloor, otherFloors }: FloorChanges,
  authorisedBy: number | undefined,
): Pick<FloorChanges, 'newFloor' | 'newTopUpFloor'> {
  if (role === authorisedBy) return { newFloor, newTopUpFloor }
  const its = otherFloors.find((each) => each.role === role)
  return { newFloor: its?.floor ?? null, newTopUpFloor: its?.topUpFloor ?? null }
}

/** The only usage that `SpecialistSeqNumber` has. */
const prepaymentTopUp = 0

/** `SEQUENCE OF SpecialistSeqNumber`: there is one usage, so there is one number. */
export const readTopUpFloor = (reader: OctetReader, name: string, tag?: number): bigint =>
  sequence(reader, name, () => sequence(reader, 'SpecialistSeqNumber', () => readSpecialist(reader)), tag)

function readSpecialist(reader: OctetReader): bigint {
  const start = reader.at
  const usage = smallInteger(reader, 'seqNumberUsage', (value) => `${value} (prepaymentTopUp)`)
  if (usage !== prepaymentTopUp) reader.fail('value', `seqNumberUsage is ${usage} and not prepaymentTopUp`, start)
  return sequenceNumber(reader, 'seqNumber')
}

export const writeTopUpFloor = (floor: bigint, tag: number = tags.sequence): Buffer =>
  element(tag, element(tags.sequence, integer(prepaymentTopUp), integer(floor)))

/** `SEQUENCE OF RemotePartySeqNumberChange`, under a context tag where it is given one. */
export const readFloors = (reader: OctetReader, name: string, tag?: number): readonly RemotePartyFloors[] =>
  sequenceOf(
    reader,
    name,
    () => sequence(reader, 'RemotePartySeqNumberChange', () => readFloorsOfOneParty(reader)),
    tag,
  )

const readFloorsOfOneParty = (reader: OctetReader): RemotePartyFloors => ({
  role: smallInteger(reader, 'otherRemotePartyRole', describeRole),
  floor: sequenceNumber(reader, 'otherRemotePartyFloorSeqNumber'),
  topUpFloor: reader.nextIs(tags.sequence) ? readTopUpFloor(reader, 'newRemotePartySpecialistFloorSeqNumber') : null,
})

export const writeFloors = (floors: readonly RemotePartyFloors[], tag: number = tags.sequence): Buffer =>
  element(
    tag,
    ...floors.map(({ role, floor, topUpFloor }) =>
      element(
        tags.sequence,
        integer(role),
        integer(floor),
        ...(topUpFloor === null ? [] : [writeTopUpFloor(topUpFloor)]),
      ),
    ),
  )
