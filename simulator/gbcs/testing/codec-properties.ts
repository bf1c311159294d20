import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Result } from '../../vocabulary/result.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { damaged, octets } from './arbitraries.ts'
import { asForgeWritesIt } from './forge-judge.ts'

/** The value that a codec reads; fails the test where it reads none. */
export function valueRead<Value>(result: Result<Value, GbcsFlaw>): Value {
  assert.ok(result.ok, result.ok ? '' : `${result.failure.detail}, at ${result.failure.offset}`)
  return result.value
}

/** Whatever is written reads back as it was. */
export function assertRoundTrip<Value>(
  values: fc.Arbitrary<Value>,
  write: (value: Value) => Buffer,
  read: (content: Uint8Array) => Result<Value, GbcsFlaw>,
): void {
  fc.assert(fc.property(values, (value) => assert.deepEqual(valueRead(read(write(value))), value)))
}

/** Whatever is written is what another implementation of DER would write. */
export function assertMinimal<Value>(values: fc.Arbitrary<Value>, write: (value: Value) => Buffer): void {
  fc.assert(
    fc.property(values, (value) => {
      const written = write(value)
      assert.deepEqual(asForgeWritesIt(written), written)
    }),
  )
}

/** Any octets, and damaged ones above all, give a value or a flaw that lies within them. */
export function assertTotal(
  read: (content: Uint8Array) => Result<unknown, GbcsFlaw>,
  specimens: fc.Arbitrary<Buffer>,
): void {
  const damagedSpecimens = specimens.chain(damaged)
  fc.assert(
    fc.property(
      fc.oneof({ weight: 1, arbitrary: octets({ maxLength: 60 }) }, { weight: 4, arbitrary: damagedSpecimens }),
      (any) => {
        const result = read(any)
        if (!result.ok) assert.ok(result.failure.offset <= any.length, result.failure.detail)
      },
    ),
    { numRuns: 1000 },
  )
}
