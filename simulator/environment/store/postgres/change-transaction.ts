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
  written: WrittenChange,
  placed: number,
  lease: string,
): Promise<Written | NotWritten> {
  const found = await look(query, written)
  const lost = lostOf(written.change, found)
  if (lost.length > 0) return { ok: false, lost }
  const rows = await query<{ freed: Buffer | null; sequence: number | null }>(...callOf(written, placed, found))
  const added = rows.flatMap(({ sequence }) => (sequence === null ? [] : [sequence])).sort((one, other) => one - other)
  return {
    ok: true,
    held: await holdWorks(query, written.add, added, lease),
    version: found.version,
    freed: rows.flatMap(({ freed }) => (freed === null ? [] : [freed.toString('utf8')])),
  }
}

/** What a change is judged by, and written behind: as it is under the locks of the change. */
interface Found {
  readonly claimed: readonly Key[]
  readonly versions: ReadonlyMap<Key, number>
  /** Of works that have not ended, by their sequences; null where nobody has one. */
  readonly tokens: ReadonlyMap<number, number | null>
  readonly ends: Map<string, ChainEnd>
  /** Of all that the change puts. */
  readonly version: number
}

interface FoundRow {
  readonly what: 'claim' | 'value' | 'work' | 'end' | 'version'
  readonly key: Buffer | null
  readonly number: number | null
  readonly token: number | null
  readonly link: Buffer | null
}

async function look(query: Query, { change, append }: WrittenChange): Promise<Found> {
  const { claims = [], expect = [], put = [], done = [], withdraw = [], pass = [], again = [] } = change
  const works = [...done, ...withdraw, ...pass, ...again.map(({ taken }) => taken)]
  const subjects = [...append.map(([entry]) => entry), ...claims].map(({ subject }) => subject)
  const rows = await query<FoundRow>(statements.look, [
    claims.map((claim) => keyOctets(keyOfClaim(claim))),
    [...expect, ...put].map(({ key }) => keyOctets(key)),
    works.map(({ sequence }) => sequence),
    [...new Set(subjects)].map(keyOctets),
  ])
  const of = (what: FoundRow['what']) => rows.filter((row) => row.what === what)
  const name = ({ key }: FoundRow): string => key?.toString('utf8') ?? ''
  return {
    claimed: of('claim').map(name),
    versions: new Map(of('value').map((row) => [name(row), row.number ?? 0])),
    tokens: new Map(of('work').map(({ number, token }) => [number ?? 0, token])),
    ends: new Map(of('end').map((row) => [name(row), { n: row.number ?? 0, link: row.link ?? chainStart }])),
    version: of('version')[0]?.number ?? 0,
  }
}

function lostOf(change: Change, { claimed, versions, tokens }: Found): readonly Key[] {
  const { expect = [], put = [], done = [], withdraw = [], pass = [], again = [] } = change
  const held = [...done, ...pass, ...again.map(({ taken }) => taken)]
  return [
    ...claimed,
    ...[...expect, ...put].filter(({ key, version }) => (versions.get(key) ?? 0) !== version).map(({ key }) => key),
    ...held.filter(({ sequence, token }) => tokens.get(sequence) !== token).map(({ lane }) => lane),
    ...withdraw.filter(({ sequence }) => !tokens.has(sequence)).map(({ lane }) => lane),
  ]
}

/**
 * All that a change writes, as one call: its statements are parts of a WITH, of which none sees what another does. It returns kinds
 * of works that were behind what it ends, and the sequences of what it adds.
 */
function callOf(
  { change, claims, put, append, add }: WrittenChange,
  placed: number,
  { ends, version }: Found,
): [text: string, values: readonly unknown[]] {
  const { done = [], withdraw = [], pass = [], again = [] } = change
  const call = new Call()
  const kept = put.flatMap(([key, body]) => (body === null ? [] : [[key, body] as const]))
  const gone = put.flatMap(([key, body]) => (body === null ? [key] : []))
  if (kept.length > 0) call.part('put', statements.put, [...columnsOf(kept), version])
  if (gone.length > 0) call.part('removed', statements.remove, [gone])
  if (append.length > 0) call.part('appended', statements.append, [...entriesBehind(ends, append, placed), placed])
  if (claims.length > 0) call.part('claimed', statements.claim, claimColumns(claims, ends))
  for (const [place, { taken, due }] of again.entries())
    call.part(`again${place}`, statements.again, [taken.sequence, due])
  const ended = [...done, ...withdraw].map(({ sequence }) => sequence)
  if (ended.length > 0)
    call.part('ended', statements.end, [ended], 'SELECT kind AS freed, NULL::bigint AS sequence FROM ended WHERE frees')
  if (pass.length > 0) call.part('passed', statements.pass, [pass.map(({ sequence }) => sequence)])
  if (add.length > 0)
    call.part('added', statements.add, workColumns(add), 'SELECT NULL::bytea AS freed, sequence FROM added')
  return call.whole()
}

/** Statements that are sent as one. */
class Call {
  readonly #parts: string[] = []
  readonly #answers: string[] = []
  readonly #values: unknown[] = []

  /** @param answer what of it the call returns */
  part(name: string, text: string, values: readonly unknown[], answer?: string): void {
    const numbered = text.replace(/\$(\d+)/g, (_, number) => `$${this.#values.length + Number(number)}`)
    this.#parts.push(`${name} AS (${numbered})`)
    this.#values.push(...values)
    if (answer !== undefined) this.#answers.push(answer)
  }

  whole(): [text: string, values: readonly unknown[]] {
    const answer = this.#answers.length === 0 ? 'SELECT WHERE false' : this.#answers.join(' UNION ALL ')
    return [this.#parts.length === 0 ? answer : `WITH ${this.#parts.join(', ')} ${answer}`, this.#values]
  }
}

const columnsOf = (rows: readonly (readonly [key: Buffer, body: Buffer])[]) => [
  rows.map(([key]) => key),
  rows.map(([, body]) => body),
  rows.map(([key, body]) => sumOf(key, body)),
]

interface ChainEnd {
  readonly n: number
  readonly link: Uint8Array
}

/** @param ends of the chains of their subjects, which are moved on behind them */
function entriesBehind(
  ends: Map<string, ChainEnd>,
  append: WrittenChange['append'],
  placed: number,
): readonly (readonly unknown[])[] {
  if (placed + append.length > mostEntries)
    throw new SimulatorFault('SIM_INVARIANT', `${placed + append.length} entries in one change`)
  const entries = append.map(([{ subject, kind, at }, content]) => {
    const last = ends.get(subject) ?? { n: 0, link: chainStart }
    const n = last.n + 1
    const link = linkOf(last.link, n, kind, at, content)
    ends.set(subject, { n, link })
    return [keyOctets(subject), n, at, keyOctets(kind), content, link] as const
  })
  return [0, 1, 2, 3, 4, 5].map((column) => entries.map((entry) => entry[column]))
}

/** A claim goes with the newest entry of its subject, that of its own change if there is one, or with the whole record. */
const claimColumns = (claims: readonly WrittenClaim[], ends: ReadonlyMap<string, ChainEnd>) => [
  ...columnsOf(claims.map(({ key, body }) => [key, body])),
  claims.map(({ claim }) => (claim.goesWith === 'entry' ? (ends.get(claim.subject)?.n ?? 0) : null)),
]

const workColumns = (add: WrittenChange['add']) => [
  add.map(([{ kind }]) => keyOctets(kind)),
  add.map(([{ lane }]) => keyOctets(lane)),
  add.map(([{ due }]) => due),
  add.map(([, body]) => body),
  add.map(([{ kind, lane }, body]) => sumOf(keyOctets(`${kind} ${lane}`), body)),
]

/** Those that their adder wants to have, where nothing stands before them in their lanes. @param sequences of all that were added */
async function holdWorks(
  query: Query,
  add: WrittenChange['add'],
  sequences: readonly number[],
  lease: string,
): Promise<readonly Taken[]> {
  const held: Taken[] = []
  for (const [place, [work]] of add.entries()) {
    const { kind, lane, due, body } = work
    const sequence = sequences[place]
    if (work.held !== true || sequence === undefined) continue
    const [taken] = await query<{ token: number }>(statements.hold, [sequence, lease])
    if (taken !== undefined) held.push({ kind, lane, due, body, sequence, attempts: 0, token: taken.token })
  }
  return held
}
