import type { Instant } from '../vocabulary/instant.ts'
import type { Result } from '../vocabulary/result.ts'
import type { DeviceTypeWithCells } from '../vocabulary/trust-anchor-cell.ts'
import { describeDlmsDateTime, readDlmsDateTime, writeDlmsDateTime } from './date-time.ts'
import { describeAlertCode } from './device-alerts.ts'
import { readDataNotification, writeDataNotification } from './dlms/access.ts'
import type { DlmsData, Shown } from './dlms/data.ts'
import { gbzAlert } from './gbz/alert.ts'
import { gbzProfile } from './gbz/content.ts'
import { momentOfSeconds, secondsSince2000 } from './gbz/types.ts'
import type { GbcsFlaw } from './octets/flaw.ts'
import { decode, OctetReader } from './octets/octet-reader.ts'

/** GCA, the Generic Critical Alert (signed), and GNCA, the Generic Non Critical Alert (MAC): what a device says by a code alone. */
export interface GenericAlert {
  /** `0x8F3E`; what it reports is in `device-alerts.ts`. */
  readonly alertCode: number
  /** When the device saw it, to the second. */
  readonly at: Instant
}

/** In which of its two languages a device speaks: DLMS COSEM, or the GBZ form of ZigBee that gas devices have. */
export type AlertForm = 'dlms' | 'gbz'

/** GPF and GSME speak GBZ; a Communications Hub's own functions speak DLMS as an ESME does. */
export const alertFormOf = (type: DeviceTypeWithCells): AlertForm =>
  type === 'GSME' || type === 'GPF' ? 'gbz' : 'dlms'

/**
 * The content of a generic alert.
 *
 * @param counter the device's originator counter, of which a DLMS content repeats the low three octets
 */
export function writeGenericAlert(form: AlertForm, { alertCode, at }: GenericAlert, counter: bigint): Buffer {
  if (form === 'gbz') return gbzAlert.write({ alertCode, timeStamp: secondsSince2000(at), body: null })
  const value: readonly DlmsData[] = [
    { type: 'long-unsigned', value: alertCode },
    { type: 'octet-string', value: writeDlmsDateTime(at) },
  ]
  return writeDataNotification({ invokeId: Number(counter & 0xffffffn), data: { type: 'structure', value } })
}

/** Reads the content of a generic alert in either form. Total. */
export const readGenericAlert = (content: Uint8Array): Result<GenericAlert, GbcsFlaw> =>
  decode(new OctetReader(content), 'the alert', decodeGenericAlert)

/** The decoder behind `readGenericAlert`, which also records a description where its reader does. */
const decodeGenericAlert = (reader: OctetReader): GenericAlert =>
  reader.nextIs(gbzProfile >>> 8) ? decodeGbz(reader) : decodeDlms(reader)

const shown: Shown = {
  name: 'alert',
  parts: [
    { name: 'alertCode', meaning: (data) => (data.type === 'long-unsigned' ? describeAlertCode(data.value) : '') },
    {
      name: 'time',
      meaning: (data) => (data.type === 'octet-string' ? describeDlmsDateTime(data.value) : ''),
    },
  ],
}

function decodeDlms(reader: OctetReader): GenericAlert {
  const at = reader.at
  const { data } = readDataNotification(reader, shown)
  const [code, time, ...more] = data.type === 'structure' ? data.value : []
  if (code?.type !== 'long-unsigned' || time?.type !== 'octet-string' || more.length > 0)
    return reader.fail('value', 'a generic alert is a structure of an alert code and a date-time', at)
  const moment = readDlmsDateTime(time.value)
  return moment === null
    ? reader.fail('value', 'the date-time of the alert names no moment', at)
    : { alertCode: code.value, at: moment }
}

function decodeGbz(reader: OctetReader): GenericAlert {
  const { alertCode, timeStamp } = gbzAlert.read(reader, 'alert')
  return { alertCode, at: momentOfSeconds(timeStamp) }
}
