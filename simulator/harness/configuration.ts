import { z } from 'zod'
import { readCheckName } from '../dcc/check/implementations/name-check.ts'
import { checkModes, dccSettingsSchema } from '../dcc/settings.ts'
import { largestFleet } from '../fleet/fleet.ts'
import { parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import { settingComplaints } from './setting-complaints.ts'
import { inLongForm } from './short-forms.ts'

const port = z.int().min(0).max(65_535)
const address = z.url({ protocol: /^https?$/ })
const entity = z.string().refine((text) => parseEntityIdentifier(text) !== null, 'is not an EUI-64')
const moment = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'is not an instant such as 2026-11-22T09:00:00Z')

/**
 * Everything that can be said of a network before it comes up. Each default is declared here and nowhere else.
 * The command line, a configuration file and the features all fill in this one shape.
 */
export const configurationSchema = z.strictObject({
  seed: z.string().min(1).default('gb').describe('Fixes identities, keys, certificates, registration and faults'),
  premises: z.int().min(1).max(largestFleet).default(100).describe('How many premises the fleet has'),
  at: moment.optional().describe('Where the clock starts; the real time where absent'),
  deterministic: z
    .boolean()
    .default(false)
    .describe('A virtual clock and deterministic signatures: the same seed gives the same documents and frames'),
  state: z.string().optional().describe('Directory that keeps the state across restarts; in memory where absent'),
  host: z.string().default('127.0.0.1').describe('Address that the services listen on'),
  port: port.default(8079).describe('Port of the DUIS services; 0 is a free one'),
  smkiPort: port.default(8083).describe('Port of the SMKI services; 0 is a free one'),
  harnessPort: port.default(8090).describe('Port of the control API; 0 is a free one'),
  callbacks: z.record(entity, address).default({}).describe('Receive Response address of each user, by User ID'),
  keystore: z.string().optional().describe('Key store of DCC Boxed (JSON) whose parties stand in for generated ones'),
  trust: z.string().optional().describe('PEM file of the CA certificates to anchor in, beside the generated root'),
  duisSchema: z.string().optional().describe('Directory of an official DUIS schema to validate with'),
  refusalCodes: dccSettingsSchema.shape.refusalCodes
    .removeDefault()
    .optional()
    .describe('Short for dcc.refusalCodes; schema-5.4 is implied by duisSchema and keystore'),
  check: z
    .string()
    .default('enforce')
    .describe('Who decides: enforce, monitor or off (ours), an HTTP address, exec:COMMAND, or the path of a module'),
  shadow: z.string().optional().describe('Who is asked the same beside them, and only compared'),
  checkMode: z.enum(checkModes).optional().describe('Short for dcc.check.mode'),
  dcc: dccSettingsSchema.prefault({}).describe('Settings of the DCC Data Systems'),
})

/** What may be said of a network; everything may be left unsaid. */
export type SaidConfiguration = z.input<typeof configurationSchema>

/** A network's configuration, complete: what was said in short stands where it belongs. */
export type Configuration = Omit<z.output<typeof configurationSchema>, 'checkMode' | 'refusalCodes'>

/** Where the virtual clock starts unless `at` says otherwise. */
export const deterministicStart = '2026-11-22T09:00:00Z'

/**
 * Takes what somebody says of a network for what may be said of one.
 *
 * @throws SimulatorFault SIM_CONFIGURATION, naming each setting that is wrong and what it should be
 */
export function readConfiguration(said: unknown): SaidConfiguration {
  const read = configurationSchema.safeParse(said)
  if (read.success) return said as SaidConfiguration
  throw new SimulatorFault('SIM_CONFIGURATION', settingComplaints(configurationSchema, read.error).join('; '))
}

/**
 * Completes and validates what was said of a network.
 *
 * @throws SimulatorFault as `readConfiguration`, or where settings contradict each other; SIM_USAGE where `check` or
 *         `shadow` names no implementation of the check
 */
export function configure(said: SaidConfiguration): Configuration {
  const inFull = inLongForm(readConfiguration(said))
  const { checkMode, refusalCodes, dcc, ...rest } = configurationSchema.parse(inFull)
  if (rest.shadow !== undefined) readCheckName(rest.shadow)
  // The official schema does not know the proposed codes, nor do tools that come with a key store.
  const impliedCodes = rest.duisSchema === undefined && rest.keystore === undefined ? 'proposed' : 'schema-5.4'
  return {
    ...rest,
    dcc: {
      ...dcc,
      refusalCodes: inFull.dcc?.refusalCodes ?? impliedCodes,
      // Two users may take their documents in either order; here the order is the seed's, not the machine's.
      outbox: { ...dcc.outbox, connections: rest.deterministic ? 1 : dcc.outbox.connections },
    },
  }
}
