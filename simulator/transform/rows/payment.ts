import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import {
  cs01a,
  ecs02,
  ecs03,
  ecs04a,
  ecs04b,
  ecs05,
  ecs07,
  ecs08,
  ecs08a,
  ecs09,
} from '../../gbcs/dlms/commands/payment.ts'
import {
  cs01b,
  gcs02,
  gcs03,
  gcs04,
  gcs05,
  gcs06,
  gcs40a,
  gcs40b,
  gcs40c,
  gcs40d,
} from '../../gbcs/gbz/commands/settings.ts'
import type { TransformFacts } from '../facts.ts'
import { gasCalendar } from '../gas-calendar.ts'
import {
  activationOf,
  dateMaskOf,
  dateMaskOfDate,
  gasActivationOf,
  gasMoment,
  specialDaysOf,
  weekdaysOf,
} from '../moments.ts'
import { asking, on, row, sinceGbcs, type TransformRow } from '../row.ts'

type PaymentMode = BodyContent<'UpdatePaymentMode'>
type Prepayment = NonNullable<PaymentMode['prepayment']>

const instance = (obis: string): Buffer => Buffer.from(obis.split(/[-:.]/).map(Number))

const credits = {
  balance: instance('0-0:19.10.0.255'),
  emergency: instance('0-0:19.10.1.255'),
  accumulatedDebt: instance('0-0:19.10.2.255'),
}
const charges = {
  consumption: instance('0-0:19.20.0.255'),
  timeDebt1: instance('0-0:19.20.1.255'),
  timeDebt2: instance('0-0:19.20.2.255'),
  paymentDebt: instance('0-0:19.20.3.255'),
  standing: instance('0-0:19.20.4.255'),
  /** Of the second element. */
  secondary: instance('0-0:19.20.5.255'),
}

/** Collected always, or not while supply is off. */
const always = [true, true, true]
const notWhileDisabled = [true, true, false]

type Collection = readonly [credit: Buffer, charge: Buffer, collected: readonly boolean[]]

const collections = (list: readonly Collection[]) =>
  list.map(([credit, charge, collected]) => ({ credit, charge, collected }))

const isTwin = ({ device }: TransformFacts): boolean => device.meter === 'twin'

const creditCollections = (facts: TransformFacts): readonly Collection[] => [
  [credits.balance, charges.consumption, always],
  [credits.balance, charges.standing, always],
  ...(isTwin(facts) ? ([[credits.balance, charges.secondary, always]] as const) : []),
]

/**
 * Debt that is recovered by time is not collected while supply is off where that is suspended, and from emergency credit only
 * where the setting for that is true (docs/domain/gbcs.md#suspend-debt).
 */
function prepaymentCollections(
  { suspendDebtDisabled, suspendDebtEmergency }: Prepayment,
  facts: TransformFacts,
): readonly Collection[] {
  const byTime = suspendDebtDisabled ? notWhileDisabled : always
  const timeDebts = (credit: Buffer, collected: readonly boolean[]): readonly Collection[] => [
    [credit, charges.timeDebt1, collected],
    [credit, charges.timeDebt2, collected],
  ]
  return [
    [credits.balance, charges.consumption, always],
    [credits.balance, charges.standing, always],
    ...timeDebts(credits.balance, byTime),
    [credits.balance, charges.paymentDebt, always],
    [credits.emergency, charges.paymentDebt, always],
    [credits.emergency, charges.consumption, always],
    [credits.emergency, charges.standing, always],
    ...(suspendDebtEmergency ? timeDebts(credits.emergency, byTime) : []),
    [credits.accumulatedDebt, charges.standing, always],
    ...timeDebts(credits.accumulatedDebt, always),
    ...(isTwin(facts)
      ? ([
          [credits.balance, charges.secondary, always],
          [credits.emergency, charges.secondary, always],
        ] as const)
      : []),
  ]
}

/** Bits of a payment control configuration of a GSME. */
const gasMode = {
  disconnects: 0x0001,
  prepayment: 0x0002,
  creditManagement: 0x0004,
  displaysCredit: 0x0010,
  hasValve: 0x0080,
  suspendsDebt: 0x0400,
  suspendsDebtInEmergency: 0x0800,
} as const
const gasCredit = gasMode.creditManagement | gasMode.displaysCredit | gasMode.hasValve
const gasPrepayment = gasCredit | gasMode.disconnects | gasMode.prepayment

function gasPaymentMode(body: PaymentMode, configuration: number, cutOffValue: number, { now }: TransformFacts) {
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

const gasPrepaymentOf = ({ suspendDebtDisabled, suspendDebtEmergency }: Prepayment): number =>
  gasPrepayment |
  (suspendDebtDisabled ? gasMode.suspendsDebt : 0) |
  (suspendDebtEmergency ? 0 : gasMode.suspendsDebtInEmergency)

const periodSeconds = { HOURLY: 3600, DAILY: 86_400 } as const
/** ZigBee Smart Energy, Debt Recovery Frequency. */
const gasFrequencies = { HOURLY: 0, DAILY: 1 } as const

const rateOf = ({
  debtRecoveryRate,
  debtRecoveryRatePriceScale,
}: {
  readonly debtRecoveryRate: number
  readonly debtRecoveryRatePriceScale: number
}) => ({
  scaling: { priceScale: debtRecoveryRatePriceScale },
  charges: [{ index: Buffer.alloc(0), price: debtRecoveryRate }],
})

/** Kinds of debt and how an amount is meant: added to what is owed. */
const addedDebt = { 1: 1, 2: 3, 3: 5 } as const

function gasDebts(body: BodyContent<'UpdateDebt'>, { now }: TransformFacts) {
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

/** Scripts of the load switch that begin and end times at which supply is not cut off. */
const nonDisablementScripts = { START: 32, STOP: 33 } as const
/** A cap on what is recovered of debt is a cap per week. */
const week = 604_800

function electricityConfiguration(body: BodyContent<'UpdatePrepayConfiguration'>) {
  const it = body.updatePrepayConfigElectricity
  if (it === undefined) return undefined
  const { electricitySpecialDays, electricityNonDisablementSchedule } = it.electricityNonDisablementCalendar
  const days = electricitySpecialDays.specialDay
  const from = activationOf(body)
  return {
    specialDays: days.map(({ index, date }) => ({ index, date: dateMaskOf(date), day: index })),
    maxMeterBalance: it.maxMeterBalance,
    maxCreditThreshold: it.maxCreditThreshold,
    nonDisablement: electricityNonDisablementSchedule.map((entry, at) => ({
      index: at + 1,
      isEnabled: true,
      selector: nonDisablementScripts[entry.nonDisablementScript],
      switchTime: entry.scheduleDatesAndTime.switchTime,
      weekdays: weekdaysOf(entry.daysOfWeekApplicability),
      specialDays: specialDaysOf(
        entry.specialDaysApplicability.specialDayApplicability.map(({ specialDayId }) => specialDayId),
        days.length,
      ),
      begin: dateMaskOfDate(entry.scheduleDatesAndTime.startDate),
      end: dateMaskOfDate(entry.scheduleDatesAndTime.endDate),
    })),
    debtRecoveryRateCap: it.debtRecoveryRateCap,
    debtRecoveryRateCapPeriodSeconds: week,
    lowCreditThreshold: it.lowCreditThreshold,
    emergencyCreditLimit: it.emergencyCreditLimit,
    nonDisablementFrom: from,
    emergencyCreditThreshold: it.emergencyCreditThreshold,
    maxMeterBalanceFrom: from,
    maxCreditThresholdFrom: from,
    debtRecoveryRateCapFrom: from,
    debtRecoveryRateCapPeriodFrom: from,
    lowCreditThresholdFrom: from,
    emergencyCreditLimitFrom: from,
    emergencyCreditThresholdFrom: from,
    specialDaysFrom: from,
  }
}

const friendlyCredit = { START: 1, STOP: 0 } as const

function gasConfiguration(body: BodyContent<'UpdatePrepayConfiguration'>, { now }: TransformFacts) {
  const it = body.updatePrepayConfigGas
  if (it === undefined) return undefined
  const { dayProfiles, weekProfiles, seasonProfiles, specialDays } = it.gasNonDisablementCalendar
  const from = gasActivationOf(body)
  const about = { providerId: 0, issuerEventId: gasMoment(now), implementationDateTime: from }
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
    ...gasCalendar({ calendarType: 3 }, body, now, {
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
    }),
  }
}

/** ZigBee Smart Energy, Credit Adjustment Type. */
const adjustmentTypes = { addPrepayment: 0, setPrepayment: 1, setCredit: 2, addCredit: 3 } as const

const adjusting = (type: number, amount: number | undefined, { now }: TransformFacts) =>
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

const zeroIf = (reset: object | undefined): number | undefined => (reset === undefined ? undefined : 0)

/** 1.5 to 2.5: balances, payment modes, debt and credit. */
export const paymentRows: readonly TransformRow[] = [
  row(
    '1.5',
    'UpdateMeterBalance',
    on('ESME', ecs04a, ({ prepaymentMode, creditMode }) => {
      const amount = prepaymentMode?.adjustMeterBalance ?? creditMode?.adjustMeterBalance
      return amount === undefined ? undefined : { amount }
    }),
    asking('ESME', ecs04b),
    on('GSME', gcs40a, ({ prepaymentMode: it }, facts) =>
      adjusting(adjustmentTypes.addPrepayment, it?.adjustMeterBalance, facts),
    ),
    on('GSME', gcs40b, ({ prepaymentMode: it }, facts) =>
      adjusting(adjustmentTypes.setPrepayment, zeroIf(it?.resetMeterBalance), facts),
    ),
    on('GSME', gcs40c, ({ creditMode: it }, facts) =>
      adjusting(adjustmentTypes.addCredit, it?.adjustMeterBalance, facts),
    ),
    on('GSME', gcs40d, ({ creditMode: it }, facts) =>
      adjusting(adjustmentTypes.setCredit, zeroIf(it?.resetMeterBalance), facts),
    ),
  ),
  row(
    '1.6',
    'UpdatePaymentMode',
    on(
      'ESME',
      ecs02,
      (body, facts) =>
        body.credit && { configuration: collections(creditCollections(facts)), from: activationOf(body) },
    ),
    on(
      'ESME',
      ecs03,
      (body, facts) =>
        body.prepayment && {
          disablementThreshold: body.prepayment.disablementThreshold,
          configuration: collections(prepaymentCollections(body.prepayment, facts)),
          thresholdFrom: activationOf(body),
          from: activationOf(body),
        },
    ),
    on(
      'GSME',
      gcs02,
      (body, facts) =>
        body.credit &&
        gasPaymentMode(body, gasCredit | gasMode.suspendsDebt | gasMode.suspendsDebtInEmergency, -1, facts),
    ),
    on(
      'GSME',
      gcs03,
      (body, facts) =>
        body.prepayment &&
        gasPaymentMode(body, gasPrepaymentOf(body.prepayment), body.prepayment.disablementThreshold, facts),
    ),
  ),
  row('1.7', 'ResetTariffBlockCounterMatrix', asking('ESME', ecs05)),
  row(
    '2.1',
    'UpdatePrepayConfiguration',
    sinceGbcs(2, on('ESME', ecs08a, electricityConfiguration)),
    on('ESME', ecs08, electricityConfiguration),
    on('GSME', gcs05, gasConfiguration),
  ),
  row(
    '2.2',
    'TopUpDevice',
    on('ESME', cs01a, ({ utrn }) => ({ utrn })),
    on('GSME', cs01b, ({ utrn }) => ({ topUp: { originatingDevice: 0, topUpCode: Buffer.from(utrn, 'latin1') } })),
  ),
  row(
    '2.3',
    'UpdateDebt',
    on('ESME', ecs07, (body) => {
      const { elecDebtRecovery1: one, elecDebtRecovery2: two } = body
      return (
        one &&
        two && {
          rate1: rateOf(one),
          rate2: rateOf(two),
          perPayment: body.debtRecoveryPerPayment,
          periodSeconds1: periodSeconds[one.debtRecoveryRatePeriod],
          periodSeconds2: periodSeconds[two.debtRecoveryRatePeriod],
          paymentDebt: body.paymentDebtRegister,
          debt1: body.timeDebtRegister1,
          debt2: body.timeDebtRegister2,
        }
      )
    }),
    on('GSME', gcs04, gasDebts),
  ),
  row(
    '2.5',
    'ActivateEmergencyCredit',
    asking('ESME', ecs09),
    on('GSME', gcs06, () => ({ select: { commandIssueDateTime: 0, originatingDevice: 0 } })),
  ),
]
