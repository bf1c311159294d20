import { createHash } from 'node:crypto'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { type Change, type Changed, type Key, keyOfClaim, type Taken } from '../../../vocabulary/ports/state.ts'
import { chainStart, keyOctets, linkOf, sumOf } from '../rows.ts'
import type { WrittenChange, WrittenClaim } from '../written-change.ts'
import { statements } from './statements.ts'

/** Sends a statement over one connection. */
export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>

/** Entries of History that one transaction can place. */
const mostEntries = 4_096

/** Locks of whatever the changes touch, in the order in which everybody takes them. */
export function locksOf(changes: readonly Change[]): readonly string[] {
  const names = changes.flatMap(({ claims = [], expect = [], put = [], append = [], add = [], ...change }) => {
    const { done = [], withdraw = [], pass = [], again = [] } = change
    const works = [...add, ...done, ...withdraw, ...pass, ...again.map(({ taken }) => taken)]
    return [
      ...claims.map(keyOfClaim),
      ...[...expect, ...put].map(({ key }) => key),
      ...[...claims, ...append].map(({ subject }) => lockOfSubject(subject)),
      ...works.map(({ kind, lane }) => `work ${kind} ${lane}`),
    ]
  })
  const locks = [...new Set(names)].map(lockNumber)
  return locks.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)).map(String)
}

export const lockOfSubject = (subject: string): string => `history ${subject}`

/** Two names of one number wait for one another, which does no harm. */
export const lockNumber = (name: string): bigint => createHash('sha256').update(name).digest().readBigInt64BE()

/** A change that is in the transaction, and kinds of works that were behind what it has ended. */
export type Written = Extract<Changed, { readonly ok: true }> & { readonly freed: readonly string[] }
export type NotWritten = Extract<Changed, { readonly ok: false }>

/** Writes a change in the transaction that is open, or nothing of it where something stands in its way; to be run under its locks. */
export async function writeChange(
  query: Query,
  { change, claims, put, append, add }: WrittenChange,
  placed: number,
  lease: string,
): Promise<Written | NotWritten> {
  const lost = await lostOf(query, change)
  if (lost.length > 0) return { ok: false, lost }
  const { done = [], withdraw = [], pass = [], again = [] } = change
  const [{ version } = { version: 0 }] = await query<{ version: number }>(statements.nextVersion)
  const kept = put.flatMap(([key, body]) => (body === null ? [] : [[key, body] as const]))
  const gone = put.flatMap(([key, body]) => (body === null ? [key] : []))
  if (kept.length > 0) await query(statements.put, [...columnsOf(kept), version])
  if (gone.length > 0) await query(statements.remove, [gone])
  if (append.length > 0) await appendEntries(query, append, placed)
  if (claims.length > 0) await makeClaims(query, claims)
  for (const { taken, due } of again) await query(statements.again, [taken.sequence, due])
  const ended = [...done, ...withdraw].map(({ sequence }) => sequence)
  const freed = ended.length > 0 ? await endWorks(query, ended) : []
  if (pass.length > 0) await query(statements.pass, [pass.map(({ sequence }) => sequence)])
  return { ok: true, held: await addWorks(query, add, lease), version, freed }
}

async function endWorks(query: Query, sequences: readonly number[]): Promise<readonly string[]> {
  const rows = await query<{ kind: Buffer; frees: boolean }>(statements.end, [sequences])
  return rows.flatMap(({ kind, frees }) => (frees ? [kind.toString('utf8')] : []))
}

const columnsOf = (rows: readonly (readonly [key: Buffer, body: Buffer])[]) => [
  rows.map(([key]) => key),
  rows.map(([, body]) => body),
  rows.map(([key, body]) => sumOf(key, body)),
]

async function lostOf(query: Query, change: Change): Promise<readonly Key[]> {
  const { claims = [], expect = [], put = [], done = [], withdraw = [], pass = [], again = [] } = change
  const lost: Key[] = []
  if (claims.length > 0) {
    const taken = await query<{ key: Buffer }>(statements.claimed, [
      claims.map((claim) => keyOctets(keyOfClaim(claim))),
    ])
    lost.push(...taken.map(({ key }) => key.toString('utf8')))
  }
  const read = [...expect, ...put]
  if (read.length > 0) {
    const rows = await query<{ key: Buffer; version: number }>(statements.versions, [
      read.map(({ key }) => keyOctets(key)),
    ])
    const versions = new Map(rows.map(({ key, version }) => [key.toString('utf8'), version]))
    lost.push(...read.filter(({ key, version }) => (versions.get(key) ?? 0) !== version).map(({ key }) => key))
  }
  const held = [...done, ...pass, ...again.map(({ taken }) => taken)]
  if (held.length + withdraw.length > 0) {
    const sequences = [...held, ...withdraw].map(({ sequence }) => sequence)
    const rows = await query<{ sequence: number; token: number | null }>(statements.holds, [sequences])
    const tokens = new Map(rows.map(({ sequence, token }) => [sequence, token]))
    lost.push(...held.filter(({ sequence, token }) => tokens.get(sequence) !== token).map(({ lane }) => lane))
    lost.push(...withdraw.filter(({ sequence }) => !tokens.has(sequence)).map(({ lane }) => lane))
  }
  return lost
}

async function appendEntries(query: Query, append: WrittenChange['append'], placed: number): Promise<void> {
  const ends = await endsOf(
    query,
    append.map(([{ subject }]) => subject),
  )
  const entries = append.map(([{ subject, kind, at }, content]) => {
    const last = ends.get(subject) ?? { n: 0, link: chainStart }
    const n = last.n + 1
    const link = linkOf(last.link, n, kind, at, content)
    ends.set(subject, { n, link })
    return [keyOctets(subject), n, at, keyOctets(kind), content, link] as const
  })
  const columns = [0, 1, 2, 3, 4, 5].map((column) => entries.map((entry) => entry[column]))
  if (placed + entries.length > mostEntries)
    throw new SimulatorFault('SIM_INVARIANT', `${placed + entries.length} entries in one change`)
  await query(statements.append, [...columns, placed])
}

/** Behind the entries of their change: a claim goes with the newest of its subject, or with the whole record. */
async function makeClaims(query: Query, claims: readonly WrittenClaim[]): Promise<void> {
  const withEntries = claims.filter(({ claim }) => claim.goesWith === 'entry')
  const ends = await endsOf(
    query,
    withEntries.map(({ claim }) => claim.subject),
  )
  const columns = columnsOf(claims.map(({ key, body }) => [key, body]))
  const places = claims.map(({ claim }) => (claim.goesWith === 'entry' ? (ends.get(claim.subject)?.n ?? 0) : null))
  await query(statements.claim, [...columns, places])
}

interface ChainEnd {
  readonly n: number
  readonly link: Uint8Array
}

async function endsOf(query: Query, subjects: readonly string[]): Promise<Map<string, ChainEnd>> {
  if (subjects.length === 0) return new Map()
  const keys = [...new Set(subjects)].map(keyOctets)
  const rows = await query<ChainEnd & { readonly subject: Buffer }>(statements.ends, [keys])
  return new Map(rows.map(({ subject, n, link }) => [subject.toString('utf8'), { n, link }]))
}

async function addWorks(query: Query, add: WrittenChange['add'], lease: string): Promise<readonly Taken[]> {
  if (add.length === 0) return []
  const rows = await query<{ sequence: number }>(statements.add, [
    add.map(([{ kind }]) => keyOctets(kind)),
    add.map(([{ lane }]) => keyOctets(lane)),
    add.map(([{ due }]) => due),
    add.map(([, body]) => body),
    add.map(([{ kind, lane }, body]) => sumOf(keyOctets(`${kind} ${lane}`), body)),
  ])
  const held: Taken[] = []
  for (const [place, [work]] of add.entries()) {
    const { kind, lane, due, body } = work
    const sequence = rows[place]?.sequence
    if (work.held !== true || sequence === undefined) continue
    const [taken] = await query<{ token: number }>(statements.hold, [sequence, lease])
    if (taken !== undefined) held.push({ kind, lane, due, body, sequence, attempts: 0, token: taken.token })
  }
  return held
}
