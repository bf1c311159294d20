import fc, { type RunDetails } from 'fast-check'
import { modelOf } from './beginning.ts'
import { disturbLink } from './commands/disturb-link.ts'
import { everybodyReturns } from './commands/leave-and-return.ts'
import { passTime } from './commands/pass-time.ts'
import { compareRequests } from './compare.ts'
import { lookAtDevices, requireOneEndEach } from './invariants.ts'
import { deviceNames } from './parties.ts'
import { openRealWorld, type Preparing, type RealWorld } from './real-world.ts'
import { scenario, setting } from './scenario.ts'
import type { Setting } from './setting.ts'
import { accounted, Divergence, type Step } from './step.ts'
import type { WorldModel } from './world-model.ts'

export interface ModelRuns {
  readonly runs: number
  readonly seed: number
  /** Both are named by a report: together they repeat the scenario that it tells of. */
  readonly path?: string
  readonly replayPath?: string
  /** For networks that are not as they should be. */
  readonly prepare?: Preparing
}

/** How random scenarios went. */
export interface ModelReport {
  readonly runs: number
  /** Null where the network did as the model does. */
  readonly divergence: ReportedDivergence | null
}

/** The smallest scenario in which the network did otherwise. */
export interface ReportedDivergence {
  readonly what: string
  readonly setting: string
  readonly steps: readonly string[]
  /** What happened in it, with the instants and the answers. */
  readonly account: readonly string[]
  /** The command that plays it again. */
  readonly repeat: string
}

/** Plays random scenarios on networks of their own, and shrinks the first that the model does not agree with. */
export async function runModel({ runs, seed, path, replayPath, prepare }: ModelRuns): Promise<ModelReport> {
  const property = fc.asyncProperty(setting, scenario(replayPath), (chosen, steps) => play(chosen, steps, prepare))
  const details = await fc.check(property, { seed, ...(path === undefined ? { numRuns: runs } : { numRuns: 1, path }) })
  return { runs: details.numRuns, divergence: details.failed ? reported(details) : null }
}

async function play(chosen: Setting, steps: Iterable<Step>, prepare?: Preparing): Promise<void> {
  const world = await openRealWorld(chosen, prepare)
  try {
    const model = modelOf(world, chosen)
    await lookAtDevices(world)
    await fc.asyncModelRun(() => ({ model, real: world }), steps)
    await bringToAnEnd(model, world)
  } finally {
    await world.close()
  }
}

const month = 33 * 86_400

/** The world heals and time passes, until nothing is outstanding any more. */
async function bringToAnEnd(model: WorldModel, world: RealWorld): Promise<void> {
  const healing = [...deviceNames.map((name) => disturbLink(name, null)), everybodyReturns(), passTime(month)]
  for (const { run } of healing) await run(model, world)
  await accounted(world, async () => {
    await compareRequests(model, world, () => true)
    await requireOneEndEach(model, world)
  })
}

function reported({ errorInstance, counterexample, seed, counterexamplePath }: RunDetails<[Setting, Iterable<Step>]>) {
  const [chosen, steps] = counterexample ?? []
  const played = String(steps)
  const replayPath = /replayPath="([^"]*)"/.exec(played)?.[1] ?? ''
  const cause = errorInstance instanceof Divergence ? errorInstance : new Divergence(errorInstance, [])
  return {
    what: cause.message,
    setting: JSON.stringify(chosen),
    steps: [...(steps ?? [])].filter(hasRun).map(String),
    account: cause.account,
    repeat: `npm run model -- --seed ${seed} --path "${counterexamplePath}" --replay "${replayPath}"`,
  } satisfies ReportedDivergence
}

/** Of the steps that were drawn, some were not possible. */
const hasRun = (each: Step): boolean => !('hasRan' in each) || each.hasRan === true

/** A divergence as lines of text: what, where it began, the steps, what came of them, and how to see it again. */
export const linesOf = ({ what, setting, steps, account, repeat }: ReportedDivergence): readonly string[] => [
  what,
  '',
  `The site: ${setting}`,
  'The steps:',
  ...steps.map((each, place) => `  ${place + 1}. ${each}`),
  'What happened:',
  ...account.map((line) => `  ${line}`),
  '',
  `Repeat it: ${repeat}`,
]
