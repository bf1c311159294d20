import { frameOfWork, unsentFrameWork } from '../../devices/state/unsent-frames.ts'
import { DueWorks, type DueWorksOptions } from '../../environment/due-works.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { UplinkReceiver } from '../../vocabulary/ports/wan.ts'
import type { PopulationWan } from '../../wan/population-wan.ts'

/** What devices send, in DCCs that take it at the same time. */
const takenAtOnce = 64

/** The WAN of a DCC whose devices are in other processes on the same store: Commands and frames are works in their lanes. */
export interface LaneWan extends PopulationWan {
  /** Takes what devices send, from now on. */
  start(): void
  close(): void
}

export function createLaneWan(options: Omit<DueWorksOptions, 'kind' | 'atOnce' | 'perform'>): LaneWan {
  let receiver: UplinkReceiver | null = null
  let up = 0
  const frames = new DueWorks({
    ...options,
    kind: unsentFrameWork,
    atOnce: takenAtOnce,
    async perform(taken) {
      if (receiver === null) throw new SimulatorFault('SIM_INVARIANT', 'Nobody takes what devices send')
      const { device, frame } = frameOfWork(taken)
      up += 1
      await receiver(device, frame, [taken])
    },
  })
  return {
    takesFromLanes: true,
    async carryDown(device) {
      throw new SimulatorFault('SIM_INVARIANT', `A Command for ${device} was not left in its lane`)
    },
    onUplink(taker) {
      receiver = taker
    },
    // What is on its way is among the works of the State, and nothing is remembered of it here.
    link: () => [],
    counts: () => ({ down: 0, up, lost: 0, unreachable: 0, forgottenLinks: 0 }),
    start: () => frames.start(),
    close: () => frames.close(),
  }
}
