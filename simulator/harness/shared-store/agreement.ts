import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { change, decideAgain } from '../../environment/changed-meanwhile.ts'
import { withoutSecret } from '../../environment/store/postgres/address.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant, parseInstant } from '../../vocabulary/instant.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import type { Configuration } from '../configuration/configuration.ts'

/** Where each process serves and who may call it there: its own, and no other's. */
const ofOneProcess = [
  'host',
  'port',
  'smkiPort',
  'harnessPort',
  'allowHosts',
  'token',
  'callbacks',
  'store',
  'fleetLeaseSeconds',
] as const

/** What all processes that share a store have to say alike. */
type SaidAlike = Omit<Configuration, (typeof ofOneProcess)[number]>

/** What the processes that share a store agree on. */
export interface Agreement {
  readonly said: SaidAlike
  /** How far the network's clock is ahead of the machine's. */
  readonly aheadMs: number
}

const key = 'harness/agreement'

const storedAgreement = storedKind(
  'what processes that share a store agree on',
  1,
  z.strictObject({ said: z.record(z.string(), z.json()), aheadMs: z.int() }),
)

type StoredAgreement = Readonly<{ said: Readonly<Record<string, unknown>>; aheadMs: number }>

/** What the processes on a store agree on; undefined where none has come up there. @throws SimulatorFault SIM_STATE_UNREADABLE */
export async function agreementIn(state: Pick<State, 'read'>): Promise<Agreement | undefined> {
  const [found] = await state.read([key])
  return storedAgreement.read(key, found?.value) as Agreement | undefined
}

/**
 * Agrees with the other processes on a store: the first says what the network is, and where its clock stands.
 *
 * @throws SimulatorFault SIM_CONFIGURATION for one that says otherwise, or what only a process that is alone can have
 */
export async function agree(
  configuration: Configuration,
  state: Pick<State, 'read' | 'change'>,
  machine: () => Instant,
): Promise<Agreement> {
  const said = saidAlike(configuration)
  return decideAgain(async () => {
    const [found] = await state.read([key])
    const kept = storedAgreement.read(key, found?.value)
    if (kept !== undefined) {
      requireAlike(configuration, said, kept)
      return kept as unknown as Agreement
    }
    const start = configuration.at === undefined ? null : parseInstant(configuration.at)
    const stored = { said, aheadMs: start === null ? 0 : start - machine() }
    await change(state, { put: [{ key, version: 0, value: storedAgreement.write(stored as never) }] })
    return stored as unknown as Agreement
  })
}

/** The network's time by a machine's. */
export const timeOf = ({ aheadMs }: Agreement, machine: Instant): Instant => instant(machine + aheadMs)

/** As it is written: what is undefined is not there. */
function saidAlike(configuration: Configuration): StoredAgreement['said'] {
  for (const [name, why] of Object.entries(onlyAlone))
    if (Object.hasOwn(configuration, name) && isSaid(configuration[name as keyof Configuration]))
      throw new SimulatorFault('SIM_CONFIGURATION', `${name}: ${why}`)
  const own = new Set<string>(ofOneProcess)
  const alike = Object.entries(configuration).filter(([name]) => !own.has(name))
  return JSON.parse(JSON.stringify(Object.fromEntries(alike)))
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== false

const onlyAlone = {
  deterministic:
    'processes that share a store answer in no fixed order, so the same seed does not give the same bytes: leave --deterministic out, or use up',
  state: 'processes share a database and no directory: say --store postgres://…, or use up',
  estate: 'an estate is of one process: use up',
  keep: 'history is dropped by a process that is alone on its store: leave --keep out, or use up',
  archive: 'history is archived by a process that is alone on its store: leave --archive out, or use up',
} as const satisfies Partial<Record<keyof Configuration, string>>

function requireAlike(
  { store = '' }: Pick<Configuration, 'store'>,
  said: StoredAgreement['said'],
  kept: StoredAgreement,
): void {
  const names = [...new Set([...Object.keys(kept.said), ...Object.keys(said)])]
  const other = names.find((name) => !isDeepStrictEqual(said[name], kept.said[name]))
  if (other === undefined) return
  throw new SimulatorFault(
    'SIM_CONFIGURATION',
    `${other}: the processes on ${withoutSecret(store)} have ${inWords(kept.said[other])}, not ${inWords(said[other])}: say the same as they do, or name another database`,
  )
}

const inWords = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))
