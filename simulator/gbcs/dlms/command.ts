import type { Instant } from '../../vocabulary/instant.ts'
import { instant } from '../../vocabulary/instant.ts'
import { failed, succeeded } from '../../vocabulary/result.ts'
import type { UseCaseCommand } from '../content/command-content.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { type Operation, readAccessRequest, writeAccessRequest } from './access.ts'
import type { DlmsData } from './data.ts'
import { objectNames } from './object-names.ts'
import type { CommandOperations, OperationShape } from './operations.ts'
import { constant, type DataCodec, nothing } from './values.ts'

/** What an operation says beside which it is. */
type Said = Pick<Operation, 'selection' | 'data'>

/** One operation of a command, and how a value of the command is what it says. */
export interface ValuedOperation<Value> {
  readonly operation: OperationShape
  toSaid(value: Value): Said
  /** Undefined where what it says is another thing. */
  fromSaid(said: Said): Value | undefined
}

/** An operation that is left out where its value is undefined. */
export interface OptionalOperation<Value> extends ValuedOperation<Value> {
  readonly isOptional: true
}

type Operations = Readonly<Record<string, ValuedOperation<never> | ValuedOperation<unknown>>>

type ValueOf<Of> = Of extends ValuedOperation<infer Value> ? Value : never
type KeysOf<Of extends Operations, Kind> = {
  [Key in keyof Of]: ValueOf<Of[Key]> extends null ? never : Of[Key] extends Kind ? Key : never
}[keyof Of]

/** The values of a command, by the names of its operations; those that say nothing are left out. */
export type ValuesOf<Of extends Operations> = {
  readonly [Key in Exclude<KeysOf<Of, unknown>, KeysOf<Of, { isOptional: true }>>]: ValueOf<Of[Key]>
} & { readonly [Key in KeysOf<Of, { isOptional: true }>]?: ValueOf<Of[Key]> | undefined }

/** An operation with a value. @param operations just one, from `get`, `set` or `action` */
export const valued = <Value>(
  operations: readonly OperationShape[],
  data: DataCodec<Value>,
): ValuedOperation<Value> => ({
  operation: theOne(operations),
  toSaid: (value) => ({ data: data.toData(value) }),
  fromSaid: (said) => (said.selection === undefined ? data.fromData(said.data) : undefined),
})

/** The same where the request may leave it out. */
export const optionally = <Value>(operation: ValuedOperation<Value>): OptionalOperation<Value> => ({
  ...operation,
  isOptional: true,
})

/** A read, which has no value. */
export const reading = (operations: readonly OperationShape[]): ValuedOperation<null> => valued(operations, nothing)

/** From when to when entries of a log are read. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}

/** A read of some entries of a log, by when they were made. @param operations just one, from `getSelected` */
export const readingBetween = (operations: readonly OperationShape[]): ValuedOperation<Period> => ({
  operation: theOne(operations),
  toSaid: ({ from, to }) => ({ selection: { selector: byRange, parameters: rangeOf(from, to) }, data: none }),
  fromSaid: ({ selection }) =>
    selection?.selector === byRange && selection.parameters.type === 'structure'
      ? periodOf(selection.parameters.value)
      : undefined,
})

const none: DlmsData = { type: 'null-data' }

/** Selector 1 of a Profile Generic (Blue Book 4.3.6): a range of values of one of its columns, which here is the clock's. */
const byRange = 1
const clockColumn: DlmsData = {
  type: 'structure',
  value: [
    { type: 'long-unsigned', value: 1 },
    { type: 'octet-string', value: Buffer.from('00005E2C64FF', 'hex') },
    { type: 'integer', value: 2 },
    { type: 'long-unsigned', value: 0 },
  ],
}

const rangeOf = (from: Instant, to: Instant): DlmsData => ({
  type: 'structure',
  value: [clockColumn, secondsOf(from), secondsOf(to), { type: 'array', value: [] }],
})

const epoch = Date.UTC(2000, 0, 1)
const latest = 0xffffffff
/** Seconds since 2000; what 32 bits do not count is the first or the latest. */
const secondsOf = (moment: Instant): DlmsData => ({
  type: 'double-long-unsigned',
  value: Math.min(Math.max(Math.floor((moment - epoch) / 1000), 0), latest),
})
const momentOf = (data: DlmsData | undefined): Instant | undefined =>
  data?.type === 'double-long-unsigned' ? instant(epoch + 1000 * data.value) : undefined

function periodOf([column, from, to]: readonly DlmsData[]): Period | undefined {
  const [begins, ends] = [momentOf(from), momentOf(to)]
  if (column === undefined || constant(clockColumn).fromData(column) === undefined) return undefined
  return begins === undefined || ends === undefined ? undefined : { from: begins, to: ends }
}

function theOne(operations: readonly OperationShape[]): OperationShape {
  const [operation] = operations
  if (operation === undefined || operations.length !== 1) throw new TypeError('a value belongs to one operation')
  return operation
}

/** The command of a use case in the COSEM notation, and its operations in order. */
export interface CosemCommand<Values> extends UseCaseCommand<Values> {
  readonly operations: readonly OperationShape[]
}

/**
 * A command by its operations.
 *
 * @example
 * const setImportMpan = cosemCommand(0x004c, { mpans: valued(set(data, '0-0:94.44.34.11', 'value'), asciiString) })
 * setImportMpan.write({ mpans: '1312345678333' }, counter)
 */
export function cosemCommand<Of extends Operations>(messageCode: number, operations: Of): CosemCommand<ValuesOf<Of>> {
  const entries = Object.entries(operations) as [string, ValuedOperation<unknown> | OptionalOperation<unknown>][]
  return {
    messageCode,
    fields: entries.map(([, { operation }]) => nameOf(operation)),
    isAnswerEncrypted: false,
    operations: entries.map(([, each]) => ({ ...each.operation, isOptional: 'isOptional' in each })),
    // GBCS 7.2.4: the invoke id is the low three octets of the originator counter.
    write: (values, counter) =>
      writeAccessRequest({
        invokeId: Number(counter & 0xffffffn),
        operations: entries.flatMap(([key, operation]) => {
          const value = (values as Readonly<Record<string, unknown>>)[key]
          if (value === undefined && 'isOptional' in operation) return []
          const { kind, classId, instance, member } = operation.operation
          return [{ kind, classId, instance, member, ...operation.toSaid(value ?? null) }]
        }),
      }),
    read: (content) => {
      const request = decode(new OctetReader(content), 'the command', (reader) =>
        readAccessRequest(reader, objectNames),
      )
      if (!request.ok) return request
      const values = valuesOf(entries, request.value.operations)
      return values === undefined ? another : succeeded(values as ValuesOf<Of>)
    },
  }
}

function nameOf(operation: OperationShape): string {
  const found = objectNames.memberOf(operation.kind, operation)
  return found === undefined ? operation.instance : `${found.object}: ${found.member}`
}

/** The operations of commands by message code; several commands of one use case are so many lists of it. */
export function operationsByCode(...commands: readonly CosemCommand<unknown>[]): Record<number, CommandOperations> {
  const lists: Record<number, CommandOperations> = {}
  for (const { messageCode, operations } of commands) lists[messageCode] = [...(lists[messageCode] ?? []), operations]
  return lists
}

const another = failed<GbcsFlaw>({ reason: 'value', detail: 'the command is another than its use case has', offset: 0 })

function valuesOf(
  entries: readonly (readonly [string, ValuedOperation<unknown> | OptionalOperation<unknown>])[],
  found: readonly Operation[],
): Readonly<Record<string, unknown>> | undefined {
  const values: Record<string, unknown> = {}
  let at = 0
  for (const [key, operation] of entries) {
    const its = found[at]
    if (its === undefined || !addressesTheSame(its, operation.operation)) {
      if ('isOptional' in operation) continue
      return undefined
    }
    at += 1
    const value = operation.fromSaid(its)
    if (value === undefined) return undefined
    if (value !== null) values[key] = value
  }
  return at === found.length ? values : undefined
}

type Address = Pick<OperationShape, 'kind' | 'classId' | 'instance' | 'member'>

const addressesTheSame = (one: Address, other: Address): boolean =>
  one.kind === other.kind &&
  one.classId === other.classId &&
  one.instance === other.instance &&
  one.member === other.member
