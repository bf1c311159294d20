import { z } from 'zod'
import { largestFleet } from '../fleet/fleet.ts'
import { parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { parseInstant } from '../vocabulary/instant.ts'

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
  duisSchema: z.string().optional().describe('Directory of an official DUIS schema to validate with'),
  refusalCodes: z
    .enum(['proposed', 'schema-5.4'])
    .optional()
    .describe('Codes of a refusal by the check; schema-5.4 is implied by duisSchema'),
  checkMode: z.enum(['enforce', 'monitor', 'off']).default('enforce').describe('What the check does with its verdict'),
})

export type Configuration = z.output<typeof configurationSchema>

/** Where the virtual clock starts unless `at` says otherwise. */
export const deterministicStart = '2026-11-22T09:00:00Z'

/**
 * Completes and validates what was said of a network.
 *
 * @throws SimulatorFault SIM_CONFIGURATION, naming each setting that is wrong and why
 */
export function configure(said: z.input<typeof configurationSchema>): Configuration {
  const read = configurationSchema.safeParse(said)
  if (read.success) return read.data
  const complaints = read.error.issues.map(({ path, message }) => `${path.join('.') || 'configuration'}: ${message}`)
  throw new SimulatorFault('SIM_CONFIGURATION', complaints.join('; '))
}
