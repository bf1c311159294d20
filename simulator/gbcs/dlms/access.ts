import { withArticle } from '../../vocabulary/article.ts'
import type { OctetReader } from '../octets/octet-reader.ts'
import { type OctetWriter, writtenBy } from '../octets/octet-writer.ts'
import { type DlmsData, readCount, readData, type Shown, writeCount, writeData } from './data.ts'
import { logicalNameShown, named, secondsSince2000 } from './shown.ts'

/** An object of a device by its class and its logical name, and which of its attributes or methods. */
export interface Addressed {
  /** COSEM class id. */
  readonly classId: number
  /** The logical name, six octets in hexadecimal: `0000010000FF`. */
  readonly instance: string
  /** The number of the attribute or method. */
  readonly member: number
}

/** One operation of an access-request. `get` and `action` have null-data, or what selects or parameterises them. */
export interface Operation extends Addressed {
  readonly kind: OperationKind
  /** Of a get or set with selection: the selector and its parameters. */
  readonly selection?: { readonly selector: number; readonly parameters: DlmsData }
  readonly data: DlmsData
}

export type OperationKind = 'get' | 'set' | 'action'

/** A command to a COSEM device: a list of operations, executed in order. */
export interface AccessRequest {
  /** Three octets: the low ones of the originator counter of the Grouping Header. */
  readonly invokeId: number
  readonly operations: readonly Operation[]
}

/** What became of one operation. */
export interface OperationResult {
  readonly kind: OperationKind
  /** 0 is success; else the reason (data-access-result, or action-result). */
  readonly result: number
  readonly data: DlmsData
}

export interface AccessResponse {
  readonly invokeId: number
  readonly results: readonly OperationResult[]
}

/** What a device says unasked. */
export interface DataNotification {
  readonly invokeId: number
  readonly data: DlmsData
}

/** Of a log: entries between two values of one of its columns (Blue Book, Profile Generic, range_descriptor). */
const accessParameters: Shown = {
  name: 'access parameters',
  parts: [
    {
      name: 'restricting object',
      parts: [
        { name: 'class id' },
        named('logical name', logicalNameShown),
        { name: 'attribute index' },
        { name: 'data index' },
      ],
    },
    named('from value', secondsSince2000),
    named('to value', secondsSince2000),
    { name: 'selected values', parts: [{ name: 'column' }] },
  ],
}

/** What an operation addresses, and how its values are shown. */
export interface NamedMember {
  readonly object: string
  readonly member: string
  /** The value of an attribute, or what a method is given. */
  readonly shown: Shown
  /** What a method gives back, where that is another thing. */
  readonly returned?: Shown
}

/** What the objects of a device are called in a message that is shown. */
export interface ObjectNames {
  /** The name of an object, `Clock`; and of its member, `time`, with how a value of it is shown. */
  memberOf(kind: OperationKind, addressed: Addressed): NamedMember | undefined
}

const tagOf = { accessRequest: 0xd9, accessResponse: 0xda, dataNotification: 0x0f } as const

/** The octet before the three of the invoke id: confirmed service, high priority and so on; GBCS fixes it. */
const invokePrefix = 0x20

const kinds: readonly OperationKind[] = ['get', 'set', 'action']
const withSelection = 3

export function readAccessRequest(reader: OctetReader, names: ObjectNames): AccessRequest {
  const invokeId = readHead(reader, 'access-request', tagOf.accessRequest)
  const specified = reader.group('operations', () =>
    readList(reader, (index) => readSpecification(reader, names, index)),
  )
  const operations = reader.group('data', () => {
    const at = reader.at
    const count = readCount(reader, 'count')
    if (count !== specified.length) reader.fail('value', 'there is not one value for each operation', at)
    return specified.map((operation, index) => ({
      ...operation,
      data: readData(reader, shownOf(names, operation, index)),
    }))
  })
  return { invokeId, operations }
}

export const writeAccessRequest = ({ invokeId, operations }: AccessRequest): Buffer =>
  writtenBy((writer) => {
    writeHead(writer, tagOf.accessRequest, invokeId)
    writeCount(writer, operations.length)
    for (const operation of operations) writeSpecification(writer, operation)
    writeCount(writer, operations.length)
    for (const { data } of operations) writeData(writer, data)
  })

/** @param asked the operations that are answered, where they are known; the response itself does not name them */
export function readAccessResponse(
  reader: OctetReader,
  names: ObjectNames,
  asked: readonly (Addressed & { readonly kind: OperationKind })[] = [],
): AccessResponse {
  const invokeId = readHead(reader, 'access-response', tagOf.accessResponse)
  readNothing(reader, 'operations as asked')
  const data = reader.group('data', () =>
    readList(reader, (index) => {
      const operation = asked[index]
      return readData(
        reader,
        operation === undefined
          ? { name: `answer to operation ${index + 1}` }
          : shownOf(names, operation, index, 'answered'),
      )
    }),
  )
  const results = reader.group('results', () =>
    readList(reader, (index) =>
      reader.group(`result ${index + 1}`, () => ({
        kind: readKind(reader).kind,
        result: reader.octet('result', resultMeaning),
      })),
    ),
  )
  if (results.length !== data.length) reader.fail('value', 'there is not one value for each result')
  return {
    invokeId,
    results: results.map((result, index) => ({ ...result, data: data[index] ?? { type: 'null-data' } })),
  }
}

export const writeAccessResponse = ({ invokeId, results }: AccessResponse): Buffer =>
  writtenBy((writer) => {
    writeHead(writer, tagOf.accessResponse, invokeId)
    writer.octet(0)
    writeCount(writer, results.length)
    for (const { data } of results) writeData(writer, data)
    writeCount(writer, results.length)
    for (const { kind, result } of results) {
      writer.octet(kinds.indexOf(kind) + 1)
      writer.octet(result)
    }
  })

export function readDataNotification(reader: OctetReader, shown: Shown): DataNotification {
  const invokeId = readHead(reader, 'data-notification', tagOf.dataNotification)
  return { invokeId, data: readData(reader, shown) }
}

export const writeDataNotification = ({ invokeId, data }: DataNotification): Buffer =>
  writtenBy((writer) => {
    writeHead(writer, tagOf.dataNotification, invokeId)
    writeData(writer, data)
  })

function readHead(reader: OctetReader, what: string, tag: number): number {
  return reader.group(what, () => {
    if (!reader.nextIs(tag)) reader.fail('tag', `${withArticle(what)} should be here`)
    reader.octet('type', () => what)
    const at = reader.at
    if (reader.octet('long-invoke-id-and-priority') !== invokePrefix)
      reader.fail('value', 'the invoke id has other flags than 20', at)
    const invokeId = reader.octets('invoke id', 3, (octets) => String(octets.readUIntBE(0, 3))).readUIntBE(0, 3)
    readNothing(reader, 'date-time')
    return invokeId
  })
}

function writeHead(writer: OctetWriter, tag: number, invokeId: number): void {
  writer.octet(tag)
  writer.octet(invokePrefix)
  writer.unsigned(invokeId & 0xff_ff_ff, 3)
  writer.octet(0)
}

function readNothing(reader: OctetReader, name: string): void {
  const at = reader.at
  if (reader.octet(name, () => 'none') !== 0) reader.fail('value', `${name} should be absent`, at)
}

function readList<Value>(reader: OctetReader, read: (index: number) => Value): Value[] {
  const count = readCount(reader, 'count')
  const values: Value[] = []
  for (let index = 0; index < count; index += 1) values.push(read(index))
  return values
}

function readKind(reader: OctetReader): { readonly kind: OperationKind; readonly selects: boolean } {
  const at = reader.at
  const tag = reader.octet('operation', (octet) => kinds[(octet - 1) % withSelection] ?? 'unknown')
  const kind = kinds[(tag - 1) % withSelection]
  const selects = tag > withSelection
  if (kind === undefined || tag > 5 || (selects && kind === 'action'))
    return reader.fail('value', 'there is no such operation', at)
  return { kind, selects }
}

function readSpecification(reader: OctetReader, names: ObjectNames, index: number): Omit<Operation, 'data'> {
  return reader.group(`operation ${index + 1}`, () => {
    const { kind, selects } = readKind(reader)
    const classId = reader.octets('class', 2, (octets) => String(octets.readUInt16BE())).readUInt16BE()
    const instance = reader
      .octets('instance', 6, (octets) => logicalName(octets))
      .toString('hex')
      .toUpperCase()
    const member = reader.octet(kind === 'action' ? 'method' : 'attribute', (octet) => {
      const named = names.memberOf(kind, { classId, instance, member: octet })
      return named === undefined ? String(octet) : `${octet} (${named.object}: ${named.member})`
    })
    if (!selects) return { kind, classId, instance, member }
    const selector = reader.octet('access selector', String)
    return {
      kind,
      classId,
      instance,
      member,
      selection: { selector, parameters: readData(reader, accessParameters) },
    }
  })
}

function writeSpecification(
  writer: OctetWriter,
  { kind, classId, instance, member, selection }: Omit<Operation, 'data'>,
): void {
  writer.octet(kinds.indexOf(kind) + 1 + (selection === undefined ? 0 : withSelection))
  writer.unsigned(classId, 2)
  writer.octets(Buffer.from(instance, 'hex'))
  writer.octet(member)
  if (selection === undefined) return
  writer.octet(selection.selector)
  writeData(writer, selection.parameters)
}

function shownOf(
  names: ObjectNames,
  operation: Addressed & { readonly kind: OperationKind },
  index: number,
  side: 'asked' | 'answered' = 'asked',
): Shown {
  const found = names.memberOf(operation.kind, operation)
  if (found === undefined) return { name: `value ${index + 1}` }
  return side === 'answered' ? (found.returned ?? found.shown) : found.shown
}

/** `0-0:1.0.0.255`, as OBIS codes are written. */
export const logicalName = (octets: Uint8Array): string => {
  const [a, b, c, d, e, f] = octets
  return `${a}-${b}:${c}.${d}.${e}.${f}`
}

/** data-access-result and action-result, which have the same numbers (Green Book 9.5). */
const resultNames: Readonly<Record<number, string>> = {
  0: 'success',
  1: 'hardware fault',
  2: 'temporary failure',
  3: 'read or write denied',
  4: 'object undefined',
  9: 'object class inconsistent',
  11: 'object unavailable',
  12: 'type unmatched',
  13: 'scope of access violated',
  14: 'data block unavailable',
  15: 'long get or action aborted',
  16: 'no long get or action in progress',
  17: 'long set aborted',
  18: 'no long set in progress',
  19: 'data block number invalid',
  250: 'other reason',
}

export const resultMeaning = (result: number): string =>
  `${result} (${resultNames[result] ?? 'not a result that DLMS names'})`
