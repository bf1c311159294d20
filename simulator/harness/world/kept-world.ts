import { resolve } from 'node:path'
import { z } from 'zod'
import { change } from '../../environment/changed-meanwhile.ts'
import type { WhereKept } from '../../environment/store/network-store.ts'
import { withoutSecret } from '../../environment/store/postgres/address.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { stages } from '../../vocabulary/stage.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { digestOfKeyStore, type KeyStorePaths, readKeyStoreFiles } from '../configuration/key-store-files.ts'

/** Under it stands whose state it is. */
const worldKey = 'harness/world'

export const storedWorld = storedKind(
  'the world of a state',
  1,
  z.strictObject({
    seed: z.string(),
    premises: z.int(),
    // What was stored before there were stages is of homes in use.
    stage: z.enum(stages).default('commissioned'),
    // What was stored before there were further devices has none.
    furtherDevices: z.strictObject({ PPMID: z.number(), HCALCS: z.number() }).default({ PPMID: 0, HCALCS: 0 }),
    // What was stored before there were workers has its devices in one process with the DCC.
    workers: z.int().default(0),
    identities: z.strictObject({ digest: z.string(), said: z.string() }).nullable(),
    // What was stored before there were estates is of generated premises.
    estate: z.strictObject({ digest: z.string(), said: z.string(), at: z.int() }).nullable().default(null),
  }),
)

/** An estate by what its files hold, how they were said, and when they are read for the first time. */
export interface HeldEstate {
  readonly digest: string
  readonly said: string
  readonly at: Instant
}

/** What a state directory or a database is held to. */
export type HeldWorld = Pick<Configuration, 'seed' | 'premises' | 'stage' | 'furtherDevices'> &
  WhereKept &
  KeyStorePaths & {
    /** In how many further processes the devices are, each with a state of its own. */
    readonly workers?: number
    /** The estate whose devices the fleet is of; null where it is generated. */
    readonly estate?: HeldEstate | null
  }

/** A world as it was held. */
interface Held {
  /** Whether nothing was stored of it before. */
  readonly isNew: boolean
  /** When its estate was first read: what is in use then stands in its slots, at each start. Null without an estate. */
  readonly estateReadAt: Instant | null
}

/**
 * Holds a network to the world that its state directory is of. What is stored is what changed in that world: with another
 * seed or key store every key would be another, and with fewer premises devices that requests wait for would be gone.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where it is another world; as `readKeyStoreFiles`
 */
export async function holdToWorld(
  {
    seed,
    premises,
    stage,
    furtherDevices,
    state: directory,
    store,
    keystore,
    trust,
    workers = 0,
    estate = null,
  }: HeldWorld,
  state: Pick<State, 'read' | 'change'>,
): Promise<Held> {
  const where = { state: directory, store }
  const [found] = await state.read([worldKey])
  const kept = storedWorld.read(worldKey, found?.value)
  if (kept !== undefined && kept.seed !== seed)
    throw another(where, `is of seed '${kept.seed}', not '${seed}': say --seed ${kept.seed}`)
  if (kept !== undefined && kept.estate?.digest !== estate?.digest)
    throw another(where, `is of ${estateInWords(kept.estate)}`)
  if (kept !== undefined && estate === null && kept.premises > premises)
    throw another(where, `is of ${kept.premises} premises, not ${premises}: say --premises ${kept.premises} or more`)
  if (kept !== undefined && kept.stage !== stage)
    throw another(where, `is of premises that were ${kept.stage}, not ${stage}: say --stage ${kept.stage}`)
  if (kept !== undefined && withInWords(kept.furtherDevices) !== withInWords(furtherDevices))
    throw another(where, `is of premises ${withInWords(kept.furtherDevices)}: say the same`)
  if (kept !== undefined && kept.workers !== workers)
    throw another(where, `has its devices in ${kept.workers} workers, not ${workers}: say --workers ${kept.workers}`)
  const identities = identitiesOf({ keystore, trust })
  if (kept !== undefined && kept.identities?.digest !== identities?.digest)
    throw another(where, `is of ${identitiesInWords(kept.identities)}`)
  const readAt = kept?.estate?.at ?? estate?.at ?? null
  const held: Held = { isNew: kept === undefined, estateReadAt: readAt === null ? null : instant(readAt) }
  if (kept?.premises === premises) return held
  const value = storedWorld.write({
    seed,
    premises,
    stage,
    furtherDevices,
    workers,
    identities,
    estate: kept?.estate ?? estate,
  })
  await change(state, { put: [{ key: worldKey, version: found?.version ?? 0, value }] })
  return held
}

/** `with PPMID=0.5`, as the command line has it. */
function withInWords(shares: HeldWorld['furtherDevices']): string {
  const said = Object.entries(shares).flatMap(([type, share]) => (share === 0 ? [] : [`--with ${type}=${share}`]))
  return said.length === 0 ? 'without further devices, so without --with' : said.sort().join(' ')
}

const estateInWords = (kept: { readonly said: string } | null): string =>
  kept === null
    ? 'generated premises: leave --estate out'
    : `another estate than this: say ${kept.said}, with what the files held at the first start`

/** The identities that stand in for generated ones, and how they were said; null where none do. */
function identitiesOf({ keystore, trust }: KeyStorePaths) {
  const paths = { ...(keystore !== undefined && { keystore }), ...(trust !== undefined && { trust }) }
  const said = Object.entries(paths).map(([option, path]) => `--${option} ${resolve(path)}`)
  return said.length === 0 ? null : { digest: digestOfKeyStore(readKeyStoreFiles(paths)), said: said.join(' ') }
}

const identitiesInWords = (kept: { readonly said: string } | null): string =>
  kept === null
    ? 'generated identities alone: leave --keystore and --trust out'
    : `other identities than these: say ${kept.said}, with what it held at the first start`

const another = ({ state, store }: WhereKept, how: string): SimulatorFault =>
  new SimulatorFault(
    'SIM_CONFIGURATION',
    store === undefined
      ? `The state in ${state} ${how}, or name another state directory`
      : `The store ${withoutSecret(store)} ${how}, or name another database`,
  )
