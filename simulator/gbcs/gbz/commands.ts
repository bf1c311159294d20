import { deviceManagement } from './clusters/device-management.ts'
import { metering } from './clusters/metering.ts'
import { attributesRead, gbzCommand, sent } from './command.ts'

/** Sets the MPRN that a GSME shows. */
export const gcs41 = gbzCommand(0x0087, { siteId: sent(deviceManagement, 'fromServer', 0x03) })

/** Reads it. */
export const gcs46 = gbzCommand(0x0089, { read: attributesRead(metering, 0x0307) })

/** Reads the register of a GSME, with its unit. */
export const gcs13a = gbzCommand(0x0074, { read: attributesRead(metering, 0x0302, 0x0301, 0x0300, 0x0000) })

/** Reads the firmware version of a GSME. */
export const gcs38 = gbzCommand(0x0084, { read: attributesRead(metering, 0x0206) })

/** Reads samples of the Network Data Log of a GSME, and has it begin a new one. */
export const gcs18 = gbzCommand(0x0079, { samples: sent(metering, 'fromClient', 0x08) })
export const gcs31 = gbzCommand(0x0080, { sampling: sent(metering, 'fromClient', 0x07) })
