import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import { answer, cluster, lastAnswer } from './answers.ts'
import { numberIn, withAttributes } from './attributes.ts'
import { atOnce, fieldOf, type GasCommand, type Numbers, octetsOf, setting } from './command.ts'
import { status } from './moment.ts'

const creditRemaining = 0x0001

/** 0 adds in prepayment mode and 3 in credit mode; 1 and 2 put an amount in the place of what there is. */
export const adjustCredit = setting(cluster.prepayment, fieldOf('startTime'), (payload, moment) => {
  const { creditAdjustmentType = 0, creditAdjustmentValue = 0 } = payload
  const isIncrement = creditAdjustmentType === 0 || creditAdjustmentType === 3
  const before = isIncrement ? numberIn(moment, cluster.prepayment, creditRemaining) : 0
  return { [creditRemaining]: before + creditAdjustmentValue }
})

/** Of a debt: by time (1 and 2) or by payment (3); even types are absolute, odd ones add. */
export const changeDebt = setting(cluster.prepayment, atOnce, (payload, moment) => {
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

export const selectEmergencyCredit: GasCommand = (moment) => ({
  state: withAttributes(moment.state, cluster.prepayment, {
    0x0002: numberIn(moment, cluster.prepayment, 0x0010),
  }),
  answer: status.success,
})

export const changePaymentMode: GasCommand = (moment, payload, at) => {
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

export const enterTopUp: GasCommand = (moment, payload) => {
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
export const readTopUps: GasCommand = ({ state }, payload, from) => {
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
