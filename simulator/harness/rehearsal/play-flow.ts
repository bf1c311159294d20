import type { Premises } from '../../fleet/fleet.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Meanings } from '../in-words/code-in-words.ts'
import { networkOperatorSlot, type SlotLine } from '../in-words/slot.ts'
import { type AttemptReport, complaintsAbout, makeAttempt } from './attempt.ts'
import { type Flow, registeredOperator } from './flow.ts'
import { noneSuits } from './none-suits.ts'
import type { TestBed } from './test-bed.ts'

/** How a flow went, and what in it was not as scripted. */
export interface FlowReport {
  readonly flow: Flow
  readonly premises: Premises
  readonly device: EntityIdentifier
  /** When the flow began. */
  readonly registered: NetworkOperator
  readonly slotBefore: readonly SlotLine[]
  readonly slotAfter: readonly SlotLine[]
  readonly attempts: readonly AttemptReport[]
  readonly complaints: readonly string[]
  /** What the network's settings say of codes. */
  readonly meanings: Meanings
}

/** Premises that are looked at before a flow is said to fit none. */
const mostLookedAt = 1_000

/** Plays one flow on the device itself and looks at what became of it there. */
export async function playFlow(flow: Flow, testBed: TestBed): Promise<FlowReport> {
  const { network, users } = testBed
  const { devices } = network
  const premises = await placeFor(flow, testBed)
  const device = premises.devices[flow.device]
  const scene = { network, premises, device }
  const slot = async (): Promise<readonly SlotLine[]> => networkOperatorSlot(await devices.cellsOf(device))

  const slotBefore = await slot()
  const complaints: string[] = []
  const attempts: AttemptReport[] = []
  for (const attempt of flow.attempts) {
    const framesBefore = await devices.framesSeen(device)
    const cellsBefore = JSON.stringify(await slot())
    const report = await makeAttempt(attempt, scene, users)
    const wasLeftAlone =
      (await devices.framesSeen(device)) === framesBefore && JSON.stringify(await slot()) === cellsBefore
    complaints.push(...complaintsAbout(attempt, report, scene, wasLeftAlone))
    attempts.push(report)
  }
  const slotAfter = await slot()
  complaints.push(...complaintsAboutSlot(flow, attempts, slotBefore, slotAfter))
  const registered = registeredOperator(flow, premises)
  return {
    flow,
    premises,
    device,
    registered,
    slotBefore,
    slotAfter,
    attempts,
    complaints,
    meanings: network.dcc.settings().meanings,
  }
}

/** The first premises that suits the flow and whose device nobody has spoken to. */
async function placeFor(flow: Flow, { network }: TestBed): Promise<Premises> {
  const { fleet, devices } = network
  for (const premises of fleet.find(flow.playsAt, mostLookedAt))
    if ((await devices.framesSeen(premises.devices[flow.device])) === 0) return premises
  throw noneSuits(flow.title, network)
}

function complaintsAboutSlot(
  flow: Flow,
  attempts: readonly AttemptReport[],
  before: readonly SlotLine[],
  after: readonly SlotLine[],
): string[] {
  const newHolder = attempts.findLast((_, index) => flow.attempts[index]?.ends === 'goes-through')?.operator
  const expected =
    newHolder === undefined
      ? before.map(({ holderIdentifier }) => holderIdentifier)
      : before.map(() => entityIdentifiersOf(newHolder)[0])
  const isAsScripted = after.every(({ holderIdentifier }, index) => holderIdentifier === expected[index])
  return isAsScripted ? [] : [`the slot trusts ${after.map(({ holder }) => holder).join(' and ')}`]
}
