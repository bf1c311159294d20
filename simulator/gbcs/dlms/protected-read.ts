import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../vocabulary/entity-identifier.ts'
import { succeeded } from '../../vocabulary/result.ts'
import { type CosemCommand, cosemCommand, type Period, valued } from './command.ts'
import { type DlmsData, dataOctets } from './data.ts'
import { dataProtection } from './interface-classes.ts'
import { action } from './operations.ts'
import { type DataCodec, moment } from './values.ts'

/** For whom what a device reads is encrypted, and which device that is. */
export interface ProtectedFor {
  readonly party: EntityIdentifier
  readonly device: EntityIdentifier
}

/** An object whose attribute 2 is read: a value, or the buffer of a log. */
export interface ProtectedObject {
  readonly classId: 1 | 7
  readonly obis: string
}

/**
 * The command of a use case that reads values encrypted for a party (Blue Book 4.4.9, GBCS 8.5).
 *
 * @param protection the object that encrypts them: each use case has one
 */
export const protectedRead = (
  messageCode: number,
  protection: string,
  ...objects: readonly ProtectedObject[]
): CosemCommand<ProtectedFor> => readOf<ProtectedFor>(messageCode, protection, objects, () => unrestricted)

/** The same where it reads entries of logs, all of them between the same two moments. */
export const protectedLogRead = (
  messageCode: number,
  protection: string,
  ...objects: readonly ProtectedObject[]
): CosemCommand<ProtectedFor & Period> =>
  readOf<ProtectedFor & Period>(messageCode, protection, objects, ({ from, to }) =>
    structure(choice(byDate), structure(moment.toData(from), moment.toData(to))),
  )

const structure = (...value: readonly DlmsData[]): DlmsData => ({ type: 'structure', value })
const array = (...value: readonly DlmsData[]): DlmsData => ({ type: 'array', value })
const octets = (value: Buffer): DlmsData => ({ type: 'octet-string', value })
const choice = (value: number): DlmsData => ({ type: 'enum', value })
const nothing = octets(Buffer.alloc(0))

const byDate = 1
const unrestricted = structure(choice(0), { type: 'null-data' })

/** CRA 04, which is of no message, and the originator counter of this one. */
function transactionId(counter: bigint): Buffer {
  const id = Buffer.alloc(9)
  id[0] = 4
  id.writeBigUInt64BE(counter, 1)
  return id
}

const encryption = 2
const agreedKey = 2
/** C(0e, 2s): each side has a static key. */
const staticKeys = octets(Buffer.of(2))

const parametersFor = ({ party, device }: ProtectedFor, counter: bigint): DlmsData =>
  structure(
    choice(encryption),
    structure(
      octets(transactionId(counter)),
      octets(octetsOfEntityIdentifier(party)),
      octets(octetsOfEntityIdentifier(device)),
      nothing,
      structure(choice(agreedKey), structure(staticKeys, nothing)),
    ),
  )

const objectRead = ({ classId, obis }: ProtectedObject, restriction: DlmsData): DlmsData =>
  structure(
    { type: 'long-unsigned', value: classId },
    octets(Buffer.from(obis.split(/[-:.]/).map(Number))),
    { type: 'integer', value: 2 },
    { type: 'long-unsigned', value: 0 },
    restriction,
  )

function readOf<Values extends ProtectedFor & Partial<Period>>(
  messageCode: number,
  protection: string,
  objects: readonly ProtectedObject[],
  restrictionOf: (values: Values) => DlmsData,
): CosemCommand<Values> {
  const asked: DataCodec<{ readonly values: Values; readonly counter: bigint }> = {
    toData: ({ values, counter }) => {
      const restriction = restrictionOf(values)
      const reads = objects.map((object) => objectRead(object, restriction))
      return structure(array(...reads), array(parametersFor(values, counter)))
    },
    // What varies is picked by its place, and all else must be what is written of it.
    fromData: (data) => {
      const values = { ...partiesIn(data), ...periodIn(data) } as Values
      const counter = octetsAt(data, 1, 0, 1, 0)
      if (counter?.length !== 9 || values.party === undefined) return undefined
      const found = { values, counter: counter.readBigUInt64BE(1) }
      return dataOctets(asked.toData(found)).equals(dataOctets(data)) ? found : undefined
    },
  }
  const whole = cosemCommand(messageCode, {
    read: valued(action(dataProtection, protection, 'get_protected_attributes'), asked),
  })
  return {
    ...whole,
    isAnswerEncrypted: true,
    write: (values, counter) => whole.write({ read: { values, counter } }, counter),
    read: (content) => {
      const found = whole.read(content)
      return found.ok ? succeeded(found.value.read.values) : found
    },
  }
}

function partAt(data: DlmsData, path: readonly number[]): DlmsData | undefined {
  const [first, ...rest] = path
  if (first === undefined) return data
  const part = data.type === 'structure' || data.type === 'array' ? data.value[first] : undefined
  return part && partAt(part, rest)
}

function octetsAt(data: DlmsData, ...path: readonly number[]): Buffer | undefined {
  const part = partAt(data, path)
  return part?.type === 'octet-string' ? part.value : undefined
}

function partiesIn(data: DlmsData): Partial<ProtectedFor> {
  const [party, device] = [octetsAt(data, 1, 0, 1, 1), octetsAt(data, 1, 0, 1, 2)]
  if (party?.length !== 8 || device?.length !== 8) return {}
  return { party: entityIdentifierFromOctets(party), device: entityIdentifierFromOctets(device) }
}

function periodIn(data: DlmsData): Partial<Period> {
  const [from, to] = [partAt(data, [0, 0, 4, 1, 0]), partAt(data, [0, 0, 4, 1, 1])].map(
    (part) => part && moment.fromData(part),
  )
  return from === undefined || to === undefined ? {} : { from, to }
}
