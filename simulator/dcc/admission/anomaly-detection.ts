import { z } from 'zod'
import { elementName } from '../../duis/bodies/notation/element-name.ts'
import type { RequestBody } from '../../duis/request.ts'
import type { Key, Put } from '../../vocabulary/ports/state.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import type { Facts } from './facts.ts'
import { type AdmissionStep, type Judgement, notApplicable, passed } from './step.ts'

export const storedCount = storedKind(
  'a count of requests',
  1,
  z.strictObject({ windowStart: z.number(), count: z.int() }),
)

/**
 * Threshold anomaly detection: the last step before a Command is made. What goes beyond a threshold is not refused but held
 * (docs/domain/codes.md#anomaly-detection).
 */
export const anomalyDetection: AdmissionStep<Facts> = {
  name: 'anomaly detection',
  rule: 'thresholds of the user and of the DCC, and limits of attributes; what is beyond them is quarantined',
  judge,
}

/** Variants that bring a Command about, over the WAN. */
const counted: readonly number[] = [1, 3, 5, 7]

async function judge(facts: Facts): Promise<Judgement> {
  const { anomalyDetection: settings } = facts.sources.settings
  const { request, release, schedule, definition, executionDateTime } = facts
  const waits = definition?.futureDating === 'dsp' && executionDateTime !== null
  if (!counted.includes(request.commandVariant) || release !== null || schedule !== null || waits)
    return notApplicable('no Command of a user, for now')
  const beyondLimit = await attributeBeyondLimit(facts, settings.attributes[request.serviceReferenceVariant])
  if (beyondLimit !== null) return { ...passed(beyondLimit), breach: { by: 'attribute-limit', because: beyondLimit } }
  const thresholds = thresholdsFor(facts)
  if (thresholds.length === 0) return notApplicable('no threshold')
  return withCounts(facts, thresholds)
}

interface Threshold {
  readonly by: 'user-threshold' | 'dcc-threshold'
  readonly key: Key
  readonly most: number
  /** `Commands of 7.2 from 90-B3-…` */
  readonly what: string
}

/** A threshold for the variant, and one for all of them together. */
function thresholdsFor({ request, sources }: Facts): readonly Threshold[] {
  const { users, dcc } = sources.settings.anomalyDetection
  const { originator } = request.requestIdParts
  const variants = [request.serviceReferenceVariant, 'all']
  return variants.flatMap((variant) => {
    const commands = variant === 'all' ? 'Commands of any kind' : `Commands of ${variant}`
    const candidates = [
      {
        by: 'user-threshold',
        key: `anomaly/user/${originator}/${variant}`,
        most: users[originator]?.[variant],
        what: `${commands} from ${originator}`,
      },
      {
        by: 'dcc-threshold',
        key: `anomaly/dcc/${variant}`,
        most: dcc[variant],
        what: `${commands} from all users together`,
      },
    ] as const
    return candidates.flatMap(({ most, ...about }) => (most === undefined ? [] : [{ ...about, most }]))
  })
}

/** What is quarantined is not counted: it was not let through. */
async function withCounts(facts: Facts, thresholds: readonly Threshold[]): Promise<Judgement> {
  const { windowMs } = facts.sources.settings.anomalyDetection
  const windowStart = Math.floor(facts.receivedAt / windowMs) * windowMs
  const found = await facts.sources.state.read(thresholds.map(({ key }) => key))
  const counts: Put[] = []
  for (const [index, { by, key, most, what }] of thresholds.entries()) {
    const stored = storedCount.read(key, found[index]?.value)
    const count = stored?.windowStart === windowStart ? stored.count : 0
    if (count >= most) {
      const because = `the threshold of ${most} ${what} in ${windowMs / 1000} s is used up`
      return { ...passed(because), breach: { by, because } }
    }
    const value = storedCount.write({ windowStart, count: count + 1 })
    counts.push({ key, version: found[index]?.version ?? 0, value })
  }
  return { ...passed(`within ${thresholds.length} thresholds`), counts }
}

type Limits = Readonly<Record<string, { readonly least?: number | undefined; readonly most?: number | undefined }>>

/** A Signed Pre-Command is held to what its Service Request asked for. */
async function attributeBeyondLimit(facts: Facts, limits: Limits | undefined): Promise<string | null> {
  if (limits === undefined) return null
  const { request, sources } = facts
  const body = request.body.kind === 'SignedPreCommand' ? await sources.bodyAskedFor(request.requestId) : request.body
  for (const [name, value] of body === null ? [] : numbersIn(body)) {
    const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = limits[name] ?? {}
    if (value < least) return `${name} is ${value}, and its limit is ${least} at least`
    if (value > most) return `${name} is ${value}, and its limit is ${most} at most`
  }
  return null
}

/** The numbers of a body, each with the name of its element; what an element with attributes holds stands at `value`. */
export function* numbersIn(
  value: RequestBody | unknown,
  field = '',
): Generator<readonly [name: string, value: number]> {
  if (typeof value === 'number' || typeof value === 'bigint') yield [elementName(field), Number(value)]
  else if (Array.isArray(value)) for (const each of value) yield* numbersIn(each, field)
  else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value))
    for (const [name, each] of Object.entries(value)) yield* numbersIn(each, name === 'value' ? field : name)
}
