import { type DccSettings, dccSettingsSchema } from '../../dcc/settings/settings.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { settingComplaints } from './setting-complaints.ts'

/**
 * The settings with what is said anew. What is left out stays; a null takes a setting back to its default.
 *
 * @throws SimulatorFault SIM_CONFIGURATION, naming each setting that is wrong and what it should be
 */
export function changedSettings(now: DccSettings, said: unknown): DccSettings {
  const read = dccSettingsSchema.safeParse(merged(now, said))
  if (read.success) return read.data
  throw new SimulatorFault('SIM_CONFIGURATION', settingComplaints(dccSettingsSchema, read.error))
}

function merged(now: unknown, said: unknown): unknown {
  if (!isObject(now) || !isObject(said)) return said
  const whole = new Map(Object.entries(now))
  for (const [name, value] of Object.entries(said)) {
    if (value === null) whole.delete(name)
    else whole.set(name, merged(whole.get(name), value))
  }
  return Object.fromEntries(whole)
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
