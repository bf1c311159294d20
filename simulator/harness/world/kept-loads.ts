import { z } from 'zod'
import { readRegistrationDifference } from '../../registration/difference-reader.ts'
import type { RegistrationChange, RegistrationSeries } from '../../registration/registration-change.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { Slices } from '../../vocabulary/ports/slices.ts'

/** An update replaces what a series records of the points that a file names; a refresh replaces the whole series. */
export const loadModes = ['update', 'refresh'] as const
export type LoadMode = (typeof loadModes)[number]

/** A large file that was taken: its changes are kept as a whole, and what is recorded later is laid over them. */
export interface StoredLoad {
  /** Counts from 1, in the order in which they were taken. */
  readonly id: number
  readonly series: RegistrationSeries
  readonly mode: LoadMode
  readonly chunks: number
}

/** Under it stand the loads that count, in order: a load is taken when it stands here, and not before. */
const indexKey = 'registration-loads'
const chunkPrefix = 'registration-load/'

/** Changes that are written in one transaction: some milliseconds' work. */
const changesInChunk = 500

/** Chunks that are removed in one transaction. */
const removedAtOnce = 20

const indexSchema = z.array(
  z.object({
    id: z.int().min(1),
    series: z.enum(['networkParties', 'suppliers']),
    mode: z.enum(loadModes),
    chunks: z.int(),
  }),
)

const keyOf = (id: number, chunk: number): string =>
  `${chunkPrefix}${String(id).padStart(8, '0')}/${String(chunk).padStart(8, '0')}`
/** What the journal holds of loads. */
export interface ReadLoads {
  readonly loads: readonly StoredLoad[]
  changesOf(load: StoredLoad): readonly RegistrationChange[]
  /** Keys of what a process wrote that did not get as far as having it count. */
  readonly unfinished: readonly string[]
  /** The last number that a load ever had, whether it counts or not; 0 where there was none. */
  readonly lastId: number
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export function readLoads(journal: Journal): ReadLoads {
  const read = indexSchema.safeParse(journal.value(indexKey) ?? [])
  if (!read.success) throw unreadable('the list of loads is none')
  const changes = new Map(read.data.map(({ id }) => [id, [] as RegistrationChange[]]))
  const unfinished: string[] = []
  let lastId = read.data.at(-1)?.id ?? 0
  for (const [key, chunk] of journal.values(chunkPrefix)) {
    const id = Number(key.slice(chunkPrefix.length).split('/')[0])
    const ofLoad = changes.get(id)
    lastId = Math.max(lastId, id)
    if (ofLoad === undefined) unfinished.push(key)
    else ofLoad.push(...changesIn(key, chunk))
  }
  return { loads: read.data, changesOf: ({ id }) => changes.get(id) ?? [], unfinished, lastId }
}

function changesIn(key: string, chunk: unknown): readonly RegistrationChange[] {
  const read = readRegistrationDifference({ refreshed: [], changes: chunk })
  if (read.ok) return read.value.changes
  throw unreadable(`${key}: ${read.failure}`)
}

/** Writes the changes of a load beside those that count, chunk by chunk; the answer is how many chunks. */
export async function writeBeside(
  journal: Journal,
  id: number,
  changes: readonly RegistrationChange[],
  slices: Slices,
): Promise<number> {
  for (let at = 0; at < changes.length; at += changesInChunk) {
    const chunk = changes.slice(at, at + changesInChunk)
    await journal.commit({ put: new Map([[keyOf(id, at / changesInChunk), chunk]]) })
    await slices.next()
  }
  return Math.ceil(changes.length / changesInChunk)
}

/** What makes the loads count. */
export const indexOf = (loads: readonly StoredLoad[]): ReadonlyMap<string, unknown> => new Map([[indexKey, loads]])

/** The keys under which the changes of a load stand. */
export const keysOf = ({ id, chunks }: StoredLoad): readonly string[] =>
  Array.from({ length: chunks }, (_, chunk) => keyOf(id, chunk))

export async function removeKeys(journal: Journal, keys: readonly string[], slices: Slices): Promise<void> {
  for (let at = 0; at < keys.length; at += removedAtOnce) {
    await journal.commit({ put: new Map(keys.slice(at, at + removedAtOnce).map((key) => [key, undefined])) })
    await slices.next()
  }
}

export const unreadable = (why: string): SimulatorFault =>
  new SimulatorFault('SIM_STATE_UNREADABLE', `Registration Data in the state directory: ${why}`)
