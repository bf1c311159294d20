import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import { toppedUp } from '../account/ledger.ts'
import { eventOfRefusal, judgeTopUp, type TopUpRefusal, withDebtPayment, withTopUp } from '../account/top-up.ts'
import { untouchedAccount } from '../state/meter-account.ts'
import { answer, cluster, lastAnswer } from './answers.ts'
import { numberIn } from './attributes.ts'
import { gasLedgerOf, maximumsOf, withGasAccount } from './charging.ts'
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

/** In prepayment mode it may be had while the balance is low enough, and once. */
export const selectEmergencyCredit: GasCommand = (moment) => {
  const { isPrepayment, emergency, balance } = gasLedgerOf(moment)
  if (isPrepayment && (emergency.isInUse || balance > emergency.threshold))
    return { state: moment.state, answer: status.failure }
  if (isPrepayment) moment.notice(emergencyCreditActivated)
  return {
    state: withGasAccount(moment, (ledger, account) => ({
      ledger: { ...ledger, emergency: { ...emergency, isInUse: isPrepayment, remaining: emergency.limit } },
      account,
    })),
    answer: status.success,
  }
}

const emergencyCreditActivated = 0x81ab

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

/** What a top up came to, as the answer says it. */
const accepted = 0
const resultOfRefusal: Readonly<Record<TopUpRefusal, number>> = {
  invalid: 1,
  'not-authentic': 1,
  duplicate: 2,
  'too-large': 6,
  'over-maximum': 4,
}

/** A top-up of twenty digits: who sold it made its MAC for this meter, and it is taken once (docs/domain/gbcs.md#utrn). */
export const enterTopUp: GasCommand = (moment, payload) => {
  const { originatingDevice: sourceOfTopUp = 0 } = payload as Numbers
  const maximums = maximumsOf(moment)
  const judged = judgeTopUp({
    token: octetsOf(payload, 'topUpCode').toString('latin1'),
    account: moment.state.account ?? untouchedAccount,
    floor: moment.state.topUpFloor,
    parties: moment.topUpParties(),
    balance: gasLedgerOf(moment).balance,
    mostAtOnce: maximums.atOnce,
    mostBalance: maximums.balance,
    at: moment.now,
  })
  if (typeof judged === 'string') {
    const event = eventOfRefusal[judged]
    if (event !== null) moment.notice(event)
    const refused = { resultType: resultOfRefusal[judged], topUpValue: -1, sourceOfTopUp, creditRemaining: -1 }
    return { state: moment.state, answer: [answer(0x03, refused)] }
  }
  const state = withGasAccount(moment, (ledger, account) => {
    const { ledger: next, debtPaid } = toppedUp(ledger, judged.amount)
    return { ledger: next, account: withDebtPayment(withTopUp(account, judged), debtPaid, moment.now) }
  })
  const { balance } = gasLedgerOf({ ...moment, state })
  const taken = { resultType: accepted, topUpValue: judged.amount, sourceOfTopUp, creditRemaining: balance }
  return { state, answer: [answer(0x03, taken)] }
}

/** The newest top ups since a moment and up to another, the newest first. */
export const readTopUps: GasCommand = ({ state }, payload, from) => {
  const { latestEndTime = 0, numberOfRecords = 0 } = payload as Numbers
  const topUps = (state.account ?? untouchedAccount).topUps
    .map(({ token, amount, at }) => ({ token, amount, at: secondsSince2000(at) }))
    .filter(({ at }) => at >= (from ?? 0) && at <= latestEndTime)
    .reverse()
    .slice(0, numberOfRecords)
    .map(({ token, amount, at }) => ({ topUpCode: Buffer.from(token, 'latin1'), topUpAmount: amount, topUpTime: at }))
  return {
    state,
    answer:
      topUps.length === 0 ? status.notFound : [lastAnswer(0x05, { commandIndex: 0, totalNumberOfCommands: 1, topUps })],
  }
}

/** The debt that top-ups pay a share of, among those that Get Debt Repayment Log names. */
const paymentDebt = 2
const allDebts = 0xff

/** The newest payments of debt since a moment and up to another, the newest first; each with what was owed afterwards. */
export const readDebtPayments: GasCommand = (moment, payload, from) => {
  const { latestEndTime = 0, numberOfDebts = 0, debtType = allDebts } = payload as Numbers
  const { state } = moment
  if (debtType !== allDebts && debtType !== paymentDebt) return { state, answer: status.notFound }
  let outstandingDebt = gasLedgerOf(moment).paymentDebt.owed
  const debts = []
  for (const { at, amount } of [...(state.account ?? untouchedAccount).debtPayments].reverse()) {
    debts.push({
      collectionTime: secondsSince2000(at),
      amountCollected: amount,
      debtType: paymentDebt,
      outstandingDebt,
    })
    outstandingDebt += amount
  }
  const asked = debts
    .filter(({ collectionTime }) => collectionTime >= (from ?? 0) && collectionTime <= latestEndTime)
    .slice(0, numberOfDebts)
  return {
    state,
    answer:
      asked.length === 0
        ? status.notFound
        : [lastAnswer(0x06, { commandIndex: 0, totalNumberOfCommands: 1, debts: asked })],
  }
}
