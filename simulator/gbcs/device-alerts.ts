import { formatAlertCode } from './alert-codes.ts'
import { eventCodes } from './event-codes.ts'

/** Whom a device tells of an event: the holder of the cells of one Remote Party Role. */
export const alertRecipients = ['supplier', 'networkOperator', 'accessControlBroker'] as const

export type AlertRecipient = (typeof alertRecipients)[number]

/** What an alert code stands for. */
export interface DeviceAlert {
  /** Null for a code that is not in the table. */
  readonly meaning: string | null
  /** Whom it is for, where the device has cells of both. */
  readonly recipient: Exclude<AlertRecipient, 'accessControlBroker'>
  /** Signed (GCA), or under a MAC (GNCA). */
  readonly critical: boolean
}

/** What a user says of alert codes in place of the table, by code: `8F35` (setting `deviceAlerts`). */
export type DeviceAlertCorrections = Readonly<
  Record<string, { readonly recipient?: DeviceAlert['recipient'] | undefined; readonly critical?: boolean | undefined }>
>

/**
 * Alert codes with what each reports and whom it is for. Meanings of codes that GBCS messages show are sure; recipients
 * are likely, from published lists of meters (docs/domain/codes.md#device-alerts).
 */
export const deviceAlerts: Readonly<Record<string, readonly [meaning: string, recipient: DeviceAlert['recipient']]>> = {
  '8002': ['Average voltage above its threshold', 'networkOperator'],
  '8006': ['Average voltage below its threshold', 'networkOperator'],
  '8010': ['Over-current', 'networkOperator'],
  '8011': ['Over-current, phase 1', 'networkOperator'],
  '8013': ['Over-current, phase 3', 'networkOperator'],
  '8014': ['Power factor below its threshold', 'networkOperator'],
  '8015': ['Power factor back above its threshold', 'networkOperator'],
  '8016': ['Over-current, phase 2', 'networkOperator'],
  '8020': ['Voltage beyond a threshold', 'networkOperator'],
  '8024': ['Voltage beyond a threshold', 'networkOperator'],
  '8028': ['Voltage beyond a threshold', 'networkOperator'],
  '802C': ['Voltage beyond a threshold', 'networkOperator'],
  '8085': ['Voltage back within its threshold', 'networkOperator'],
  '8089': ['Voltage back within its threshold', 'networkOperator'],
  '808D': ['Voltage back within its threshold', 'networkOperator'],
  '8091': ['Voltage back within its threshold', 'networkOperator'],
  '8095': ['Voltage back within its threshold', 'networkOperator'],
  '8099': ['Voltage back within its threshold', 'networkOperator'],
  '8145': ['Clock adjusted', 'supplier'],
  '8154': ['Immediate HAN interface command successfully actioned', 'supplier'],
  '8155': ['Immediate HAN interface command not successfully actioned', 'supplier'],
  '8183': ['Device joined the SMHAN', 'supplier'],
  '8F1E': ['Integrity check of the content or format of a command failed', 'supplier'],
  '8F30': ['Source of a command does not have authority', 'supplier'],
  '8F34': ['Supply enabled after a load limit', 'supplier'],
  '8F35': ['Supply restored after an interruption', 'networkOperator'],
  '8F36': ['Supply restored after an interruption of 3 minutes or more', 'networkOperator'],
  '8F37': ['Supply restored after an interruption, by phase', 'networkOperator'],
  '8F38': ['Supply restored after an interruption, by phase', 'networkOperator'],
  '8F39': ['Supply restored after an interruption, by phase', 'networkOperator'],
  '8F3A': ['Supply restored after an interruption, by phase', 'networkOperator'],
  '8F3B': ['Supply restored after an interruption, by phase', 'networkOperator'],
  '8F3C': ['Supply restored after an interruption, by phase', 'networkOperator'],
  '8F3D': ['Authentication of a trusted source failed', 'supplier'],
  '8F3E': ['Unauthorised communication access attempted', 'supplier'],
  '8F53': ['Other authentication or authorisation failure', 'supplier'],
  '8F60': ['Unusual number of malformed, out-of-order or unexpected commands received', 'supplier'],
  '8F66': ['Future dated HAN interface command successfully actioned', 'supplier'],
  '8F67': ['Future dated HAN interface command not successfully actioned', 'supplier'],
  '8F57': ['Supply interrupted', 'networkOperator'],
  '8F69': ['Device commissioned', 'supplier'],
  '8F70': ['Security credentials updated', 'supplier'],
  '8F74': ['Meter cover removed', 'supplier'],
  '8F75': ['Strong magnetic field', 'supplier'],
  '8F76': ['Terminal cover removed', 'supplier'],
}

/**
 * What an alert code stands for: codes from 8F00 on are critical, and what is not in the table is for the supplier, unless
 * a correction says otherwise (docs/domain/codes.md#alert-criticality).
 */
export function deviceAlertOf(alertCode: number, corrections: DeviceAlertCorrections = {}): DeviceAlert {
  const name = formatAlertCode(alertCode)
  const [meaning = null, recipient = 'supplier'] = deviceAlerts[name] ?? []
  const { [name]: corrected = {} } = corrections
  return {
    meaning,
    recipient: corrected.recipient ?? recipient,
    critical: corrected.critical ?? alertCode >= 0x8f00,
  }
}

/** What an alert or a logged event reports; undefined for one that is in no table. */
export const meaningOfEvent = (code: number): string | undefined => deviceAlertOf(code).meaning ?? eventCodes[code]

/** An alert code, by meaning and digits. */
export const describeAlertCode = (code: number): string =>
  `${formatAlertCode(code)} (${meaningOfEvent(code) ?? 'unknown alert'})`

/** An event that may be told of: its digits alone where no table has it. */
export const describeEvent = (code: number): string => {
  const meaning = meaningOfEvent(code)
  return meaning === undefined ? formatAlertCode(code) : `${formatAlertCode(code)} (${meaning})`
}
