import { createLogger } from '../../environment/logger.ts'
import { identifiersOf } from '../../fleet/mistaken-operators.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { suppliers } from '../../market/suppliers.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { checkRefusalCodes } from '../../vocabulary/response-code.ts'
import { configure } from '../configuration/configuration.ts'
import { bringUp } from '../network.ts'
import { openTestBed } from '../rehearsal/test-bed.ts'
import { courseOf, type RolloutMode, type Step } from './course.ts'
import { type AskCheck, createAskCheck, inShort, instantOfDay, registeredOn } from './decision.ts'
import type { Filling, Installation } from './installations.ts'
import { createRealSlot, type RealNetwork } from './real-slot.ts'
import { type RolloutPlan, rolloutStart } from './run-rollout.ts'

/** What the real network made of the sample under one mode of the check. */
export interface PlayedSample {
  readonly mode: RolloutMode
  readonly slots: number
  /** Things that were compared: response codes, verdicts, what slots hold, who can reach a device. */
  readonly compared: number
  /** One sentence for each thing that the network did otherwise than was worked out. */
  readonly disagreements: readonly string[]
}

interface PlayOptions {
  /** What the courses are worked out by: the check, but for a test. */
  readonly askCheck?: AskCheck
  /** Told of each slot whose course has ended. */
  readonly progress?: () => void
}

/**
 * Plays the courses of a sample through the whole network, from the signed request to the device and back, and compares
 * each step with what was worked out. What is exchanged is not followed any further.
 */
export async function playSample(
  plan: RolloutPlan,
  sample: readonly Installation[],
  mode: RolloutMode,
  { askCheck = createAskCheck(rolloutStart), progress = () => {} }: PlayOptions = {},
): Promise<PlayedSample> {
  const premises = Math.max(...sample.map(({ site }) => site.premises.index)) + 1
  const ports = { port: 0, smkiPort: 0, harnessPort: 0 }
  const at = formatInstant(rolloutStart)
  // The holder of a slot that co-operates gives it back itself (docs/domain/the-modification.md#harm).
  const dcc = { slotHolders: 'may-mend' } as const
  const configuration = configure({ seed: plan.seed, premises, deterministic: true, at, check: mode, dcc, ...ports })
  const testBed = await openTestBed(await bringUp(configuration, createLogger({ level: 'error' })))
  // A document that nobody takes is looked after all year.
  for (const operator of networkOperators)
    for (const identifier of identifiersOf(operator)) await testBed.users.networkOperator(identifier)
  for (const { entityIdentifier } of suppliers) await testBed.users.supplier(entityIdentifier)
  const comparison = { compared: 0, disagreements: [] as string[] }
  try {
    const player = createPlayer({ testBed, mode }, comparison)
    const courses = sample.map((installation) => ({
      installation,
      steps: courseOf(installation, { mode, askCheck, assumptions: plan.assumptions }),
    }))
    for (const event of eventsOf(courses, plan.days)) {
      await player.play(event)
      if (event.kind === 'end') progress()
    }
    return { mode, slots: sample.length, ...comparison }
  } finally {
    await testBed.close()
  }
}

type SlotEvent = { readonly installation: Installation; readonly day: number } & (
  | { readonly kind: 'lag-begins' | 'lag-ends' | 'end' }
  | { readonly kind: 'step'; readonly step: Step }
)

interface Course {
  readonly installation: Installation
  readonly steps: readonly Step[]
}

/** Everything that happens to the sample, in order of days; of one day in order of installation. */
function eventsOf(courses: readonly Course[], days: number): readonly SlotEvent[] {
  const all = courses.flatMap(({ installation, steps }): SlotEvent[] => {
    const { lag, day } = installation
    const at = (kind: 'lag-begins' | 'lag-ends' | 'end', when: number): SlotEvent => ({ kind, installation, day: when })
    return [
      ...(lag === null ? [] : [at('lag-begins', day), at('lag-ends', lag.until)]),
      ...steps.map((step): SlotEvent => ({ kind: 'step', installation, step, day: step.day })),
      at('end', days - 1),
    ]
  })
  return all.filter(({ day }) => day < days).toSorted((one, other) => one.day - other.day)
}

interface Comparison {
  compared: number
  readonly disagreements: string[]
}

function createPlayer(network: RealNetwork & { readonly mode: RolloutMode }, comparison: Comparison) {
  const exchanged = new Set<Installation>()
  const holds = new Map<Installation, Filling | null>()
  const real = createRealSlot(network)

  const compare = (installation: Installation, day: number, what: string, found: string, expected: string): void => {
    comparison.compared += 1
    if (found === expected) return
    const { type, premises } = installation.site
    comparison.disagreements.push(
      `check ${network.mode}, day ${day}, ${type} ${premises.devices[type]}: ${what} is ${found}, worked out was ${expected}`,
    )
  }
  const compareSlot = async (installation: Installation, day: number, filling: Filling): Promise<void> =>
    compare(installation, day, 'the slot holds', await real.slotOf(installation), keysOf(filling))

  const step = async (installation: Installation, taken: Step): Promise<void> => {
    const { day } = taken
    switch (taken.kind) {
      case 'left':
        holds.set(installation, taken.filling)
        return compareSlot(installation, day, taken.filling)
      case 'request': {
        const { request, filling, verdict, isRefused } = taken
        const code = isRefused ? checkRefusalCodes[request.service].proposed : 'I0'
        const sent = await real.send(installation, taken)
        compare(installation, day, `the code of ${request.service}`, sent.code, code)
        if (verdict !== null) compare(installation, day, 'the verdict', sent.verdict, inShort(verdict))
        if (isRefused) return
        holds.set(installation, filling)
        return compareSlot(installation, day, filling)
      }
      case 'noticed': {
        const { symptom } = taken
        if (symptom === 'command')
          return compare(installation, day, 'a Command of the operator', await real.command(installation), 'E21')
        if (symptom === 'restore-alert')
          return compare(
            installation,
            day,
            'outage and restore alert',
            await real.interruption(installation),
            'AD1 alone',
          )
        if (symptom === 'monitor') return
        const held = holds.get(installation)
        return compare(installation, day, '6.24.1', await real.readBack(installation), held ? keysOf(held) : 'nothing')
      }
      case 'exchanged':
        exchanged.add(installation)
    }
  }

  /** On the last day the operator sends a Command to each device, right or wrong. */
  const end = async (installation: Installation, day: number): Promise<void> => {
    const isRegistered = registeredOn(installation, day) !== installation.lag?.operator
    if (!isRegistered || installation.day === day) return
    const isReached = holds.get(installation)?.cause === null
    compare(installation, day, 'a Command of the operator', await real.command(installation), isReached ? 'I0' : 'E21')
  }

  return {
    async play(event: SlotEvent): Promise<void> {
      const { installation, day } = event
      if (exchanged.has(installation)) return
      await real.advanceTo(instantOfDay(rolloutStart, day))
      if (event.kind === 'step') return step(installation, event.step)
      if (event.kind === 'end') return end(installation, day)
      return real.register(installation, event.kind === 'lag-begins' ? installation.lag?.operator : undefined)
    },
  }
}

/** Whose keys a pair of certificates is for. */
const keysOf = ({ pair }: Filling): string =>
  [pair.digitalSignature, pair.keyAgreement].map((each) => each.subjectKeyIdentifier?.toString('hex')).join(' ')
