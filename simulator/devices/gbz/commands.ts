import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import type { SecurityLogEntry } from '../state/security-log.ts'
import { answer, cluster, lastAnswer, readPayload, writtenPayload } from './answers.ts'
import { numberIn, withAttributes } from './attributes.ts'
import { publishCalendar, publishPart, readParts } from './calendars.ts'
import { type GasMoment, type Outcome, status } from './moment.ts'
import { readPrepaySnapshot, readSamples, readSnapshot, startSampling } from './snapshots.ts'
import { isCancelled, isFuture, untilOf } from './times.ts'

/** Carries out a command of a cluster. @param at of one that has it apart: the moment from which on it is meant */
type GasCommand = (moment: GasMoment, payload: unknown, at: number | null) => Outcome

type Numbers = Readonly<Record<string, number>>

/** When a command is meant: at the moment that a field of it names, which 0 and those that have passed make now. */
type Moment = (payload: Numbers, at: number | null) => number
const fieldOf =
  (name: string): Moment =>
  (payload) =>
    payload[name] ?? 0
const atOnce: Moment = () => 0
const apart: Moment = (_payload, at) => at ?? 0

/** A command that sets attributes. One that is cancelled, or whose time is still to come, sets none. */
const setting =
  (
    clusterId: number,
    when: Moment,
    values: (payload: Numbers, moment: GasMoment) => Readonly<Record<number, number>>,
  ): GasCommand =>
  (moment, payload, at) => {
    const numbers = payload as Numbers
    const start = when(numbers, at)
    const isNow = !isCancelled(start) && !isFuture(start, moment.now)
    return {
      state: isNow ? withAttributes(moment.state, clusterId, values(numbers, moment)) : moment.state,
      answer: status.success,
      ...untilOf(start, moment.now),
    }
  }

/** A command that the device keeps whole, and publishes to whoever asks. */
const keeping =
  (clusterId: number, commandId: number): GasCommand =>
  ({ state }, payload) => ({
    state: {
      ...state,
      clusters: new Map(state.clusters).set(
        keptKey(clusterId, commandId),
        writtenPayload(clusterId, commandId, payload),
      ),
    },
    answer: status.success,
  })

const keptKey = (clusterId: number, commandId: number): string => `${clusterId}/published ${commandId}`

/** A read of what was published, or of what the factory would have. */
const publishing =
  (clusterId: number, commandId: number, factory: (moment: GasMoment) => unknown): GasCommand =>
  (moment) => {
    const kept = moment.state.clusters.get(keptKey(clusterId, commandId))
    const payload = Buffer.isBuffer(kept) ? readPayload(clusterId, commandId, kept) : factory(moment)
    return { state: moment.state, answer: [answer(commandId, payload)] }
  }

const octetsOf = (payload: unknown, field: string): Buffer => {
  const value = (payload as Readonly<Record<string, unknown>>)[field]
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0)
}

const setSiteId: GasCommand = (moment, payload) => {
  const { siteIdTime = 0 } = payload as Numbers
  const isNow = !isCancelled(siteIdTime) && !isFuture(siteIdTime, moment.now)
  const state = isNow
    ? withAttributes(moment.state, cluster.metering, { 0x0307: octetsOf(payload, 'siteId') })
    : moment.state
  return { state, answer: status.success, ...untilOf(siteIdTime, moment.now) }
}

/** The prices of a matrix go into the attributes by which they are read: of blocks, or of tiers. */
const setPrices = setting(cluster.price, fieldOf('startTime'), (payload) => {
  const { prices = [], subPayloadControl } = payload as unknown as {
    readonly prices?: readonly { readonly tierOrBlock: number; readonly price: number }[]
    readonly subPayloadControl: number
  }
  const isOfTiers = subPayloadControl === 1
  return Object.fromEntries(
    prices.map(({ tierOrBlock, price }) => [isOfTiers ? 0x0400 + 16 * tierOrBlock : 0x0400 + tierOrBlock, price]),
  )
})

const setThresholds = setting(cluster.price, fieldOf('startTime'), (payload) => {
  const { thresholds = [] } = payload as unknown as {
    readonly thresholds?: readonly { readonly thresholds: readonly number[] }[]
  }
  return Object.fromEntries((thresholds[0]?.thresholds ?? []).map((threshold, index) => [0x0100 + index, threshold]))
})

const setTariff = setting(cluster.price, fieldOf('startTime'), (payload) => ({
  0x0615: payload.unitOfMeasure ?? 0,
  0x0616: payload.currency ?? 0,
  0x0617: payload.priceTrailingDigit ?? 0,
  0x0301: payload.standingCharge ?? 0,
  0x0202: payload.blockThresholdMultiplier ?? 1,
  0x0203: payload.blockThresholdDivisor ?? 1,
}))

const readPrice = publishing(cluster.price, 0x00, (moment) => ({
  providerId: 0,
  rateLabel: Buffer.alloc(0),
  issuerEventId: 0,
  currentTime: secondsSince2000(moment.now),
  unitOfMeasure: numberIn(moment, cluster.price, 0x0615),
  currency: numberIn(moment, cluster.price, 0x0616),
  priceTrailingDigitAndPriceTier: 0x51,
  numberOfPriceTiersAndRegisterTier: 0x11,
  startTime: 0,
  duration: 1440,
  price: numberIn(moment, cluster.price, 0x0410),
}))

const currentPrice: GasCommand = (moment, payload, at) => {
  const { state, answer: answers } = readPrice(moment, payload, at)
  return {
    state,
    answer: typeof answers === 'number' ? answers : answers.map((each) => lastAnswer(each.commandId, each.payload)),
  }
}

/** 3 leaves the state of supply as it is. */
const setSupplyStates = setting(cluster.metering, atOnce, (payload) => ({
  0x0607: payload.supplyTamperState ?? 3,
  0x0608: payload.supplyDepletionState ?? 3,
  0x0609: payload.supplyUncontrolledFlowState ?? 3,
}))

const setFlowThreshold = setting(cluster.metering, atOnce, (payload) => ({
  0x0b10: payload.uncontrolledFlowThreshold ?? 0,
  0x0b11: payload.unitOfMeasure ?? 0,
  0x0b12: payload.multiplier ?? 1,
  0x0b13: payload.divisor ?? 1,
  0x0b14: payload.stabilisationPeriod ?? 0,
  0x0b15: payload.measurementPeriod ?? 0,
}))

const changeSupply: GasCommand = ({ state }, payload) => {
  const { providerId, issuerEventId, implementationDateTime, proposedSupplyStatus = 0 } = payload as Numbers
  return {
    state: withAttributes(state, cluster.metering, { 0x0014: proposedSupplyStatus }),
    answer: [answer(0x0c, { providerId, issuerEventId, implementationDateTime, supplyStatus: proposedSupplyStatus })],
  }
}

const creditRemaining = 0x0001

/** 0 adds in prepayment mode and 3 in credit mode; 1 and 2 put an amount in the place of what there is. */
const adjustCredit = setting(cluster.prepayment, fieldOf('startTime'), (payload, moment) => {
  const { creditAdjustmentType = 0, creditAdjustmentValue = 0 } = payload
  const isIncrement = creditAdjustmentType === 0 || creditAdjustmentType === 3
  const before = isIncrement ? numberIn(moment, cluster.prepayment, creditRemaining) : 0
  return { [creditRemaining]: before + creditAdjustmentValue }
})

/** Of a debt: by time (1 and 2) or by payment (3); even types are absolute, odd ones add. */
const changeDebt = setting(cluster.prepayment, atOnce, (payload, moment) => {
  const { debtAmountType = 0, debtAmount = 0 } = payload
  const first = 0x0210 + 0x10 * Math.min(2, Math.floor(debtAmountType / 2))
  const before = debtAmountType % 2 === 1 ? numberIn(moment, cluster.prepayment, first + 0x01) : 0
  return {
    [first + 0x01]: Math.max(0, before + debtAmount),
    [first + 0x02]: payload.debtRecoveryMethod ?? 0,
    [first + 0x06]: payload.debtRecoveryFrequency ?? 0,
    [first + 0x07]: Math.max(0, payload.debtRecoveryAmount ?? 0),
    [first + 0x09]: payload.debtRecoveryBalancePercentage ?? 0,
  }
})

const selectEmergencyCredit: GasCommand = (moment) => ({
  state: withAttributes(moment.state, cluster.prepayment, {
    0x0002: numberIn(moment, cluster.prepayment, 0x0010),
  }),
  answer: status.success,
})

const changePaymentMode: GasCommand = (moment, payload, at) => {
  const set = setting(cluster.prepayment, fieldOf('implementationDateTime'), (numbers) => ({
    0x0000: numbers.proposedPaymentControlConfiguration ?? 0,
    0x0040: numbers.cutOffValue ?? 0,
  }))(moment, payload, at)
  return {
    ...set,
    answer: [
      lastAnswer(0x02, {
        friendlyCredit: 1,
        friendlyCreditCalendarId: 0,
        emergencyCreditLimit: numberIn(moment, cluster.prepayment, 0x0010),
        emergencyCreditThreshold: numberIn(moment, cluster.prepayment, 0x0011),
      }),
    ],
  }
}

const topUpKey = (code: string): string => `0705/used ${code}`
const topUpCode = /^\d{20}$/
/** What a top up came to, as the answer says it. */
const topUp = { accepted: 0, invalid: 1, duplicate: 2 } as const
/** A code hides its value; the simulated meter takes each for ten pounds. */
const valueOfTopUp = 1_000_000

const enterTopUp: GasCommand = (moment, payload) => {
  const code = octetsOf(payload, 'topUpCode').toString('latin1')
  const { originatingDevice = 0 } = payload as Numbers
  const isUsed = moment.state.clusters.has(topUpKey(code))
  const resultType = !topUpCode.test(code) ? topUp.invalid : isUsed ? topUp.duplicate : topUp.accepted
  const refused = { resultType, topUpValue: -1, sourceOfTopUp: originatingDevice, creditRemaining: -1 }
  if (resultType !== topUp.accepted) return { state: moment.state, answer: [answer(0x03, refused)] }
  const remaining = numberIn(moment, cluster.prepayment, creditRemaining) + valueOfTopUp
  const credited = withAttributes(moment.state, cluster.prepayment, { [creditRemaining]: remaining })
  const clusters = new Map(credited.clusters).set(topUpKey(code), secondsSince2000(moment.now))
  return {
    state: { ...credited, clusters },
    answer: [answer(0x03, { ...refused, topUpValue: valueOfTopUp, creditRemaining: remaining })],
  }
}

/** The newest top ups since a moment and up to another, the newest first. */
const readTopUps: GasCommand = ({ state }, payload, from) => {
  const { latestEndTime = 0, numberOfRecords = 0 } = payload as Numbers
  const topUps = [...state.clusters]
    .filter(([key, at]) => key.startsWith(topUpKey('')) && typeof at === 'number')
    .map(([key, at]) => ({ code: key.slice(topUpKey('').length), at: Number(at) }))
    .filter(({ at }) => at >= (from ?? 0) && at <= latestEndTime)
    .reverse()
    .slice(0, numberOfRecords)
    .map(({ code, at }) => ({ topUpCode: Buffer.from(code, 'latin1'), topUpAmount: valueOfTopUp, topUpTime: at }))
  return {
    state,
    answer:
      topUps.length === 0 ? status.notFound : [lastAnswer(0x05, { commandIndex: 0, totalNumberOfCommands: 1, topUps })],
  }
}

const eventKey = (event: number): string => `0708/event ${event}`
/** All configurations, whatever they are. */
const everyEvent = 0x81ff
/** What a meter does of an event that nobody has configured: it keeps it in its log, and tells the HAN. */
const configurationOfFactory = 0x03
const configurableEvents: readonly number[] = [
  0x810d, 0x810e, 0x8119, 0x8145, 0x8154, 0x8155, 0x8161, 0x8162, 0x8183, 0x81a0, 0x81aa, 0x81ab, 0x81b5, 0x81c4,
]

/** Only a list of events is used by GBCS. */
const configureEvents: GasCommand = ({ state }, payload) => {
  const { eventConfiguration = 0, events } = payload as Numbers & { readonly events: unknown }
  if (!Array.isArray(events)) return { state, answer: status.invalidValue }
  const clusters = new Map(state.clusters)
  for (const event of events as readonly number[]) clusters.set(eventKey(event), eventConfiguration)
  return { state: { ...state, clusters }, answer: status.success }
}

const reportEvents: GasCommand = ({ state }, payload) => {
  const { eventId = 0 } = payload as Numbers
  const kept = [...state.clusters.keys()].filter((key) => key.startsWith(eventKey(0).slice(0, -1)))
  const known = new Set([...configurableEvents, ...kept.map((key) => Number(key.split(' ')[1]))])
  const asked = [...known].filter((event) => eventId === everyEvent || event === eventId).sort((one, two) => one - two)
  const configurations = asked.map((event) => {
    const configured = state.clusters.get(eventKey(event))
    return { eventId: event, eventConfiguration: typeof configured === 'number' ? configured : configurationOfFactory }
  })
  const reported = {
    commandId: 0x04,
    payload: { commandIndex: 0, totalCommands: 1, configurations },
    frameControl: 0x01,
  }
  return { state, answer: configurations.length === 0 ? status.notFound : [reported] }
}

/** Logs by their ids: events, and those of security (docs/domain/codes.md#device-alerts). */
const isOfLog: Readonly<Record<number, (event: number) => boolean>> = {
  3: (event) => event < 0x8f00,
  4: (event) => event >= 0x8f00,
}
const clearedKey = (logId: number): string => `0709/cleared ${logId}`
const mostEventsInAnswer = 60

const readEvents: GasCommand = ({ state, log }, payload) => {
  const {
    eventControlAndLogId = 0,
    startTime = 0,
    endTime = 0,
    eventId: only = 0,
    eventOffset = 0,
  } = payload as Numbers
  const logId = eventControlAndLogId & 0x0f
  const belongs = isOfLog[logId]
  const cleared = state.clusters.get(clearedKey(logId))
  const since = Math.max(startTime, typeof cleared === 'number' ? cleared : 0)
  const found = log
    .map(({ event, at }: SecurityLogEntry) => ({
      logId,
      eventId: event,
      eventTime: secondsSince2000(at),
      eventData: Buffer.alloc(0),
    }))
    .filter(({ eventId, eventTime }) => belongs?.(eventId) === true && eventTime >= since && eventTime <= endTime)
    .filter(({ eventId }) => only === 0 || eventId === only)
  const events = found.slice(eventOffset, eventOffset + mostEventsInAnswer)
  if (events.length === 0) return { state, answer: status.notFound }
  const published = {
    totalNumberOfEvents: found.length,
    commandIndex: 0,
    totalCommands: 1,
    logPayloadControl: 0,
    events,
  }
  return { state, answer: [lastAnswer(0x01, published)] }
}

const clearEvents: GasCommand = ({ state, now }, payload) => {
  const { logId = 0 } = payload as Numbers
  const clusters = new Map(state.clusters).set(clearedKey(logId), secondsSince2000(now))
  return { state: { ...state, clusters }, answer: [answer(0x02, { clearedEventLogs: 1 << logId })] }
}

const nothingThere: GasCommand = ({ state }) => ({ state, answer: status.notFound })

type Commands = Readonly<Record<number, Readonly<Record<number, GasCommand>>>>

/** Commands to a device as the server of a cluster. */
export const fromClient: Commands = {
  [cluster.price]: {
    0x00: currentPrice,
    0x0b: publishing(cluster.price, 0x09, () => ({
      providerId: 0,
      issuerEventId: 0,
      billingPeriodStartTime: 0,
      billingPeriodDuration: 1,
      billingPeriodDurationType: 0x22,
      tariffType: 0,
    })),
  },
  [cluster.metering]: {
    0x06: readSnapshot,
    0x07: startSampling,
    0x08: readSamples,
    0x0b: changeSupply,
    0x0d: setSupplyStates,
    0x0e: setFlowThreshold,
  },
  [cluster.prepayment]: {
    0x00: selectEmergencyCredit,
    0x02: changeDebt,
    0x03: setting(cluster.prepayment, fieldOf('startTime'), (payload) => ({
      0x0010: payload.emergencyCreditLimit ?? 0,
      0x0011: payload.emergencyCreditThreshold ?? 0,
    })),
    0x04: enterTopUp,
    0x05: adjustCredit,
    0x06: changePaymentMode,
    0x07: readPrepaySnapshot,
    0x08: readTopUps,
    0x09: setting(cluster.prepayment, apart, (payload) => ({ 0x0031: payload.lowCreditWarningLevel ?? 0 })),
    0x0a: nothingThere,
    0x0b: setting(cluster.prepayment, fieldOf('implementationDateTime'), (payload) => ({
      0x0021: payload.maximumCreditLevel ?? 0,
      0x0022: payload.maximumCreditPerTopUp ?? 0,
    })),
    0x0c: setting(cluster.prepayment, fieldOf('implementationDateTime'), (payload) => ({
      0x0006: payload.overallDebtCap ?? 0,
    })),
  },
  [cluster.calendar]: { 0x01: readParts(1), 0x02: readParts(2), 0x03: readParts(3), 0x04: readParts(4) },
  [cluster.events]: { 0x00: readEvents, 0x01: clearEvents },
}

/** Commands to a device as a client of the cluster: what is published to it. */
export const fromServer: Commands = {
  [cluster.price]: {
    0x01: setting(cluster.price, atOnce, (payload) => ({
      0x0200: payload.blockPeriodStartTime ?? 0,
      0x0201: payload.blockPeriodDuration ?? 0,
    })),
    0x02: setting(cluster.price, fieldOf('startTime'), (payload) => ({
      0x0302: payload.conversionFactor ?? 0,
      0x0303: payload.conversionFactorTrailingDigit ?? 0,
    })),
    0x03: setting(cluster.price, fieldOf('startTime'), (payload) => ({
      0x0304: payload.calorificValue ?? 0,
      0x0305: payload.calorificValueUnit ?? 0,
      0x0306: payload.calorificValueTrailingDigit ?? 0,
    })),
    0x04: setTariff,
    0x05: setPrices,
    0x06: setThresholds,
    0x09: keeping(cluster.price, 0x09),
  },
  [cluster.messaging]: { 0x00: keeping(cluster.messaging, 0x00) },
  [cluster.calendar]: {
    0x00: publishCalendar,
    0x01: publishPart(1),
    0x02: publishPart(2),
    0x03: publishPart(3),
    0x04: publishPart(4),
  },
  [cluster.deviceManagement]: {
    0x00: keeping(cluster.deviceManagement, 0x00),
    0x01: keeping(cluster.deviceManagement, 0x01),
    0x02: keeping(cluster.deviceManagement, 0x02),
    0x03: setSiteId,
    0x04: configureEvents,
    0x05: reportEvents,
    0x06: keeping(cluster.deviceManagement, 0x06),
  },
}
