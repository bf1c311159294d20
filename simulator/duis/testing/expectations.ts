import assert from 'node:assert/strict'
import type { Result } from '../../vocabulary/result.ts'
import type { NotDuis } from '../not-duis.ts'
import type { SignatureClaim, SignatureState } from '../signature.ts'

/** What was read, where it should have been readable. */
export function read<Value>(result: Result<Value, NotDuis>): Value {
  if (!result.ok) assert.fail(result.failure.sentence)
  return result.value
}

/** Why nothing was read, where nothing should have been. */
export function refusal(result: Result<unknown, NotDuis>): string {
  if (result.ok) assert.fail('it was read')
  return result.failure.sentence
}

/** The claim of a signature that has the right shape. */
export function claim(signature: SignatureState): SignatureClaim {
  if (signature.state !== 'claimed') assert.fail(JSON.stringify(signature))
  return signature
}

/** What is wrong with the shape of a signature that has not the right one. */
export function shapeFlaw(signature: SignatureState): string {
  if (signature.state !== 'malformed') assert.fail(`the signature is ${signature.state}`)
  return signature.detail
}
