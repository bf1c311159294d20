import { formatInstant } from '../../../vocabulary/instant.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'

export const statusOperations = [
  operation({
    method: 'get',
    route: '/status',
    summary: 'The network: its seed, its clock, where its services are, what is under way',
    path: nothing,
    query: nothing,
    body: nothing,
    perform: ({ configuration, identities, time, gateway, smkiServices, fleet, dcc, wan, refusalCodes, devices }) => ({
      seed: configuration.seed,
      deterministic: configuration.deterministic,
      now: formatInstant(time.clock.now()),
      premises: fleet.size,
      identities: identities && { ...identities, judgedAt: formatInstant(identities.judgedAt) },
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
