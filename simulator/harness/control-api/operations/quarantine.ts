import { z } from 'zod'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { NotFound, operation } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { entity, moment } from '../views.ts'

const quarantined = z.strictObject({
  reference: z.string().describe('QuarantineEventRef of the alert'),
  requestId: z.string(),
  serviceReferenceVariant: z.string(),
  user: entity,
  device: entity,
  at: moment,
  by: z.enum(['user-threshold', 'dcc-threshold', 'attribute-limit']).describe('N44, N45 and N46'),
  because: z.string(),
})

const reference = z.strictObject({
  reference: z
    .string()
    .regex(/^\d{1,20}$/, 'is not a reference of up to twenty digits')
    .describe('QuarantineEventRef'),
})

/** What users do by a signed file: see what anomaly detection holds, and say what is to become of it. */
export const quarantineOperations = [
  operation({
    method: 'get',
    route: '/quarantine',
    summary: 'The requests that anomaly detection holds, by the thresholds of the settings',
    path: nothing,
    query: nothing,
    body: nothing,
    answer: z.strictObject({ requests: z.array(quarantined) }),
    perform: async ({ dcc }) => ({
      requests: (await dcc.quarantine.list()).map(({ entry: _entry, at, ...request }) => ({
        ...request,
        at: formatInstant(at),
      })),
    }),
  }),
  operation({
    method: 'post',
    route: '/quarantine/:reference',
    summary: 'Takes a request out of quarantine: it is judged again and carried out, or it is deleted (E58)',
    path: reference,
    query: nothing,
    body: z.strictObject({ exit: z.enum(['release', 'delete']) }),
    answer: z.strictObject({ reference: z.string(), exit: z.enum(['release', 'delete']) }),
    perform: async ({ dcc }, { path, body: { exit } }) => {
      const { quarantine } = dcc
      const isFound =
        exit === 'release' ? await quarantine.release(path.reference) : await quarantine.remove(path.reference)
      if (!isFound) throw new NotFound(`Nothing is in quarantine under ${path.reference}`)
      return { reference: path.reference, exit }
    },
  }),
]
