import { writeDlmsDateTime } from '../gbcs/date-time.ts'
import { writeDataNotification } from '../gbcs/dlms/access.ts'
import { gbzFirmwareAlert } from '../gbcs/gbz/alert.ts'
import { secondsSince2000 } from '../gbcs/gbz/types.ts'
import type { Instant } from '../vocabulary/instant.ts'
import { cells } from '../vocabulary/trust-anchor-cell.ts'
import { alertOf } from './commands/alert.ts'
import type { Executed } from './commands/execution.ts'
import { octets, structure, unsigned16 } from './cosem/values.ts'
import { certificateIn, type Device } from './state/device.ts'
import { type FirmwareImage, imageHashOf } from './state/firmware.ts'

export { imageHashOf } from './state/firmware.ts'

/** A firmware image on its way to devices. */
export interface DistributedImage {
  /** Eight hexadecimal digits. */
  readonly version: string
  readonly octets: Buffer
  /** Of whoever made it: SHA-256, hexadecimal. */
  readonly hash: string
}

const verified = 0x8f72
const verificationFailed = 0x8f1c

/**
 * What a device does with an image that has come over its home area network: where the hash is right it holds it, in place of any other,
 * and a meter tells its supplier the hash (docs/domain/gbcs-use-cases.md#firmware).
 */
export function takeFirmware(
  device: Device,
  { version, octets: image, hash }: DistributedImage,
  now: Instant,
): Executed {
  const found = imageHashOf(image)
  if (found !== hash)
    return {
      state: device.state,
      outgoing: null,
      events: [verificationFailed],
      note: { event: verificationFailed, reason: 'firmware-refused', detail: `${found} is not ${hash}` },
    }
  const held: FirmwareImage = { version, hash }
  const state = { ...device.state, firmware: { active: device.state.firmware?.active ?? null, held } }
  const note = { event: verified, reason: 'firmware-verified', detail: `${version}, ${hash}` }
  return { ...receipt({ ...device, state }, Buffer.from(hash, 'hex'), now), note }
}

/** FDRA: on an ESME and a GSME, signed, to the holder of the supplier's cells; other devices tell nobody. */
function receipt(device: Device, hash: Buffer, now: Instant): Pick<Executed, 'state' | 'outgoing'> {
  const recipient = certificateIn(device, cells.supplierSignature)?.entityIdentifier ?? null
  const { type } = device.blueprint
  if (recipient === null || (type !== 'ESME' && type !== 'GSME')) return { state: device.state, outgoing: null }
  return alertOf(device, {
    recipient,
    messageCode: type === 'ESME' ? 0x00ce : 0x00cf,
    contentOf: (counter) =>
      type === 'ESME'
        ? writeDataNotification({
            invokeId: Number(counter & 0xffffffn),
            data: structure(unsigned16(verified), octets(writeDlmsDateTime(now)), octets(hash)),
          })
        : gbzFirmwareAlert.write({ alertCode: verified, timeStamp: secondsSince2000(now), body: hash }),
    protection: 'signature',
  })
}
