import { date, int, oneOf, positive, short, text, time, unsignedInt, unsignedShort } from '../notation/simple-types.ts'
import { attributed, choice, choiceOf, list, nothing, sequence } from '../notation/structure.ts'
import { dateWithWildcards, daysOfWeekApplicability, futureDated } from '../values/moments.ts'
import { gasSeasons, gasSpecialDays, gasWeeks, priceScale } from './tariff.ts'

/** Where non-disablement begins or ends: supply is not cut off in between, whatever the balance. */
const startOrStop = oneOf('START', 'STOP')

const electricityCalendar = sequence({
  electricitySpecialDays: sequence({
    specialDay: list(attributed({ index: positive(20) }, sequence({ date: dateWithWildcards })), 0, 20),
  }),
  electricityNonDisablementSchedule: list(
    sequence({
      nonDisablementScript: startOrStop,
      specialDaysApplicability: sequence({
        specialDayApplicability: list(sequence({ specialDayId: positive(20) }), 0, 20),
      }),
      daysOfWeekApplicability,
      scheduleDatesAndTime: sequence({ switchTime: time, startDate: date, endDate: date }),
    }),
    1,
    22,
  ),
})

const gasCalendarDay = sequence({
  timeStartAction: list(sequence({ startTime: time, nonDisablementAction: startOrStop }), 1, 3),
  gasDayName: positive(5),
})

const gasCalendar = sequence({
  dayProfiles: sequence({ gasNonDisablementDayProfile: list(gasCalendarDay, 1, 5) }),
  weekProfiles: gasWeeks(5),
  seasonProfiles: gasSeasons,
  specialDays: gasSpecialDays(5),
})

const electricityConfiguration = sequence({
  debtRecoveryRateCap: unsignedShort(),
  emergencyCreditLimit: int(),
  emergencyCreditThreshold: int(),
  lowCreditThreshold: int(),
  electricityNonDisablementCalendar: electricityCalendar,
  maxMeterBalance: int(),
  maxCreditThreshold: int(),
})

const gasConfiguration = sequence({
  debtRecoveryRateCap: int(),
  emergencyCreditLimit: unsignedInt(),
  emergencyCreditThreshold: unsignedInt(),
  lowCreditThreshold: unsignedInt(),
  gasNonDisablementCalendar: gasCalendar,
  maxMeterBalance: unsignedInt(),
  maxCreditThreshold: unsignedInt(),
})

const debtRecoveryRatePeriod = oneOf('HOURLY', 'DAILY')
const electricityDebt = sequence({
  debtRecoveryRate: short(),
  debtRecoveryRatePriceScale: priceScale,
  debtRecoveryRatePeriod,
})
const gasDebt = sequence({ debtRecoveryRate: int(), debtRecoveryRatePeriod })

/** Service References 2: prepayment. */
export const prepayment = {
  UpdatePrepayConfiguration: sequence(
    futureDated,
    choice({
      updatePrepayConfigElectricity: electricityConfiguration,
      updatePrepayConfigGas: gasConfiguration,
    }),
  ),
  TopUpDevice: sequence({ utrn: text({ pattern: '[0-9]{20}' }) }),
  UpdateDebt: sequence(
    {
      timeDebtRegister1: int(),
      timeDebtRegister2: int(),
      paymentDebtRegister: int(),
      // Hundredths of a per cent of each payment.
      debtRecoveryPerPayment: unsignedShort(0, 10_000),
    },
    choiceOf(
      { elecDebtRecovery1: electricityDebt, elecDebtRecovery2: electricityDebt },
      { gasDebtRecovery1: gasDebt, gasDebtRecovery2: gasDebt },
    ),
  ),
  ActivateEmergencyCredit: nothing,
} as const
