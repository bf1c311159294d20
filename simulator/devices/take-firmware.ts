import { firmwareActivationAlert, firmwareTransferAlert } from '../gbcs/asn1/firmware.ts'
import { executionDateTimeOf, writeDlmsDateTime } from '../gbcs/date-time.ts'
import { writeDataNotification } from '../gbcs/dlms/access.ts'
import { gbzFirmwareAlert } from '../gbcs/gbz/alert.ts'
import { secondsSince2000 } from '../gbcs/gbz/types.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { DistributedImage } from '../vocabulary/ports/firmware.ts'
import { cells } from '../vocabulary/trust-anchor-cell.ts'
import { alertOf } from './commands/alert.ts'
import type { Executed } from './commands/execution.ts'
import { octets, structure, unsigned16 } from './cosem/values.ts'
import { certificateIn, type Device } from './state/device.ts'
import { type FirmwareImage, imageHashOf } from './state/firmware.ts'

export { imageHashOf } from './state/firmware.ts'

const verified = 0x8f72
const verificationFailed = 0x8f1c
const firmwareChanged = 0x8f43
/** Of CS09, in the published alert. */
const ofPpmid = 0x8f8b

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
  if (device.blueprint.type === 'PPMID') return activatedAtOnce(device, version, now)
  const held: FirmwareImage = { version, hash }
  const state = { ...device.state, firmware: { active: device.state.firmware?.active ?? null, held } }
  const note = { event: verified, reason: 'firmware-verified', detail: `${version}, ${hash}` }
  return { ...receipt({ ...device, state }, Buffer.from(hash, 'hex'), now), note }
}

/** A PPMID has no Command that activates an image: it runs what it has verified, and tells the DCC (CS09). */
function activatedAtOnce(device: Device, version: string, now: Instant): Executed {
  const state = { ...device.state, firmware: { active: version, held: null } }
  const note = { event: firmwareChanged, reason: 'firmware-activated', detail: version }
  const recipient = certificateIn(device, cells.acbSignature)?.entityIdentifier ?? null
  if (recipient === null) return { state, outgoing: null, note }
  const content = firmwareActivationAlert.write({
    alertCode: ofPpmid,
    executionDateTime: executionDateTimeOf(now),
    firmwareVersion: Buffer.from(version, 'hex'),
    responseCode: 0,
  })
  const alert = { recipient, messageCode: 0x012b, contentOf: () => content, protection: 'signature' } as const
  return { ...alertOf({ ...device, state }, alert), events: [firmwareChanged], note }
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

/** What CCS08 says of a transfer: as published, and the one that is its failure. */
const outcomes = {
  transferred: { alertCode: 0x8f8a, responseCode: 0, what: 'has come to' },
  failed: { alertCode: 0x8f89, responseCode: 3, what: 'has not come to' },
} as const

/** CCS08: a hub tells the DCC that an image has come to a PPMID on its network (docs/domain/gbcs-use-cases.md#firmware). */
export function tellOfTransfer(hub: Device, { blueprint, state }: Device, now: Instant): Executed | null {
  const version = state.firmware?.active ?? null
  return version === null ? null : transferAlert(hub, blueprint.deviceId, version, outcomes.transferred, now)
}

/** CCS08: a hub tells the DCC that it could not pass an image on to a PPMID, which is not on its network. */
export const tellOfFailedTransfer = (hub: Device, { blueprint }: Device, version: string, now: Instant) =>
  transferAlert(hub, blueprint.deviceId, version, outcomes.failed, now)

function transferAlert(
  hub: Device,
  device: EntityIdentifier,
  version: string,
  { alertCode, responseCode, what }: (typeof outcomes)[keyof typeof outcomes],
  now: Instant,
): Executed | null {
  const recipient = certificateIn(hub, cells.acbKeyAgreement)?.entityIdentifier ?? null
  if (recipient === null) return null
  const content = firmwareTransferAlert.write({
    alertCode,
    executionDateTime: executionDateTimeOf(now),
    entityIdentifier: device,
    firmwareVersion: Buffer.from(version, 'hex'),
    responseCode,
  })
  const alert = { recipient, messageCode: 0x0128, contentOf: () => content, protection: 'signature' } as const
  const note = { event: alertCode, reason: 'alert-raised', detail: `${version} ${what} ${device}` }
  return { ...alertOf(hub, alert), note }
}
