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
import { activationOf, dateMaskOf, dateMaskOfDate, specialDaysOf, weekdaysOf } from '../moments.ts'
import { asking, on, row, sinceGbcs, type TransformRow } from '../row.ts'
import {
  adjusting,
  adjustmentTypes,
  gasConfiguration,
  gasCredit,
  gasDebts,
  gasMode,
  gasPaymentMode,
  gasPrepaymentOf,
  zeroIf,
} from './gas-payment.ts'
import { collections, creditCollections, prepaymentCollections } from './payment-collections.ts'

const periodSeconds = { HOURLY: 3600, DAILY: 86_400 } as const
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
