import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Flow } from './flow.ts'
import { flows } from './flows.ts'
import { type FlowReport, playFlow } from './play-flow.ts'
import type { TestBed } from './test-bed.ts'

/**
 * The flows that bear every one of the tags; all flows where none is given.
 *
 * @param tags with or without the `@`
 * @throws SimulatorFault SIM_USAGE, listing the tags there are, where no flow bears them
 */
export function flowsTagged(tags: readonly string[]): readonly Flow[] {
  const wanted = tags.map((tag) => tag.replace(/^@/, ''))
  const chosen = flows.filter((flow) => wanted.every((tag) => flow.tags.includes(tag)))
  if (chosen.length > 0) return chosen
  const known = [...new Set(flows.flatMap((flow) => flow.tags))].sort()
  throw new SimulatorFault('SIM_USAGE', `No flow is tagged ${tags.join(' ')}. There are ${known.join(', ')}`)
}

/** Plays flows one after another, each on devices that nobody has spoken to. */
export async function* rehearse(chosen: readonly Flow[], testBed: TestBed): AsyncGenerator<FlowReport> {
  for (const flow of chosen) yield await playFlow(flow, testBed)
}
