import { z } from 'zod'
import type { SlotState } from '../../../fleet/fleet.ts'
import { formatInstant, instant } from '../../../vocabulary/instant.ts'
import { operation } from '../operation.ts'
import { nothing } from '../parameters.ts'
import { requestOutcomes } from '../request-list/request-row.ts'
import { responseKinds } from '../response-times.ts'
import { count, moment } from '../views.ts'

const slotCountFields = {
  of: count.describe('Network operator slots'),
  stranger: count.describe('They hold an operator that is not registered today'),
  placeholder: count.describe("They hold a supplier's own certificates"),
  dccControlled: count,
  registered: count.describe('They hold the operator that is registered today'),
}

/** The network at a glance. */
export const overviewSchema = z.strictObject({
  perMinute: z
    .array(z.strictObject({ at: moment, ...Object.fromEntries(requestOutcomes.map((outcome) => [outcome, count])) }))
    .describe(
      'Requests by the minute in which they were answered and what became of them; minutes without any are left out',
    ),
  slots: z
    .array(
      z.strictObject({
        area: z.string().describe('Name of a licensed distribution area'),
        distributorId: z.string(),
        ...slotCountFields,
      }),
    )
    .describe('Of ESMEs, by area, as the DCC believes of them now'),
  networks: z
    .array(
      z.strictObject({
        network: z
          .string()
          .nullable()
          .describe('Market participant id; null where nobody is registered, or several are'),
        name: z.string().nullable(),
        fuel: z.enum(['electricity', 'gas']),
        independent: z.boolean().describe('An IDNO or iGT, whose networks lie inside the areas of others'),
        ...slotCountFields,
      }),
    )
    .describe('Of ESMEs and GPFs, by who is registered for their metering point today'),
  premisesCounted: count.describe(
    'Of how many premises the slots are; a fleet of millions is counted once, in some seconds',
  ),
  refusals: z
    .array(
      z.strictObject({
        rule: z.string().describe('Of the check; or the step of admission that refused'),
        reason: z.string().describe("The check's reason; or the response code"),
        count,
      }),
    )
    .describe('Since the network came up, the most frequent first'),
  responseTimes: z
    .array(
      z.strictObject({
        serviceReferenceVariant: z.string(),
        kind: z.enum(responseKinds).describe('On the connection; of a device at once; of a device at the date'),
        targetMs: count.describe('Target response time in force (settings: dcc.targetResponseTimes)'),
        count: count.describe('Responses, and devices that did not answer'),
        within: count.describe('Those within the target'),
        unanswered: count,
        meanMs: z.number(),
        longestMs: z.number(),
      }),
    )
    .describe('By Service Reference Variant, of the simulated clock, since the network came up'),
  waits: z.strictObject({
    scheduled: count.describe("Requests in the DSP's schedule"),
    quarantined: count.describe('Requests that anomaly detection holds until their users say so'),
    orders: count.describe('Accepted requests that have not ended'),
    documents: count.describe('Documents in delivery'),
    lost: count.describe('Frames that the wide area network has lost since the start'),
    next: moment.nullable().describe('When the next request leaves the schedule'),
  }),
})

export const overviewOperations = [
  operation({
    method: 'get',
    route: '/overview',
    summary: 'The network at a glance: requests by minute, slots by area, refusals by rule, and what waits where',
    path: nothing,
    query: z.strictObject({
      minutes: z.coerce.number().int().min(1).max(1_440).default(30).describe('How far back, by the simulated clock'),
    }),
    body: nothing,
    answer: overviewSchema,
    perform: async ({ dcc, wan, time, requestCounts, responseTimes, slotCounts }, { query: { minutes } }) => {
      const { areas, networks } = await slotCounts.now()
      const next = dcc.nextRelease()
      return {
        perMinute: requestCounts
          .perMinute(instant(time.clock.now() - minutes * 60_000))
          .map(({ at, counts }) => ({ at: formatInstant(at), ...counts })),
        slots: areas.map(({ area, distributorId, counts }) => ({ area, distributorId, ...countsView(counts) })),
        networks: networks.map(({ network, name, fuel, independent, counts }) => ({
          network,
          name,
          fuel,
          independent,
          ...countsView(counts),
        })),
        premisesCounted: slotCounts.counted,
        refusals: requestCounts.refusals(),
        responseTimes: responseTimes.rows(),
        waits: {
          ...dcc.pending(),
          quarantined: (await dcc.quarantine.list()).length,
          lost: wan.counts().lost,
          next: next === null ? null : formatInstant(next),
        },
      }
    },
  }),
]

const countsView = (counts: Readonly<Record<SlotState, number>>) => ({
  of: Object.values(counts).reduce((sum, each) => sum + each, 0),
  stranger: counts['wrong-operator'],
  placeholder: counts['supplier-placeholder'],
  dccControlled: counts['dcc-controlled'],
  registered: counts['right-operator'],
})
