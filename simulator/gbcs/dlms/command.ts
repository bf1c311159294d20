import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { readAccessRequest, writeAccessRequest } from './access.ts'
import { objectNames } from './object-names.ts'
import type { OperationShape } from './operations.ts'
import { type DataCodec, nothing } from './values.ts'

/** One operation of a command, and how a value of the command is its data. */
export interface ValuedOperation<Value> {
  readonly operation: OperationShape
  readonly data: DataCodec<Value>
}

type Operations = Readonly<Record<string, ValuedOperation<unknown>>>

/** The values of a command, by the names of its operations; those that say nothing are left out. */
export type ValuesOf<Of extends Operations> = {
  readonly [Key in keyof Of as Of[Key] extends ValuedOperation<null> ? never : Key]: Of[Key] extends ValuedOperation<
    infer Value
  >
    ? Value
    : never
}

/** A command of a use case as its values: written from them, and read into them. */
export interface CosemCommand<Values> {
  /** @param counter originator counter of the Grouping Header, whose low three octets are the invoke id */
  write(values: Values, counter: bigint): Buffer
  /** Total; a command with other operations or data is a flaw. */
  read(content: Uint8Array): Result<Values, GbcsFlaw>
}

/** An operation with a value. @param operations just one, from `get`, `set` or `action` */
export const valued = <Value>(
  operations: readonly OperationShape[],
  data: DataCodec<Value>,
): ValuedOperation<Value> => {
  const [operation] = operations
  if (operation === undefined || operations.length !== 1) throw new TypeError('a value belongs to one operation')
  return { operation, data }
}

/** A read, which has no value. */
export const reading = (operations: readonly OperationShape[]): ValuedOperation<null> => valued(operations, nothing)

/**
 * @example
 * const setImportMpan = cosemCommand({ mpans: valued(set(data, '0-0:94.44.34.11', 'value'), asciiString) })
 * setImportMpan.write({ mpans: '1312345678333' }, counter)
 */
export function cosemCommand<Of extends Operations>(operations: Of): CosemCommand<ValuesOf<Of>> {
  const entries = Object.entries(operations)
  return {
    write: (values, counter) =>
      writeAccessRequest({
        invokeId: Number(counter & 0xffffffn),
        operations: entries.map(([key, { operation, data }]) => {
          const { kind, classId, instance, member } = operation
          const value = (values as Readonly<Record<string, unknown>>)[key] ?? null
          return { kind, classId, instance, member, data: data.toData(value) }
        }),
      }),
    read: (content) => {
      const request = decode(new OctetReader(content), 'the command', (reader) =>
        readAccessRequest(reader, objectNames),
      )
      if (!request.ok) return request
      const found = request.value.operations
      if (found.length !== entries.length) return another
      const values: Record<string, unknown> = {}
      for (const [index, [key, { operation, data }]] of entries.entries()) {
        const its = found[index]
        if (its === undefined || !addressesTheSame(its, operation)) return another
        const value = data.fromData(its.data)
        if (value === undefined) return another
        if (value !== null) values[key] = value
      }
      return succeeded(values as ValuesOf<Of>)
    },
  }
}

const another = failed<GbcsFlaw>({ reason: 'value', detail: 'the command is another than its use case has', offset: 0 })

type Address = Pick<OperationShape, 'kind' | 'classId' | 'instance' | 'member'>

const addressesTheSame = (one: Address, other: Address): boolean =>
  one.kind === other.kind &&
  one.classId === other.classId &&
  one.instance === other.instance &&
  one.member === other.member
