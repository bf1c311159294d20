import { z } from 'zod'
import { dccSettingsSchema } from '../../dcc/settings/settings.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { configurationSchema, type SaidConfiguration } from './configuration-schema.ts'
import { settingComplaints } from './setting-complaints.ts'

/** What a user with a licensed copy of DUIS corrects, in one file of its own (`--codes`); all of it may be left out. */
const codesFileSchema = z.strictObject({
  codes: dccSettingsSchema.shape.codes,
  meanings: dccSettingsSchema.shape.meanings,
  deviceAlerts: configurationSchema.shape.deviceAlerts,
})

/**
 * Takes a file of codes for the settings that it is short for: `dcc.codes`, `dcc.meanings` and `deviceAlerts`.
 *
 * @example
 * readCodesFile({ codes: { E50: 'E55' }, meanings: { E55: 'The signing certificate has expired' } })
 * @throws SimulatorFault SIM_CONFIGURATION, naming each entry that is wrong and what it should be
 */
export function readCodesFile(said: unknown): SaidConfiguration {
  const read = codesFileSchema.safeParse(said)
  if (!read.success)
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      `--codes: ${settingComplaints(codesFileSchema, read.error, 'the file')}`,
    )
  const { deviceAlerts, ...dcc } = read.data
  return { deviceAlerts, dcc }
}
