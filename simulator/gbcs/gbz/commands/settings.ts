import { calendar } from '../clusters/calendar.ts'
import { deviceManagement } from '../clusters/device-management.ts'
import { events } from '../clusters/events.ts'
import { messaging } from '../clusters/messaging.ts'
import { metering } from '../clusters/metering.ts'
import { prepayment } from '../clusters/prepayment.ts'
import { price } from '../clusters/price.ts'
import { always, each, gbzCommand, sent, sentWithStart } from '../command.ts'

/** Gives a GSME what a customer has bought. */
export const cs01b = gbzCommand(0x0097, { topUp: sent(prepayment, 'fromClient', 0x04) })

/** Empties the event log. */
export const cs11 = gbzCommand(0x0015, { log: always(sent(events, 'fromClient', 0x01), { logId: 3 }) })

/** A calendar and all that belongs to it. */
const calendarParts = {
  calendar: sent(calendar, 'fromServer', 0x00),
  days: each(sent(calendar, 'fromServer', 0x01)),
  weeks: each(sent(calendar, 'fromServer', 0x02)),
  seasons: sent(calendar, 'fromServer', 0x03),
  specialDays: sent(calendar, 'fromServer', 0x04),
}

/** Sets tariff and prices of a GSME; a tariff by time of use has no thresholds. */
export const gcs01a = gbzCommand(0x006b, {
  ...calendarParts,
  tariff: sent(price, 'fromServer', 0x04),
  thresholds: each(sent(price, 'fromServer', 0x06)),
  prices: sent(price, 'fromServer', 0x05),
})

/** Sets its prices alone. */
export const gcs01b = gbzCommand(0x00a3, {
  tariff: sent(price, 'fromServer', 0x04),
  prices: sent(price, 'fromServer', 0x05),
})

/** Sets a GSME to credit mode, and to prepayment mode. */
export const gcs02 = gbzCommand(0x006c, { mode: sent(prepayment, 'fromClient', 0x06) })
export const gcs03 = gbzCommand(0x006d, { mode: sent(prepayment, 'fromClient', 0x06) })

/** Sets what is owed, and how fast it is recovered. */
export const gcs04 = gbzCommand(0x006e, { debts: each(sent(prepayment, 'fromClient', 0x02)) })

/** Sets limits of credit, and when supply is not cut off. */
export const gcs05 = gbzCommand(0x006f, {
  emergencyCredit: sent(prepayment, 'fromClient', 0x03),
  debtCap: sent(prepayment, 'fromClient', 0x0c),
  lowCredit: sentWithStart(prepayment, 0x09),
  maximumCredit: sent(prepayment, 'fromClient', 0x0b),
  ...calendarParts,
})

/** Gives emergency credit. */
export const gcs06 = gbzCommand(0x0070, { select: sent(prepayment, 'fromClient', 0x00) })

/** Shows a message. */
export const gcs07 = gbzCommand(0x0071, { message: sent(messaging, 'fromServer', 0x00) })

/** Hides what is from before a change of tenancy. */
export const gcs09 = gbzCommand(0x0072, { tenancy: sent(deviceManagement, 'fromServer', 0x00) })

/** Has a GSME forget its privacy PIN. */
export const gcs11 = gbzCommand(0x0073, { password: sent(deviceManagement, 'fromServer', 0x02) })

/** Sets which events are told of, and where. */
export const gcs20 = gbzCommand(0x00ad, { configurations: each(sent(deviceManagement, 'fromServer', 0x04)) })

/** Sets how volume is converted to energy. */
export const gcs23 = gbzCommand(0x007c, {
  conversionFactor: sent(price, 'fromServer', 0x02),
  calorificValue: sent(price, 'fromServer', 0x03),
})

const flow = { threshold: sent(metering, 'fromClient', 0x0e), states: sent(metering, 'fromClient', 0x0d) }

/** Sets what flow is uncontrolled, and what closes the valve. */
export const gcs24 = gbzCommand(0x007d, flow)
export const gcs24a = gbzCommand(0x00fc, flow)

const billing = { billing: sent(price, 'fromServer', 0x09), block: sent(price, 'fromServer', 0x01) }

/** Sets the billing calendar. */
export const gcs25 = gbzCommand(0x007e, billing)
export const gcs25a = gbzCommand(0x00d8, billing)

/** Has a GSME begin a new Network Data Log. */
export const gcs31 = gbzCommand(0x0080, { sampling: sent(metering, 'fromClient', 0x07) })

const supply = { supply: sent(metering, 'fromClient', 0x0b) }

/** Closes the valve of a GSME, and arms it. */
export const gcs32 = gbzCommand(0x0081, supply)
export const gcs39 = gbzCommand(0x0085, supply)

/** Shows the number by which a customer is known to be who they say. */
export const gcs36 = gbzCommand(0x0083, { number: sent(deviceManagement, 'fromServer', 0x06) })

const adjustment = { adjustment: sent(prepayment, 'fromClient', 0x05) }

/** Adds to the balance of a GSME or has it begin at nothing, in prepayment mode and in credit mode. */
export const gcs40a = gbzCommand(0x0086, adjustment)
export const gcs40b = gbzCommand(0x00b4, adjustment)
export const gcs40c = gbzCommand(0x00c0, adjustment)
export const gcs40d = gbzCommand(0x00c2, adjustment)

/** Sets the MPRN that a GSME shows. */
export const gcs41 = gbzCommand(0x0087, { siteId: sent(deviceManagement, 'fromServer', 0x03) })

/** Who supplies, and how to reach them. */
export const gcs44 = gbzCommand(0x0088, { supplier: sent(deviceManagement, 'fromServer', 0x01) })
