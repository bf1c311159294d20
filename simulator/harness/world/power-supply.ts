import type { Dcc } from '../../dcc/dcc.ts'
import type { SimulatedPopulation } from '../../devices/population.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { FaultPlan } from '../../wan/fault-plan.ts'
import { boxInUse } from './exchange-hub.ts'

/** The supply of electricity of each premises. An interruption lasts as long as the process at most. */
export interface PowerSupply {
  /** Since when the supply of premises is interrupted; null where it is not. */
  interruptedAt(index: number): Instant | null
  /** Nothing reaches the devices any more, and the DCC notices that their hub is gone. */
  interrupt(index: number): Promise<void>
  /** Devices can be reached again, and the ESME tells whom its network operator slot names. */
  restore(index: number): Promise<void>
}

export interface PowerSupplyOptions {
  readonly fleet: Pick<Fleet, 'premises' | 'deviceAt' | 'blueprint'>
  readonly dcc: Pick<Dcc, 'hubLost' | 'inventory'>
  readonly devices: Pick<SimulatedPopulation, 'noteOutage' | 'raise'>
  readonly faultPlan: FaultPlan
  readonly clock: Clock
}

/** From this length on an ESME tells of an interruption by another code (docs/domain/codes.md#device-alerts). */
const longInterruptionMs = 3 * 60_000
const alertCodes = { short: 0x8f35, long: 0x8f36 } as const

export function createPowerSupply({ fleet, dcc, devices, faultPlan, clock }: PowerSupplyOptions): PowerSupply {
  const interrupted = new Map<number, Instant>()
  /** All that hangs on the supply of a home, with the hub that it has now. */
  const devicesOf = (index: number) => {
    const premises = fleet.premises(index)
    const { hub, gpf } = boxInUse({ fleet, dcc }, premises)
    return { hub, all: [...new Set([...Object.values(premises.devices), hub, gpf])] }
  }
  return {
    interruptedAt: (index) => interrupted.get(index) ?? null,
    async interrupt(index) {
      if (interrupted.has(index)) return
      const { hub, all: dark } = devicesOf(index)
      faultPlan.replace([...faultPlan.rules(), ...dark.map((device) => ({ fault: 'unreachable', device }) as const)])
      interrupted.set(index, clock.now())
      await dcc.hubLost(hub)
    },
    async restore(index) {
      const since = interrupted.get(index)
      if (since === undefined) return
      const { devices: lit } = fleet.premises(index)
      interrupted.delete(index)
      faultPlan.replace(faultPlan.rules().filter((rule) => !darkens(rule, devicesOf(index).all)))
      const outage = { from: since, to: clock.now() }
      const isLong = outage.to - outage.from >= longInterruptionMs
      await devices.noteOutage(lit.ESME, outage.from, outage.to)
      await devices.raise(lit.ESME, { alertCode: isLong ? alertCodes.long : alertCodes.short, outage })
    },
  }
}

type Rule = ReturnType<FaultPlan['rules']>[number]

/** A rule of an interruption says nothing but which device; others are somebody else's. */
const darkens = (rule: Rule, devices: readonly string[]): boolean =>
  rule.fault === 'unreachable' &&
  Object.keys(rule).every((key) => ['fault', 'device', 'hits'].includes(key)) &&
  rule.device !== undefined &&
  devices.includes(rule.device)
