import { basic } from '../clusters/basic.ts'
import { calendar } from '../clusters/calendar.ts'
import { deviceManagement } from '../clusters/device-management.ts'
import { events } from '../clusters/events.ts'
import { metering } from '../clusters/metering.ts'
import { prepayment } from '../clusters/prepayment.ts'
import { price } from '../clusters/price.ts'
import { always, attributesRead, each, gbzCommand, sent, sentWithStart } from '../command.ts'

/** Reads the register of a GSME, its counters by block, and its registers by time of use, with their unit. */
export const gcs13a = gbzCommand(0x0074, { read: attributesRead(metering, 0x0302, 0x0301, 0x0300, 0x0000) })
export const gcs13b = gbzCommand(0x00b8, {
  read: attributesRead(metering, 0x0700, 0x0701, 0x0702, 0x0703, 0x0302, 0x0301, 0x0300),
})
export const gcs13c = gbzCommand(0x00b6, {
  read: attributesRead(metering, 0x0302, 0x0301, 0x0300, 0x0100, 0x0102, 0x0104, 0x0106),
})

/** Reads balances and debts. */
export const gcs14 = gbzCommand(0x0075, {
  unit: attributesRead(price, 0x0617, 0x0616),
  read: attributesRead(prepayment, 0x0005, 0x0002, 0x0001, 0x0231, 0x0211, 0x0221),
})

const snapshots = {
  consumption: each(sent(metering, 'fromClient', 0x06)),
  credit: each(sent(prepayment, 'fromClient', 0x07)),
}

/** Reads the Billing Data Log: what a change of mode or tariff brought about, or the billing calendar. */
export const gcs15b = gbzCommand(0x00c3, { credit: snapshots.credit, consumption: snapshots.consumption })
export const gcs15c = gbzCommand(0x0076, snapshots)

/** Reads payments of debt, and top ups. */
export const gcs15d = gbzCommand(0x00c4, { debts: sentWithStart(prepayment, 0x0a) })
export const gcs15e = gbzCommand(0x00c5, { topUps: sentWithStart(prepayment, 0x08) })

/** Reads the Daily Read Log: consumption, or credit. */
export const gcs16a = gbzCommand(0x0077, { consumption: snapshots.consumption })
export const gcs16b = gbzCommand(0x0096, { credit: snapshots.credit })

const samples = { samples: sent(metering, 'fromClient', 0x08) }

/** Reads samples: of the half hours, of the Network Data Log, and of the days. */
export const gcs17 = gbzCommand(0x0078, samples)
export const gcs18 = gbzCommand(0x0079, samples)
export const gcs61 = gbzCommand(0x00a0, samples)

/** Reads which events are told of, and where. */
export const gcs20r = gbzCommand(0x00f1, {
  // FF: every event.
  events: always(sent(deviceManagement, 'fromServer', 0x05), { eventId: 0x81ff }),
})

/** Reads conversion to energy, and what flow is uncontrolled. */
export const gcs21a = gbzCommand(0x007b, {
  conversion: attributesRead(price, 0x0306, 0x0305, 0x0304, 0x0303, 0x0302),
  flow: attributesRead(metering, 0x0b13, 0x0b12, 0x0b11, 0x0b10, 0x0b14, 0x0b15),
})

const currentCalendar = { providerId: 0, issuerCalendarId: 0xffffffff }
/** The calendar of times at which supply is not cut off. */
const nonDisablementCalendar = { providerId: 0, issuerCalendarId: 0xfffffffe }

const calendarRead = (which: typeof currentCalendar, calendarType: number) => ({
  days: always(sent(calendar, 'fromClient', 0x01), { ...which, startDayId: 1, numberOfDays: 0 }),
  weeks: always(sent(calendar, 'fromClient', 0x02), { ...which, startWeekId: 1, numberOfWeeks: 0 }),
  seasons: always(sent(calendar, 'fromClient', 0x03), which),
  specialDays: always(sent(calendar, 'fromClient', 0x04), {
    startTime: 0,
    numberOfEvents: 0,
    calendarType,
    ...which,
  }),
})

/** Reads how prepayment is configured. */
export const gcs21b = gbzCommand(0x00b5, {
  configuration: attributesRead(
    prepayment,
    ...[0x0239, 0x0006, 0x0216, 0x0226, 0x0040, 0x0010, 0x0011, 0x0031, 0x0021, 0x0022, 0x0217, 0x0227],
  ),
  unit: attributesRead(price, 0x0617),
  ...calendarRead(nonDisablementCalendar, 3),
})

const billingPeriod = {
  period: always(sent(price, 'fromClient', 0x0b), {
    earliestStartTime: 0,
    minimumIssuerEventId: 0xffffffff,
    numberOfCommands: 1,
    tariffType: 0,
  }),
}

/** Reads the billing calendar. */
export const gcs21d = gbzCommand(0x009d, billingPeriod)
export const gcs21k = gbzCommand(0x00da, billingPeriod)

/** Reads what a meter is. */
export const gcs21e = gbzCommand(0x009e, {
  make: attributesRead(basic, 0x0004, 0x0005, 0x0003),
  states: attributesRead(metering, 0x0608, 0x0607),
})
export const gcs21m = gbzCommand(0x00fb, {
  make: attributesRead(basic, 0x0004, 0x0005),
  states: attributesRead(metering, 0x0608, 0x0607),
})

/** Reads tariff and prices. */
export const gcs21f = gbzCommand(0x009f, {
  prices: attributesRead(
    price,
    ...[0x0203, 0x0202, 0x0100, 0x0101, 0x0102, 0x0615, 0x0400, 0x0401, 0x0402, 0x0403, 0x0410, 0x0420, 0x0430],
    ...[0x0440, 0x0616, 0x0617, 0x0301],
  ),
  ...calendarRead(currentCalendar, 0),
  current: always(sent(price, 'fromClient', 0x00), { commandOptions: 0 }),
})

/** Reads the payment mode. */
export const gcs21j = gbzCommand(0x00bf, { read: attributesRead(prepayment, 0x0000) })

/** Reads whether the valve is open. */
export const gcs33 = gbzCommand(0x0082, { read: attributesRead(metering, 0x0205, 0x0014) })

/** Reads the firmware version of a GSME. */
export const gcs38 = gbzCommand(0x0084, { read: attributesRead(metering, 0x0206) })

/** Reads the MPRN that it shows. */
export const gcs46 = gbzCommand(0x0089, { read: attributesRead(metering, 0x0307) })

const balance = { bill: attributesRead(metering, 0x0a00), credit: attributesRead(prepayment, 0x0001) }

/** Reads the balance. */
export const gcs60 = gbzCommand(0x008d, balance)
export const gcs60a = gbzCommand(0x012a, balance)

/** Reads the event log, and the security log. */
export const cs10a = gbzCommand(0x0014, { log: sent(events, 'fromClient', 0x00) })
export const cs10b = gbzCommand(0x00a1, { log: sent(events, 'fromClient', 0x00) })
