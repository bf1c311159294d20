import type { FaultRule } from '../../../simulator/wan/fault-rule.ts'
import type { DeviceName } from '../parties.ts'
import { type Step, step } from '../step.ts'
import type { Disturbance } from '../world-model.ts'

const rules: Readonly<Record<Disturbance['fault'], FaultRule>> = {
  unreachable: { fault: 'unreachable' },
  'lost down': { fault: 'lost', direction: 'down' },
  'lost up': { fault: 'lost', direction: 'up' },
  'duplicated down': { fault: 'duplicated', direction: 'down' },
  'duplicated up': { fault: 'duplicated', direction: 'up' },
}

/** The next frames of a device's link suffer a fault, in place of any that it has; null mends it. */
export const disturbLink = (name: DeviceName, disturbance: Disturbance | null): Step => {
  const words = disturbance === null ? 'in order' : `${disturbance.fault}, the next ${disturbance.next}`
  return step(`the link of the ${name}: ${words}`, async (model, world) => {
    const { faultPlan } = world.network
    const device = world.device(name)
    const others = faultPlan.rules().filter((rule) => rule.device !== device)
    const own = disturbance === null ? [] : [{ ...rules[disturbance.fault], device, next: disturbance.next }]
    faultPlan.replace([...others, ...own])
    model.devices[name].disturbance = disturbance
    world.tell(`the link of the ${name}: ${words}`)
  })
}
