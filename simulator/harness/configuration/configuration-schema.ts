import { z } from 'zod'
import { checkModes, dccSettingsSchema } from '../../dcc/settings/settings.ts'
import { largestFleet } from '../../fleet/fleet.ts'
import { parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { endOfTime, parseInstant } from '../../vocabulary/instant.ts'
import { stages } from '../../vocabulary/stage.ts'
import { tokenForm } from '../access/bearer-token.ts'
import { readHostName } from '../access/host-names.ts'
import { keepForm } from './keep.ts'

const port = z.int().min(0).max(65_535)
const address = z.url({ protocol: /^https?$/ })
const entity = z.string().refine((text) => parseEntityIdentifier(text) !== null, 'is not an EUI-64')
const moment = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'is not an instant such as 2026-11-22T09:00:00Z')
  .refine((text) => (parseInstant(text) ?? 0) < endOfTime, 'is in the year 9999, after which no document has a date')

const share = z.number().min(0).max(1).default(0)

/**
 * Everything that can be said of a network before it comes up. Each default is declared here and nowhere else.
 * The command line, a configuration file and the features all fill in this one shape.
 */
export const configurationSchema = z.strictObject({
  seed: z.string().min(1).default('gb').describe('Fixes identities, keys, certificates, registration and faults'),
  premises: z.int().min(1).max(largestFleet).default(100).describe('How many premises the fleet has'),
  estate: z
    .string()
    .optional()
    .describe('CSV of devices and what their slots hold: they are the fleet in place of generated premises'),
  registration: z
    .array(z.string())
    .default([])
    .describe('CSV files of Registration Data that the network of an estate begins with, beside what fits its numbers'),
  parties: z.string().optional().describe('CSV of whose Entity Identifiers the estate names'),
  repository: z
    .string()
    .optional()
    .describe(
      'Certificates that the estate names: a directory or file of PEM, DER or DUIS XML, or a DCC Boxed key store',
    ),
  stage: z
    .enum(stages)
    .default('commissioned')
    .describe(
      'How far the life of every premises has come: from devices that nobody has told the DCC of to a home in use',
    ),
  gsmeWakesEverySeconds: z
    .int()
    .min(0)
    .max(86_400)
    .default(0)
    .describe(
      'Seconds from one time that a gas meter wakes to the next, typically 1800: meanwhile Commands wait for it at its hub, and ' +
        'its GPF says what it last heard. 0 has gas meters always awake. It implies dcc.deadlines.gsmeUnansweredMs',
    ),
  workers: z
    .int()
    .min(0)
    .default(0)
    .describe(
      'How many further processes hold the devices, each those of a share of the premises; 0 holds them in the one process',
    ),
  fleetLeaseSeconds: z
    .int()
    .min(1)
    .max(3600)
    .default(10)
    .describe(
      'Seconds after which a fleet in another process (`dcc-sim fleet --harness`) that is not heard of has lost its Commands: they wait for it in their lanes again',
    ),
  furtherDevices: z
    .strictObject({
      PPMID: share.describe('Share of the premises with a Prepayment Meter Interface Device, 0 to 1'),
      HCALCS: share.describe('Share of the premises with a HAN Connected Auxiliary Load Control Switch, 0 to 1'),
    })
    .prefault({}),
  at: moment.optional().describe('Where the clock starts, unless a state is further on; the real time where absent'),
  deterministic: z
    .boolean()
    .default(false)
    .describe('A virtual clock and deterministic signatures: the same seed gives the same documents and frames'),
  state: z
    .string()
    .optional()
    .describe('Directory that keeps the state across restarts; it ends with the process where absent'),
  store: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'is not the address of a PostgreSQL database, such as postgres://dcc@127.0.0.1:5432/dcc',
    )
    .optional()
    .describe(
      'PostgreSQL database that keeps the state, in place of a directory: postgres://user@host:5432/database. dcc-sim store ' +
        'migrate makes its tables',
    ),
  keep: z
    .string()
    .regex(keepForm, 'is neither 30d, nor 12h, nor a number of records')
    .optional()
    .describe(
      'How long the history of what is finished is kept, as 30d or 12h by the clock of the network, or how many of its newest ' +
        'records; everything where absent. What is the case stays; the RequestID of a request that was dropped may be used again',
    ),
  archive: z
    .string()
    .optional()
    .describe('Directory to which history is written before it is dropped, a file of JSON lines a day; it needs keep'),
  host: z.string().default('127.0.0.1').describe('Address that the services listen on'),
  port: port.default(8079).describe('Port of the DUIS services; 0 is a free one'),
  smkiPort: port.default(8083).describe('Port of the SMKI services; 0 is a free one'),
  harnessPort: port.default(8090).describe('Port of the control API; 0 is a free one'),
  allowHosts: z
    .array(
      z
        .string()
        .refine((text) => readHostName(text) !== null, 'is not a host name such as simulator or ci.example:9090'),
    )
    .default([])
    .describe('Names besides host and the loopback that the control API is called by, with or without their port'),
  token: z
    .string()
    .regex(tokenForm, 'is not a token: letters, digits and . _ ~ + - are')
    .optional()
    .describe(
      'What callers of the control API, the event stream and /wan have to know; required where host is not the loopback',
    ),
  callbacks: z.record(entity, address).default({}).describe('Receive Response address of each user, by User ID'),
  keystore: z.string().optional().describe('Key store of DCC Boxed (JSON) whose parties stand in for generated ones'),
  trust: z.string().optional().describe('PEM file of the CA certificates to anchor in, beside the generated root'),
  publish: z
    .array(z.string())
    .default([])
    .describe('Files or directories of certificates (PEM, DER, DUIS XML) to publish without their keys'),
  keystoreDates: z
    .enum(['judge', 'ignore'])
    .default('judge')
    .describe(
      'Whether the DCC and the simulated devices judge the dates of the certificates that keystore holds, where they go onto a ' +
        'device or verify a Signed Pre-Command. A key store implies ignore: many of the public ones ended in 2025 and 2026, and ' +
        'published requests carry them. The transcript says where it was needed; the dates of others are always judged',
    ),
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
  deviceAlerts: z
    .record(
      z.string().regex(/^[0-9A-F]{4}$/, 'is not an alert code such as 8F35'),
      z.strictObject({
        recipient: z.enum(['supplier', 'networkOperator']).optional(),
        critical: z.boolean().optional(),
      }),
    )
    .default({})
    .describe(
      'Whom devices tell of an event, and whether it is critical (signed), in place of what docs/reference/alert-codes.md ' +
        'says of the alert code. {"8F34": {"recipient": "networkOperator"}}',
    ),
  dcc: dccSettingsSchema.prefault({}).describe('Settings of the DCC Data Systems'),
})

/** What may be said of a network; everything may be left unsaid. */
export type SaidConfiguration = z.input<typeof configurationSchema>
