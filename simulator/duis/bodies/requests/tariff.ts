import type { SimpleType } from '../notation/simple-type.ts'
import { integer, oneOf, positive, short, text, time, unsignedInt, unsignedLong } from '../notation/simple-types.ts'
import { attributed, choice, list, nothing, sequence } from '../notation/structure.ts'
import { dateWithWildcards, gasDateWithWildcards } from '../values/moments.ts'

/** A value with its place in a table, counted from 1. */
export const indexed = <Value>(most: number, of: SimpleType<Value>) => attributed({ index: positive(most) }, of)

/** Powers of ten that a price is multiplied by. */
export const priceScale = integer(-128, 127)
const price = short()
const currencyUnits = oneOf('GBP', 'ECB')

const week = <const Most extends number>(names: number, days: Most) =>
  sequence({ weekName: positive(names), referencedDayName: list(indexed(7, positive(days)), 7, 7) })

const electricityWeeks = sequence({ weekProfile: list(week(4, 16), 1, 4) })
const electricitySeasons = sequence({
  season: list(
    sequence({
      seasonName: text({ maxLength: 8 }),
      seasonStartDate: dateWithWildcards,
      referencedWeekName: positive(4),
    }),
    1,
    4,
  ),
})
const electricitySpecialDays = sequence({
  specialDay: list(sequence({ date: dateWithWildcards, referencedDayName: positive(16) }), 0, 50),
})

const primaryDay = sequence({
  dayName: positive(16),
  profileSchedule: list(
    sequence({ startTime: time }, choice({ touTariffAction: positive(48), blockTariffAction: positive(8) })),
    1,
    48,
  ),
})

const secondaryDay = sequence({
  dayName: positive(16),
  profileSchedule: list(sequence({ startTime: time, touTariffAction: positive(4) }), 1, 48),
})

/** When which rate applies, on the secondary element of a twin element meter. */
export const secondarySwitching = {
  switchingTable: sequence({
    dayProfiles: sequence({ dayProfile: list(secondaryDay, 1, 16) }),
    weekProfiles: electricityWeeks,
    seasons: electricitySeasons,
  }),
  specialDays: electricitySpecialDays,
} as const

/** When which rate or block applies, and where the blocks begin, for electricity. */
export const electricityTariff = sequence({
  currencyUnits,
  switchingTable: sequence({
    dayProfiles: sequence({ dayProfile: list(primaryDay, 1, 16) }),
    weekProfiles: electricityWeeks,
    seasons: electricitySeasons,
  }),
  specialDays: electricitySpecialDays,
  thresholdMatrix: sequence({
    thresholds: list(
      attributed({ index: positive(8) }, sequence({ blockThreshold: list(indexed(3, unsignedInt()), 1, 3) })),
      8,
      8,
    ),
  }),
})

/** Gas weeks and seasons, by how many day profiles there are to refer to. */
export const gasWeeks = (days: number) => sequence({ weekProfile: list(week(2, days), 1, 2) })
export const gasSeasons = sequence({
  season: list(sequence({ seasonStartDate: gasDateWithWildcards, referencedWeekName: positive(2) }), 1, 3),
})
export const gasSpecialDays = (days: number) =>
  sequence({
    specialDay: list(sequence({ date: gasDateWithWildcards, referencedDayName: positive(days) }), 0, 20),
  })

const gasDay = sequence({ dayName: positive(4) }, choice({ touTariffAction: positive(4), blockTariff: nothing }))

/** When which rate applies, and where the blocks begin, for gas. */
export const gasTariff = sequence({
  switchingTable: sequence({
    dayProfiles: sequence({ dayProfile: list(gasDay, 1, 4) }),
    weekProfiles: gasWeeks(4),
    seasons: gasSeasons,
  }),
  specialDays: gasSpecialDays(4),
  thresholdMatrix: sequence({ blockThreshold: list(indexed(3, unsignedLong(2 ** 48 - 1)), 1, 3) }),
})

const blockPrices = list(
  attributed({ index: positive(8) }, sequence({ blockPrice: list(indexed(4, price), 1, 4) })),
  1,
  8,
)
const touPrices = list(indexed(48, price), 1, 48)

const electricityPrices = sequence(
  { standingCharge: price, standingChargeScale: priceScale, priceScale },
  choice({
    blockTariff: sequence({ blockPrices }),
    touTariff: sequence({ touPrice: touPrices }),
    hybridTariff: sequence({ blockPrices, touPrice: touPrices }),
  }),
)

const gasPrices = sequence(
  { currencyUnits, standingCharge: unsignedInt() },
  choice({
    blockTariff: sequence({ blockPrice: list(indexed(4, unsignedInt()), 1, 4), numberOfThresholds: positive(3) }),
    touTariff: sequence({ touPrice: list(indexed(4, unsignedInt()), 1, 4) }),
  }),
)

/** What the rates and blocks cost. */
export const primaryPrices = sequence(
  choice({ electricityPriceElements: electricityPrices, gasPriceElements: gasPrices }),
)
export const secondaryPrices = sequence({ priceScale, electricityPriceElement: list(indexed(4, price), 1, 4) })
