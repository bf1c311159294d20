import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import type { TransformFacts } from '../facts.ts'
import { gasCalendar } from '../gas-calendar.ts'
import { gasActivationOf, gasMoment } from '../moments.ts'

type PaymentMode = BodyContent<'UpdatePaymentMode'>
type Prepayment = NonNullable<PaymentMode['prepayment']>

/** Bits of a payment control configuration of a GSME. */
export const gasMode = {
  disconnects: 0x0001,
  prepayment: 0x0002,
  creditManagement: 0x0004,
  displaysCredit: 0x0010,
  hasValve: 0x0080,
  suspendsDebt: 0x0400,
  suspendsDebtInEmergency: 0x0800,
} as const
export const gasCredit = gasMode.creditManagement | gasMode.displaysCredit | gasMode.hasValve
const gasPrepayment = gasCredit | gasMode.disconnects | gasMode.prepayment

export function gasPaymentMode(body: PaymentMode, configuration: number, cutOffValue: number, { now }: TransformFacts) {
  return {
    mode: {
      providerId: 0,
      issuerEventId: gasMoment(now),
      implementationDateTime: gasActivationOf(body),
      proposedPaymentControlConfiguration: configuration,
      cutOffValue,
    },
  }
}

export const gasPrepaymentOf = ({ suspendDebtDisabled, suspendDebtEmergency }: Prepayment): number =>
  gasPrepayment |
  (suspendDebtDisabled ? gasMode.suspendsDebt : 0) |
  (suspendDebtEmergency ? 0 : gasMode.suspendsDebtInEmergency)

/** ZigBee Smart Energy, Debt Recovery Frequency. */
const gasFrequencies = { HOURLY: 0, DAILY: 1 } as const

/** Kinds of debt and how an amount is meant: added to what is owed. */
const addedDebt = { 1: 1, 2: 3, 3: 5 } as const

export function gasDebts(body: BodyContent<'UpdateDebt'>, { now }: TransformFacts) {
  const { gasDebtRecovery1: one, gasDebtRecovery2: two } = body
  if (one === undefined || two === undefined) return undefined
  const debt = (type: 1 | 2 | 3, amount: number, changes: object) => ({
    issuerEventId: gasMoment(now),
    debtLabel: Buffer.alloc(0),
    debtAmount: amount,
    debtRecoveryMethod: 0,
    debtAmountType: addedDebt[type],
    debtRecoveryStartTime: 0,
    debtRecoveryCollectionTime: 0,
    debtRecoveryFrequency: gasFrequencies.DAILY as number,
    debtRecoveryAmount: 0,
    debtRecoveryBalancePercentage: 0,
    ...changes,
  })
  const byTime = ({ debtRecoveryRate, debtRecoveryRatePeriod }: typeof one) => ({
    debtRecoveryFrequency: gasFrequencies[debtRecoveryRatePeriod],
    debtRecoveryAmount: debtRecoveryRate,
  })
  return {
    debts: [
      debt(1, body.timeDebtRegister1, byTime(one)),
      debt(2, body.timeDebtRegister2, byTime(two)),
      debt(3, body.paymentDebtRegister, {
        debtRecoveryMethod: 1,
        debtRecoveryBalancePercentage: body.debtRecoveryPerPayment,
      }),
    ],
  }
}

const friendlyCredit = { START: 1, STOP: 0 } as const

export function gasConfiguration(body: BodyContent<'UpdatePrepayConfiguration'>, { now }: TransformFacts) {
  const it = body.updatePrepayConfigGas
  if (it === undefined) return undefined
  const { dayProfiles, weekProfiles, seasonProfiles, specialDays } = it.gasNonDisablementCalendar
  const from = gasActivationOf(body)
  const about = { providerId: 0, issuerEventId: gasMoment(now), implementationDateTime: from }
  const calendar = gasCalendar({ calendarType: 3 }, body, now, {
    days: dayProfiles.gasNonDisablementDayProfile.map(({ gasDayName, timeStartAction }) => ({
      id: gasDayName,
      entries: timeStartAction.map(({ startTime, nonDisablementAction }) => ({
        startTime: 60 * startTime.hour + startTime.minute,
        action: friendlyCredit[nonDisablementAction],
      })),
    })),
    weeks: weekProfiles,
    seasons: seasonProfiles,
    specialDays,
  })
  if (calendar === undefined) return undefined
  return {
    emergencyCredit: {
      issuerEventId: gasMoment(now),
      startTime: from,
      emergencyCreditLimit: it.emergencyCreditLimit,
      emergencyCreditThreshold: it.emergencyCreditThreshold,
    },
    debtCap: { ...about, overallDebtCap: it.debtRecoveryRateCap },
    lowCredit: { fromDateTime: from, payload: { lowCreditWarningLevel: it.lowCreditThreshold } },
    maximumCredit: {
      ...about,
      maximumCreditLevel: it.maxMeterBalance,
      maximumCreditPerTopUp: it.maxCreditThreshold,
    },
    ...calendar,
  }
}

/** ZigBee Smart Energy, Credit Adjustment Type. */
export const adjustmentTypes = { addPrepayment: 0, setPrepayment: 1, setCredit: 2, addCredit: 3 } as const

export const adjusting = (type: number, amount: number | undefined, { now }: TransformFacts) =>
  amount === undefined
    ? undefined
    : {
        adjustment: {
          issuerEventId: gasMoment(now),
          startTime: 0,
          creditAdjustmentType: type,
          creditAdjustmentValue: amount,
        },
      }

export const zeroIf = (reset: object | undefined): number | undefined => (reset === undefined ? undefined : 0)
