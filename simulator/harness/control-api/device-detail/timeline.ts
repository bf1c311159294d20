import { z } from 'zod'
import { formatAlertCode } from '../../../gbcs/alert-codes.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatInstant, type Instant } from '../../../vocabulary/instant.ts'
import { transcriptLines } from '../../in-words/transcript-lines.ts'
import type { ServedNetwork } from '../operation.ts'
import { messageCodeIn } from '../request-detail/frames.ts'
import { requestOutcomes } from '../request-list/request-row.ts'
import { everyRequest } from '../request-list/request-search.ts'
import { moment } from '../views.ts'

/** One thing that happened to a device, whoever noted it. */
export const happeningSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('request'),
    at: moment,
    what: z.string(),
    requestId: z.string(),
    outcome: z.enum(requestOutcomes),
  }),
  z.strictObject({
    kind: z.literal('frame'),
    at: moment,
    what: z.string(),
    n: z.int().describe('Where it is: link/{n}'),
    direction: z.enum(['down', 'up']),
  }),
  z.strictObject({ kind: z.literal('log'), at: moment, what: z.string() }).describe("In the device's own security log"),
  z
    .strictObject({ kind: z.literal('told'), at: moment, what: z.string() })
    .describe('What the DCC recorded of the device itself'),
])

type Happening = z.output<typeof happeningSchema>
type Timed = { readonly at: Instant; readonly happening: Happening }

/** What happened to a device, the newest first: requests, frames, its own log, and what it told unasked. */
export async function timelineOf(
  network: ServedNetwork,
  device: EntityIdentifier,
  limit: number,
): Promise<readonly Happening[]> {
  const all = [
    ...requestsOf(network, device, limit),
    ...framesOf(network, device),
    ...(await logOf(network, device)),
    ...(await toldOf(network, device)),
  ]
  return all
    .sort((one, other) => other.at - one.at)
    .slice(0, limit)
    .map(({ happening }) => happening)
}

function requestsOf({ requestList }: ServedNetwork, device: EntityIdentifier, limit: number): readonly Timed[] {
  const search = { ...everyRequest, words: [device.toLowerCase()], fits: null }
  const { requests } = requestList.find({ ...search, before: Number.POSITIVE_INFINITY, limit })
  return requests
    .filter(({ device: { id } }) => id === device)
    .map(({ at, requestId, outcome, serviceReferenceVariant, submittedBy, code, finalCode }) => ({
      at,
      happening: {
        kind: 'request',
        at: formatInstant(at),
        what: `${serviceReferenceVariant} of ${submittedBy.name}: ${finalCode ?? code}`,
        requestId,
        outcome,
      },
    }))
}

const framesOf = ({ wan }: ServedNetwork, device: EntityIdentifier): readonly Timed[] =>
  [...wan.link(device)].reverse().map(({ n, at, direction, octets, faults }) => {
    const code = messageCodeIn(Buffer.from(octets))
    const what = [code ?? 'no GBCS message', `${octets.length} octets`, ...faults].join(', ')
    return { at, happening: { kind: 'frame', at: formatInstant(at), what, n, direction } }
  })

async function logOf({ devices, fleetsElsewhere }: ServedNetwork, device: EntityIdentifier): Promise<readonly Timed[]> {
  if (!devices.holds(device) || fleetsElsewhere.population.holds(device)) return []
  return [...(await devices.logOf(device))].reverse().map(({ at, event, reason, detail }) => ({
    at,
    happening: { kind: 'log', at: formatInstant(at), what: `${formatAlertCode(event)} ${reason}: ${detail}` },
  }))
}

async function toldOf({ dcc }: ServedNetwork, device: EntityIdentifier): Promise<readonly Timed[]> {
  const entries = [...((await dcc.historyOf(device)) ?? [])].reverse()
  const words = { nameOfDevice: (each: EntityIdentifier) => each, meanings: dcc.settings().meanings }
  return entries.flatMap((entry) =>
    transcriptLines({ entries: [entry] }, words).map(({ who, what, details }) => ({
      at: entry.at,
      happening: {
        kind: 'told' as const,
        at: formatInstant(entry.at),
        what: [`${who}: ${what}`, ...details].join('; '),
      },
    })),
  )
}
