import fc from 'fast-check'
import { Divergence } from '../step.ts'
import { homeAt } from './home-model.ts'
import { type HomeStep, homeScenario, homeSetting } from './home-scenario.ts'
import { type HomeSetting, openRealHome } from './real-home.ts'

/**
 * Plays random scenarios in the life of a home, each on a network of its own, and holds the inventory, the devices and every
 * answer against a small model. Shrinks the first with which the model does not agree.
 *
 * @returns what went otherwise, as lines; none where nothing did
 */
export async function runHomeModel(runs: number, seed: number): Promise<readonly string[]> {
  const details = await fc.check(fc.asyncProperty(homeSetting, homeScenario, play), { seed, numRuns: runs })
  if (!details.failed) return []
  const { errorInstance: fault, counterexample, counterexamplePath } = details
  const [setting, steps] = counterexample ?? []
  return [
    fault instanceof Error ? fault.message : String(fault),
    `The home: ${JSON.stringify(setting)}`,
    'The steps:',
    ...[...(steps ?? [])].filter(hasRun).map((each, place) => `  ${place + 1}. ${each}`),
    'What happened:',
    ...(fault instanceof Divergence ? fault.account : []).map((line) => `  ${line}`),
    `Seed ${seed}, path ${counterexamplePath}`,
  ]
}

async function play(setting: HomeSetting, steps: Iterable<HomeStep>): Promise<void> {
  const real = await openRealHome(setting)
  try {
    await fc.asyncModelRun(() => ({ model: homeAt(setting.stage, setting.onDisk), real }), steps)
    await real.requireOneEndEach()
  } finally {
    await real.close()
  }
}

/** Of the steps that were drawn, some were not possible. */
const hasRun = (each: HomeStep): boolean => !('hasRan' in each) || each.hasRan === true
