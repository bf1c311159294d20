import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import { notFitted } from '../../vocabulary/fitting.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { amountsOf } from '../account/charging.ts'
import { type MeterAccount, untouchedAccount } from '../state/meter-account.ts'
import { answer, lastAnswer } from './answers.ts'
import { consumed } from './attributes.ts'
import { gasBillingOf } from './billing.ts'
import { gasLedgerOf } from './charging.ts'
import { gasCountedAt, gasUsageOf } from './counting.ts'
import { type ClusterAnswer, type GasMoment, type Outcome, status } from './moment.ts'

interface SnapshotRequest {
  readonly earliestStartTime: number
  readonly latestEndTime: number
  readonly snapshotOffset: number
  readonly snapshotCause: number
}

const epoch = Date.UTC(2000, 0, 1)
const daySeconds = 86_400
const momentOf = (seconds: number) => instant(epoch + 1000 * seconds)

/** Causes of a snapshot (ZigBee Smart Energy): every midnight, the end of a billing period, a change of tariff or of payment mode. */
const cause = { daily: 0x1, billingPeriod: 0x2, tariff: 0x8, mode: 0x4000 } as const
/** SMETS has a meter keep so many of the first, and thirteen months of the other. */
const keptDays = { [cause.daily]: 31, [cause.billingPeriod]: 400 } as const

/** When snapshots of a cause were taken in a range: at midnights since the meter was installed; those that it still keeps. */
function timesOf({ blueprint, now, state }: GasMoment, request: SnapshotRequest): number[] {
  const { installedAt } = blueprint.fitting ?? notFitted
  if ((request.snapshotCause & (cause.tariff | cause.mode)) !== 0) return changesIn(state.account, request)
  const isBilling = (request.snapshotCause & cause.billingPeriod) !== 0
  if (!isBilling && (request.snapshotCause & cause.daily) === 0) return []
  const kept = keptDays[isBilling ? cause.billingPeriod : cause.daily]
  const newest = Math.floor(secondsSince2000(now) / daySeconds)
  const oldest = Math.max(Math.ceil(secondsSince2000(installedAt) / daySeconds), newest - kept + 1)
  const first = Math.max(oldest, Math.ceil(request.earliestStartTime / daySeconds))
  const last = Math.min(newest, Math.floor(request.latestEndTime / daySeconds))
  const midnights = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * daySeconds)
  const endsPeriod = gasBillingOf(state)
  return isBilling ? midnights.filter((seconds) => endsPeriod(momentOf(seconds))) : midnights
}

/** When mode or tariff changed, in a range. */
const changesIn = (account: MeterAccount | null, request: SnapshotRequest): number[] =>
  (account ?? untouchedAccount).changes
    .filter((change) => (request.snapshotCause & cause[change.cause]) !== 0)
    .map(({ at }) => secondsSince2000(at))
    .filter((seconds) => seconds >= request.earliestStartTime && seconds <= request.latestEndTime)

function headOf(moment: GasMoment, payload: unknown) {
  const request = payload as SnapshotRequest
  const times = timesOf(moment, request)
  const snapshotTime = times[request.snapshotOffset]
  return snapshotTime === undefined
    ? null
    : {
        snapshotId: request.snapshotOffset,
        snapshotTime,
        totalSnapshotsFound: Math.min(0xff, times.length),
        commandIndex: 0,
        totalNumberOfCommands: 1,
        snapshotCause: request.snapshotCause,
      }
}

const noneOf = (count: number): number[] => new Array<number>(count).fill(0)

/** Get Snapshot: what the meter had counted, by time of use; by block it keeps nothing of days past, so all is in the first. */
export function readSnapshot(moment: GasMoment, payload: unknown): Outcome {
  const head = headOf(moment, payload)
  if (head === null) return { state: moment.state, answer: status.notFound }
  return { state: moment.state, answer: [snapshotOf(moment, head)] }
}

function snapshotOf(moment: GasMoment, head: NonNullable<ReturnType<typeof headOf>>): ClusterAnswer {
  const at = momentOf(head.snapshotTime)
  const currentSummation = consumed({ ...moment, now: at })
  const snapshotSubPayload = {
    currentSummation,
    tierSummations: [...gasCountedAt(moment, at)],
    tiersAndBlocks: 0x14,
    blockSummations: [currentSummation, ...noneOf(3)],
  }
  return lastAnswer(0x06, { ...head, snapshotPayloadType: 6, snapshotSubPayload })
}

/** Publish Snapshot: what a meter had counted when a billing period ended, as it tells it unasked. */
export const billingSnapshot = (moment: GasMoment, ended: Instant): ClusterAnswer =>
  snapshotOf(moment, {
    snapshotId: 0,
    snapshotTime: secondsSince2000(ended),
    totalSnapshotsFound: 1,
    commandIndex: 0,
    totalNumberOfCommands: 1,
    snapshotCause: cause.billingPeriod,
  })

/** Get Prepay Snapshot: what is owed and what is left. */
export function readPrepaySnapshot(moment: GasMoment, payload: unknown): Outcome {
  const head = headOf(moment, payload)
  if (head === null) return { state: moment.state, answer: status.notFound }
  const { midnights, changes } = moment.state.account ?? untouchedAccount
  const isOfChange = (head.snapshotCause & (cause.tariff | cause.mode)) !== 0
  const kept = (isOfChange ? changes : midnights).find((each) => secondsSince2000(each.at) === head.snapshotTime)
  const [credit = 0, emergency = 0, accumulatedDebt = 0, payment = 0, first = 0, second = 0] =
    kept?.amounts ?? amountsOf(gasLedgerOf(moment))
  const snapshotSubPayload = {
    accumulatedDebt,
    type1DebtRemaining: first,
    type2DebtRemaining: second,
    type3DebtRemaining: payment,
    emergencyCreditRemaining: emergency,
    creditRemaining: credit,
  }
  return {
    state: moment.state,
    answer: [lastAnswer(0x01, { ...head, snapshotPayloadType: 0, snapshotSubPayload })],
  }
}

interface SampleRequest {
  readonly sampleId: number
  readonly earliestSampleTime: number
  readonly sampleType: number
  readonly numberOfSamples: number
}

/** Samples by their ids: half hours of the profile, days, and what a network operator has started. */
const intervals: Readonly<Record<number, number>> = { 0: 1_800, 1: daySeconds }
const networkSampleId = 2
const networkSamples = {
  interval: '0702/samples/interval',
  start: '0702/samples/start',
  most: '0702/samples/most',
} as const

/** Start Sampling: a network data log of its own, from now on or from a moment. */
export function startSampling({ state, now }: GasMoment, payload: unknown): Outcome {
  const request = payload as {
    readonly startSamplingTime: number
    readonly sampleRequestInterval: number
    readonly maxNumberOfSamples: number
  }
  const start = request.startSamplingTime === 0 ? secondsSince2000(now) : request.startSamplingTime
  const clusters = new Map(state.clusters)
    .set(networkSamples.interval, request.sampleRequestInterval)
    .set(networkSamples.start, start)
    .set(networkSamples.most, request.maxNumberOfSamples)
  return { state: { ...state, clusters }, answer: [answer(0x0d, { sampleId: networkSampleId })] }
}

/** Get Sampled Data: what was used in each interval, in dm³, up to now. */
export function readSamples(moment: GasMoment, payload: unknown): Outcome {
  const { sampleId, earliestSampleTime, sampleType, numberOfSamples } = payload as SampleRequest
  const { state, now, blueprint } = moment
  const kept = (key: string): number | undefined => {
    const value = state.clusters.get(key)
    return typeof value === 'number' ? value : undefined
  }
  const isNetwork = sampleId === networkSampleId
  const interval = isNetwork ? (kept(networkSamples.interval) ?? 360) : intervals[sampleId]
  if (interval === undefined || interval === 0) return { state, answer: status.notFound }
  const { installedAt } = blueprint.fitting ?? notFitted
  const earliest = Math.max(
    earliestSampleTime,
    isNetwork ? (kept(networkSamples.start) ?? secondsSince2000(now) - 41 * interval) : secondsSince2000(installedAt),
  )
  const start = Math.ceil(earliest / interval) * interval
  const there = Math.floor((secondsSince2000(now) - start) / interval)
  const count = Math.min(numberOfSamples, isNetwork ? (kept(networkSamples.most) ?? 41) : 0xffff, there)
  if (count <= 0) return { state, answer: status.notFound }
  const usage = gasUsageOf(moment)
  const samples = Array.from({ length: count }, (_, index) =>
    usage(momentOf(start + index * interval), momentOf(start + (index + 1) * interval)),
  )
  const sampled = {
    sampleId,
    sampleStartTime: start,
    sampleType,
    sampleRequestInterval: Math.min(interval, 0xffff),
    numberOfSamples: count,
    samples,
  }
  return { state, answer: [isNetwork ? answer(0x07, sampled) : lastAnswer(0x07, sampled)] }
}
