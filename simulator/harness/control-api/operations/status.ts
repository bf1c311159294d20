import { z } from 'zod'
import { checkModes, checkSettingsWithDefaults } from '../../../dcc/settings.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { count, moment } from '../views.ts'

const answer = z.strictObject({
  seed: z.string(),
  deterministic: z.boolean(),
  now: moment,
  premises: count,
  duis: z.string().describe('Where the DUIS services are'),
  smki: z.string().describe('Where the SMKI services are'),
  check: z.strictObject({ mode: z.enum(checkModes), settings: checkSettingsWithDefaults }),
  refusalCodes: z.enum(['proposed', 'schema-5.4']),
  pending: z
    .strictObject({ orders: count, documents: count })
    .describe('Accepted requests that have not ended, and documents in delivery'),
  wan: z
    .strictObject({ down: count, up: count, lost: count, unreachable: count, forgottenLinks: count })
    .describe('Frames since the start'),
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
    answer,
    perform: ({ configuration, time, gateway, smkiServices, fleet, dcc, wan, refusalCodes, devices }) => ({
      seed: configuration.seed,
      deterministic: configuration.deterministic,
      now: formatInstant(time.clock.now()),
      premises: fleet.size,
      duis: gateway.url,
      smki: smkiServices.url,
      check: { mode: dcc.check.mode, settings: dcc.check.settings },
      refusalCodes,
      pending: dcc.pending(),
      wan: wan.counts(),
      liveDevices: devices.liveDevices(),
    }),
  }),
]
