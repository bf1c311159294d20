import { z } from 'zod'
import { checkModes, checkSettingsWithDefaults } from '../../../dcc/settings/settings.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import type { Network } from '../../network.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { count, moment } from '../views.ts'

export const statusSchema = z.strictObject({
  seed: z.string(),
  deterministic: z.boolean(),
  now: moment,
  running: z.boolean().describe('Whether time goes by now'),
  recordedAt: moment.nullable().describe('When this was recorded (`dcc-sim open`); null where the network is up'),
  premises: count,
  furtherDevices: z
    .strictObject({ PPMID: z.number(), HCALCS: z.number() })
    .describe('In what share of the premises there is one, 0 to 1'),
  gsmeWakesEverySeconds: count.describe('How often gas meters wake to hear their hub; 0 where they are always awake'),
  estate: z.string().nullable().describe('The file of the estate that the fleet is of; null for generated premises'),
  duis: z.string().describe('Where the DUIS services are'),
  smki: z.string().describe('Where the SMKI services are'),
  identities: z
    .strictObject({
      keystore: z.string().nullable().describe('The file whose parties stand in for generated ones'),
      trust: z.string().nullable().describe('The file of the CA certificates to anchor in'),
      judgedAt: moment.describe('When it was judged which generation of a certificate is current'),
      keystoreDates: z
        .enum(['judge', 'ignore'])
        .describe("Whether the dates of the key store's certificates are judged"),
    })
    .nullable()
    .describe('Null where every identity is generated'),
  check: z.strictObject({
    implementation: z.string().describe('Who decides'),
    shadow: z.string().nullable().describe('Who is only compared'),
    mode: z.enum(checkModes),
    settings: checkSettingsWithDefaults,
  }),
  refusalCodes: z.enum(['proposed', 'schema-5.4']),
  pending: z
    .strictObject({ scheduled: count, orders: count, documents: count })
    .describe('Future-dated requests in the schedule, accepted requests that have not ended, documents in delivery'),
  wan: z
    .strictObject({ down: count, up: count, lost: count, unreachable: count, forgottenLinks: count })
    .describe('Frames since the start'),
  devicesElsewhere: count.describe('Devices that fleets in other processes have claimed at /wan'),
  liveDevices: count.describe('Devices whose state is in memory'),
})

export const statusOperations = [
  operation({
    method: 'get',
    route: '/status',
    summary: 'The network: its seed, its clock, where its services are, what is under way',
    path: nothing,
    query: nothing,
    body: nothing,
    answer: statusSchema,
    perform: statusView,
  }),
]

/** The network as it stands. */
export function statusView({
  configuration,
  deciding,
  identities,
  time,
  gateway,
  smkiServices,
  fleet,
  dcc,
  ...network
}: Network) {
  return {
    seed: configuration.seed,
    deterministic: configuration.deterministic,
    now: formatInstant(time.clock.now()),
    running: time.isRunning(),
    recordedAt: null,
    premises: fleet.size,
    furtherDevices: configuration.furtherDevices,
    gsmeWakesEverySeconds: configuration.gsmeWakesEverySeconds,
    estate: network.estate?.file ?? null,
    identities: identities && { ...identities, judgedAt: formatInstant(identities.judgedAt) },
    duis: gateway.url,
    smki: smkiServices.url,
    check: {
      implementation: deciding.name,
      shadow: deciding.shadow?.name ?? null,
      mode: dcc.check.mode,
      settings: dcc.check.settings,
    },
    refusalCodes: network.refusalCodes,
    pending: dcc.pending(),
    wan: network.wan.counts(),
    devicesElsewhere: network.fleetsElsewhere.devices(),
    liveDevices: network.devices.liveDevices(),
  }
}
