import type { BodyContent } from '../../../duis/bodies/request-bodies.ts'
import type { DateMask } from '../../../gbcs/dlms/calendar.ts'
import {
  ecs02,
  ecs03,
  ecs04a,
  ecs04b,
  ecs05,
  ecs07,
  ecs08,
  ecs08a,
  ecs09,
} from '../../../gbcs/dlms/commands/payment.ts'
import {
  gcs02,
  gcs03,
  gcs04,
  gcs05,
  gcs06,
  gcs40a,
  gcs40b,
  gcs40c,
  gcs40d,
} from '../../../gbcs/gbz/commands/settings.ts'
import { gasCalendarOf, gasConstants, inOrder, specialDaysByBits, weekdaysOf } from '../calendars.ts'
import { dateOf, executionOf, gasExecution } from '../moments.ts'
import { allOf, always, must, NotAsked, type Reading, reading } from '../reading.ts'
import { collects, debtOf, inCredit, secondInCredit } from './collections.ts'
import { flatPrice } from './tariff.ts'

type Balance = BodyContent<'UpdateMeterBalance'>
type Values<Of> = Of extends { write(values: infer Said, counter: bigint): Buffer } ? Said : never

/** An ESME has the same command for both modes: the request says which. */
const balanceOf = (said: object, asked: Balance) =>
  asked.creditMode === undefined ? { prepaymentMode: said } : { creditMode: said }

const reset = { resetMeterBalance: {} } as const

const adjusted = (values: Values<typeof gcs40a>, creditAdjustmentType: number): number => {
  always(values.adjustment, { startTime: 0, creditAdjustmentType })
  return values.adjustment.creditAdjustmentValue
}

/** Payment control configurations of a GSME: credit mode, prepayment mode, and bits that are added to this. */
const gasCredit = 0x0c94
const gasPrepayment = 0x0097
const suspended = { whileDisabled: 0x0400, inEmergency: 0x0800 } as const

function gasModeOf({ mode }: Values<typeof gcs03>): number {
  gasConstants(mode)
  return mode.proposedPaymentControlConfiguration
}

const rateOf = (rate: Values<typeof ecs07>['rate1'], seconds: number, field: string) => ({
  debtRecoveryRate: flatPrice(rate, field),
  debtRecoveryRatePriceScale: rate.scaling.priceScale,
  debtRecoveryRatePeriod: seconds === 3600 ? 'HOURLY' : seconds === 86_400 ? 'DAILY' : undefined,
})

function gasDebtsOf({ debts }: Values<typeof gcs04>) {
  const [one, two, three, ...others] = debts
  if (one === undefined || two === undefined || three === undefined || others.length > 0)
    throw new NotAsked('the debts')
  for (const [at, debt] of [one, two, three].entries())
    always(debt, {
      debtLabel: Buffer.alloc(0),
      debtAmountType: 2 * at + 1,
      debtRecoveryStartTime: 0,
      debtRecoveryCollectionTime: 0,
      debtRecoveryMethod: at === 2 ? 1 : 0,
      ...(at === 2 ? { debtRecoveryFrequency: 1, debtRecoveryAmount: 0 } : { debtRecoveryBalancePercentage: 0 }),
    })
  const byTime = ({ debtRecoveryAmount, debtRecoveryFrequency }: typeof one) => ({
    debtRecoveryRate: debtRecoveryAmount,
    debtRecoveryRatePeriod: ['HOURLY', 'DAILY'][debtRecoveryFrequency],
  })
  return {
    timeDebtRegister1: one.debtAmount,
    timeDebtRegister2: two.debtAmount,
    paymentDebtRegister: three.debtAmount,
    debtRecoveryPerPayment: three.debtRecoveryBalancePercentage,
    gasDebtRecovery1: byTime(one),
    gasDebtRecovery2: byTime(two),
  }
}

const nonDisablement: Readonly<Record<number, string>> = { 32: 'START', 33: 'STOP' }

/** A date without a weekday, of which 65535 is every year. */
const plainDate = ({ year, month, day, weekday }: DateMask) => {
  must(weekday === null, 'StartDate, EndDate')
  return { year: year ?? 0xffff, month, day }
}

function electricityConfiguration(values: Values<typeof ecs08>, body: BodyContent<'UpdatePrepayConfiguration'>) {
  const calendar = body.updatePrepayConfigElectricity?.electricityNonDisablementCalendar
  must(values.debtRecoveryRateCapPeriodSeconds === 604_800, 'the period of DebtRecoveryRateCap')
  const moments = [
    ...[values.nonDisablementFrom, values.maxMeterBalanceFrom, values.maxCreditThresholdFrom],
    ...[values.debtRecoveryRateCapFrom, values.debtRecoveryRateCapPeriodFrom, values.lowCreditThresholdFrom],
    ...[values.emergencyCreditLimitFrom, values.emergencyCreditThresholdFrom, values.specialDaysFrom],
  ]
  return {
    executionDateTime: allOf(
      body.executionDateTime,
      ...moments.map((from) => executionOf(from, body.executionDateTime)),
    ),
    updatePrepayConfigElectricity: {
      debtRecoveryRateCap: values.debtRecoveryRateCap,
      emergencyCreditLimit: values.emergencyCreditLimit,
      emergencyCreditThreshold: values.emergencyCreditThreshold,
      lowCreditThreshold: values.lowCreditThreshold,
      electricityNonDisablementCalendar: {
        electricitySpecialDays: {
          specialDay: values.specialDays.map(({ index, date, day }) => {
            must(day === index, 'the day of a special day')
            return { index, date: dateOf(date) }
          }),
        },
        electricityNonDisablementSchedule: values.nonDisablement.map((entry, at) => {
          const asked = calendar?.electricityNonDisablementSchedule[at]
          inOrder(entry, at)
          return {
            nonDisablementScript: nonDisablement[entry.selector],
            specialDaysApplicability: {
              specialDayApplicability: specialDaysByBits(
                entry.specialDays,
                values.specialDays.length,
                asked?.specialDaysApplicability.specialDayApplicability.map(({ specialDayId }) => specialDayId),
              ).map((specialDayId) => ({ specialDayId })),
            },
            daysOfWeekApplicability: weekdaysOf(entry.weekdays, asked?.daysOfWeekApplicability),
            scheduleDatesAndTime: {
              switchTime: entry.switchTime,
              startDate: plainDate(entry.begin),
              endDate: plainDate(entry.end),
            },
          }
        }),
      },
      maxMeterBalance: values.maxMeterBalance,
      maxCreditThreshold: values.maxCreditThreshold,
    },
  }
}

const friendlyCredit: Readonly<Record<number, string>> = { 1: 'START', 0: 'STOP' }

function gasConfiguration(values: Values<typeof gcs05>, body: BodyContent<'UpdatePrepayConfiguration'>) {
  const asked = body.updatePrepayConfigGas?.gasNonDisablementCalendar
  const { emergencyCredit, debtCap, lowCredit, maximumCredit } = values
  gasConstants(emergencyCredit, debtCap, maximumCredit)
  const calendar = gasCalendarOf(values, 3, {
    executionDateTime: body.executionDateTime,
    weeks: asked?.weekProfiles,
  })
  const at = (moment: number) => gasExecution(moment, body.executionDateTime)
  return {
    executionDateTime: allOf(
      body.executionDateTime,
      at(emergencyCredit.startTime),
      at(debtCap.implementationDateTime),
      at(lowCredit.fromDateTime),
      at(maximumCredit.implementationDateTime),
      calendar.executionDateTime,
    ),
    updatePrepayConfigGas: {
      debtRecoveryRateCap: debtCap.overallDebtCap,
      emergencyCreditLimit: emergencyCredit.emergencyCreditLimit,
      emergencyCreditThreshold: emergencyCredit.emergencyCreditThreshold,
      lowCreditThreshold: lowCredit.payload.lowCreditWarningLevel,
      gasNonDisablementCalendar: {
        dayProfiles: {
          gasNonDisablementDayProfile: calendar.days.map(({ id, entries }, day) => ({
            timeStartAction: entries.map(({ startTime, action }, entry) => {
              const time = asked?.dayProfiles.gasNonDisablementDayProfile[day]?.timeStartAction[entry]?.startTime
              return {
                // A gas calendar counts minutes.
                startTime: {
                  hour: Math.floor(startTime / 60),
                  minute: startTime % 60,
                  second: time?.second,
                  hundredths: time?.hundredths,
                },
                nonDisablementAction: friendlyCredit[action],
              }
            }),
            gasDayName: id,
          })),
        },
        weekProfiles: calendar.weeks,
        seasonProfiles: calendar.seasons,
        specialDays: calendar.specialDays,
      },
      maxMeterBalance: maximumCredit.maximumCreditLevel,
      maxCreditThreshold: maximumCredit.maximumCreditPerTopUp,
    },
  }
}

/** 1.5 to 2.5: balances, payment modes, debt and credit. */
export const paymentReadings: readonly Reading[] = [
  reading('1.5', 'UpdateMeterBalance', ecs04a, ({ amount }, asked) => balanceOf({ adjustMeterBalance: amount }, asked)),
  reading('1.5', 'UpdateMeterBalance', ecs04b, (_, asked) => balanceOf(reset, asked)),
  reading('1.5', 'UpdateMeterBalance', gcs40a, (values) => ({
    prepaymentMode: { adjustMeterBalance: adjusted(values, 0) },
  })),
  reading('1.5', 'UpdateMeterBalance', gcs40b, (values) => {
    must(adjusted(values, 1) === 0, 'ResetMeterBalance')
    return { prepaymentMode: reset }
  }),
  reading('1.5', 'UpdateMeterBalance', gcs40c, (values) => ({
    creditMode: { adjustMeterBalance: adjusted(values, 3) },
  })),
  reading('1.5', 'UpdateMeterBalance', gcs40d, (values) => {
    must(adjusted(values, 2) === 0, 'ResetMeterBalance')
    return { creditMode: reset }
  }),
  reading('1.6', 'UpdatePaymentMode', ecs02, ({ configuration, from }, asked) => {
    must(collects(configuration, inCredit, secondInCredit), 'the charges that are collected from each credit')
    return { executionDateTime: executionOf(from, asked.executionDateTime), credit: {} }
  }),
  reading('1.6', 'UpdatePaymentMode', ecs03, (values, asked) => ({
    executionDateTime: allOf(
      asked.executionDateTime,
      executionOf(values.from, asked.executionDateTime),
      executionOf(values.thresholdFrom, asked.executionDateTime),
    ),
    prepayment: { ...debtOf(values.configuration), disablementThreshold: values.disablementThreshold },
  })),
  reading('1.6', 'UpdatePaymentMode', gcs02, (values, asked) => {
    must(gasModeOf(values) === gasCredit, 'the payment control configuration')
    always(values.mode, { cutOffValue: -1 })
    return { executionDateTime: gasExecution(values.mode.implementationDateTime, asked.executionDateTime), credit: {} }
  }),
  reading('1.6', 'UpdatePaymentMode', gcs03, (values, asked) => {
    const mode = gasModeOf(values)
    const { whileDisabled, inEmergency } = suspended
    must((mode & ~(whileDisabled | inEmergency)) === gasPrepayment, 'the payment control configuration')
    return {
      executionDateTime: gasExecution(values.mode.implementationDateTime, asked.executionDateTime),
      prepayment: {
        suspendDebtDisabled: (mode & whileDisabled) !== 0,
        suspendDebtEmergency: (mode & inEmergency) === 0,
        disablementThreshold: values.mode.cutOffValue,
      },
    }
  }),
  reading('1.7', 'ResetTariffBlockCounterMatrix', ecs05, () => ({})),
  reading('2.1', 'UpdatePrepayConfiguration', ecs08a, electricityConfiguration),
  reading('2.1', 'UpdatePrepayConfiguration', ecs08, electricityConfiguration),
  reading('2.1', 'UpdatePrepayConfiguration', gcs05, gasConfiguration),
  reading('2.3', 'UpdateDebt', ecs07, (values) => ({
    timeDebtRegister1: values.debt1,
    timeDebtRegister2: values.debt2,
    paymentDebtRegister: values.paymentDebt,
    debtRecoveryPerPayment: values.perPayment,
    elecDebtRecovery1: rateOf(values.rate1, values.periodSeconds1, 'ElecDebtRecovery1'),
    elecDebtRecovery2: rateOf(values.rate2, values.periodSeconds2, 'ElecDebtRecovery2'),
  })),
  reading('2.3', 'UpdateDebt', gcs04, gasDebtsOf),
  reading('2.5', 'ActivateEmergencyCredit', ecs09, () => ({})),
  reading('2.5', 'ActivateEmergencyCredit', gcs06, ({ select }) => {
    always(select, { commandIssueDateTime: 0, originatingDevice: 0 })
    return {}
  }),
]
