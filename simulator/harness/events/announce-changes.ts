import type { Dcc } from '../../dcc/dcc.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { FaultPlan } from '../../wan/fault-plan.ts'
import type { DurableRegistration } from '../world/durable-registration.ts'
import type { WorldClock } from '../world/world-clock.ts'
import type { NetworkChange } from './network-event.ts'

type Tell = (change: NetworkChange) => void

/** The same fault plan, each change of which is told. */
export const announcingFaultPlan = (faultPlan: FaultPlan, clock: Clock, tell: Tell): FaultPlan => ({
  ...faultPlan,
  replace(rules) {
    faultPlan.replace(rules)
    tell({ kind: 'fault-plan-changed', at: clock.now(), rules: faultPlan.rules() })
  },
})

/** The same Registration Data, each change of which is told when it is durable. */
export const announcingRegistration = (
  registration: DurableRegistration,
  clock: Clock,
  tell: Tell,
): DurableRegistration => ({
  ...registration,
  async record(point, change) {
    await registration.record(point, change)
    tell({ kind: 'registration-loaded', at: clock.now(), series: null, meteringPoints: 1 })
  },
  async load(...file) {
    const loaded = await registration.load(...file)
    if (loaded.ok) {
      const { series, meteringPoints } = loaded.value
      tell({ kind: 'registration-loaded', at: clock.now(), series, meteringPoints })
    }
    return loaded
  },
})

/** The same clock; when somebody moved it, it is told when all that was due on the way is done; and when it was stopped. */
export const announcingClock = (time: WorldClock, tell: Tell): WorldClock => ({
  ...time,
  setRunning(isRunning) {
    if (time.isRunning() === isRunning) return
    time.setRunning(isRunning)
    tell({ kind: isRunning ? 'resumed' : 'paused', at: time.clock.now() })
  },
  virtual() {
    const clock = time.virtual()
    const moved = () => tell({ kind: 'clock-moved', at: clock.now() })
    return {
      ...clock,
      advanceTo: (moment) => clock.advanceTo(moment).then(moved),
      advanceBy: (milliseconds) => clock.advanceBy(milliseconds).then(moved),
    }
  },
})

/** The same DCC; changes of its check and its settings that somebody makes are told. */
export function announcingDcc(dcc: Dcc, clock: Clock, tell: Tell): Dcc {
  const checkChanged = () => {
    const { mode, settings } = dcc.check
    tell({ kind: 'check-changed', at: clock.now(), mode, settings })
  }
  return {
    ...dcc,
    check: {
      get mode() {
        return dcc.check.mode
      },
      get settings() {
        return dcc.check.settings
      },
      configure(change) {
        dcc.check.configure(change)
        checkChanged()
      },
      decide: (question) => dcc.check.decide(question),
      consider: (question) => dcc.check.consider(question),
    },
    configure(next) {
      dcc.configure(next)
      tell({ kind: 'settings-changed', at: clock.now() })
    },
  }
}
