import { z } from 'zod'
import { change } from '../../environment/changed-meanwhile.ts'
import { everyValue } from '../../environment/every-value.ts'
import type { RegistrationChange, RegistrationSeries } from '../../registration/registration-change.ts'
import { registrationChangeSchema } from '../../registration/registration-change-schema.ts'
import type { Slices } from '../../vocabulary/ports/slices.ts'
import type { Key, State } from '../../vocabulary/ports/state.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'

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

export const storedLoads = storedKind(
  'the loads of Registration Data',
  1,
  z
    .array(
      z.strictObject({
        id: z.int().min(1),
        series: z.enum(['networkParties', 'suppliers']),
        mode: z.enum(loadModes),
        chunks: z.int(),
      }),
    )
    .readonly(),
)

export const storedChunk = storedKind(
  'a part of a load of Registration Data',
  1,
  z.array(registrationChangeSchema).readonly(),
)

const keyOf = (id: number, chunk: number): string =>
  `${chunkPrefix}${String(id).padStart(8, '0')}/${String(chunk).padStart(8, '0')}`

/** The loads that count, with the version of their list, which a change must name. */
export interface ListedLoads {
  readonly version: number
  readonly loads: readonly StoredLoad[]
}

/** What the state holds of loads. */
export interface ReadLoads {
  readonly listed: ListedLoads
  changesOf(load: StoredLoad): readonly RegistrationChange[]
  /** Keys of what a process wrote that did not get as far as having it count. */
  readonly unfinished: readonly Key[]
  /** The last number that a load ever had, whether it counts or not; 0 where there was none. */
  readonly lastId: number
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export async function readLoads(state: Pick<State, 'read' | 'page'>): Promise<ReadLoads> {
  const [index] = await state.read([indexKey])
  const loads = storedLoads.read(indexKey, index?.value) ?? []
  const changes = new Map(loads.map(({ id }) => [id, [] as RegistrationChange[]]))
  const unfinished: Key[] = []
  let lastId = loads.at(-1)?.id ?? 0
  for await (const { key, value } of everyValue(state, chunkPrefix)) {
    const id = Number(key.slice(chunkPrefix.length).split('/')[0])
    const ofLoad = changes.get(id)
    lastId = Math.max(lastId, id)
    if (ofLoad === undefined) unfinished.push(key)
    else ofLoad.push(...readStored(storedChunk, key, value))
  }
  const listed = { version: index?.version ?? 0, loads }
  return { listed, changesOf: ({ id }) => changes.get(id) ?? [], unfinished, lastId }
}

/** Writes the changes of a load beside those that count, chunk by chunk; the answer is how many chunks. */
export async function writeBeside(
  state: Pick<State, 'change'>,
  id: number,
  changes: readonly RegistrationChange[],
  slices: Slices,
): Promise<number> {
  for (let at = 0; at < changes.length; at += changesInChunk) {
    const chunk = changes.slice(at, at + changesInChunk)
    const put = { key: keyOf(id, at / changesInChunk), version: 0, value: storedChunk.write(chunk) }
    await change(state, { put: [put] })
    await slices.next()
  }
  return Math.ceil(changes.length / changesInChunk)
}

/** Makes loads count, in the place of those that were listed; durable once resolved. */
export async function list(
  state: Pick<State, 'change'>,
  { version }: ListedLoads,
  loads: readonly StoredLoad[],
): Promise<ListedLoads> {
  const put = { key: indexKey, version, value: storedLoads.write(loads) }
  return { version: (await change(state, { put: [put] })).version, loads }
}

/** The keys under which the changes of a load stand. */
export const keysOf = ({ id, chunks }: StoredLoad): readonly Key[] =>
  Array.from({ length: chunks }, (_, chunk) => keyOf(id, chunk))

export async function removeKeys(
  state: Pick<State, 'read' | 'change'>,
  keys: readonly Key[],
  slices: Slices,
): Promise<void> {
  for (let at = 0; at < keys.length; at += removedAtOnce) {
    const found = await state.read(keys.slice(at, at + removedAtOnce))
    await change(state, { put: found.map(({ key, version }) => ({ key, version, value: undefined })) })
    await slices.next()
  }
}
