import type { DccSettings } from '../../dcc/settings/settings.ts'
import { deviceAlertOf } from '../../gbcs/device-alerts.ts'
import { type DccAlertCode, dccAlertCodes } from '../../vocabulary/dcc-alert-code.ts'
import { type ResponseCode, responseCodes } from '../../vocabulary/response-code.ts'

/** What a user says of codes in place of our words: `dcc.meanings`. */
export type Meanings = DccSettings['meanings']

/**
 * What a response code, a DCC alert code or a device alert code means here; null for one of which nothing is known, as
 * where a setting puts another in the place of ours and does not say what it means.
 */
export const meaningOfCode = (code: string, meanings: Meanings = {}): string | null =>
  meanings[code] ?? ourMeaningOf(code)

/** `E4 The user is not responsible for this device at the needed date` */
export const codeInWords = (code: string, meanings: Meanings = {}): string =>
  [code, meaningOfCode(code, meanings)].filter(Boolean).join(' ')

function ourMeaningOf(code: string): string | null {
  if (code in responseCodes) return responseCodes[code as ResponseCode]
  if (code in dccAlertCodes) return dccAlertCodes[code as DccAlertCode].meaning
  return /^[0-9A-F]{4}$/.test(code) ? deviceAlertOf(Number.parseInt(code, 16)).meaning : null
}
