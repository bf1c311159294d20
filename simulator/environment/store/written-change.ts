import type { HistoryEntry } from '../../vocabulary/ports/history.ts'
import { type Change, type Claim, keyOfClaim, type Work } from '../../vocabulary/ports/state.ts'
import { bodyOctets, entryOctets, keyOctets } from './rows.ts'

/** A change as the tables take it, written out when it is handed in: what is changed in a body later does not reach the disk. */
export interface WrittenChange {
  readonly change: Change
  readonly claims: readonly WrittenClaim[]
  readonly put: readonly (readonly [key: Buffer, body: Buffer | null])[]
  readonly append: readonly (readonly [entry: HistoryEntry, content: Buffer])[]
  readonly add: readonly (readonly [work: Work, body: Buffer])[]
}

export interface WrittenClaim {
  readonly claim: Claim
  readonly key: Buffer
  readonly body: Buffer
}

/** @throws SimulatorFault SIM_INVARIANT for what is not JSON data */
export const written = (change: Change): WrittenChange => ({
  change,
  claims: (change.claims ?? []).map(writtenClaim),
  put: (change.put ?? []).map(({ key, value }) => [
    keyOctets(key),
    value === undefined ? null : bodyOctets(value, key),
  ]),
  append: (change.append ?? []).map((entry) => [entry, entryOctets(entry)]),
  add: (change.add ?? []).map((work) => [work, bodyOctets(work.body, work.lane)]),
})

function writtenClaim(claim: Claim): WrittenClaim {
  const key = keyOfClaim(claim)
  return { claim, key: keyOctets(key), body: bodyOctets(claim.value, key) }
}

/** Between these two are the keys of all claims of a subject. */
export const claimsOf = (subject: Uint8Array): readonly [from: Buffer, to: Buffer] => [
  Buffer.concat([subject, Buffer.from('/')]),
  Buffer.concat([subject, Buffer.from('0')]),
]
