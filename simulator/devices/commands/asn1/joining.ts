import type { CertificateDer } from '../../../../certs/certificate.ts'
import type { JoinCommand } from '../../../gbcs/asn1/joining.ts'
import {
  joinResponse,
  readJoinDetailsResponse,
  restoreDeviceLogResponse,
  unjoinResponse,
} from '../../../gbcs/asn1/joining.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { DeviceTypeWithCells } from '../../../vocabulary/trust-anchor-cell.ts'
import type { Device } from '../../state/device.ts'
import { joinDeviceTypeOf, joinedDevicesOf, mostJoinedDevices } from '../../state/device-log.ts'
import type { JoinedDevice } from '../../state/device-state.ts'
import { ownCredential } from '../../state/own-credentials.ts'
import type { Circumstances } from '../execution.ts'
import type { Asn1UseCase } from './use-case.ts'

/** What a device answers to a join (docs/domain/gbcs-use-cases.md#join-codes). */
const joined = {
  success: 0,
  invalidMessageCode: 1,
  invalidMethodAndRole: 2,
  incompatibleEntry: 3,
  deviceLogFull: 4,
  unknownIssuer: 7,
  badKeyConfirm: 10,
  invalidOrMissingCertificate: 11,
  noPartnerLinkKey: 12,
  noCbkeResponse: 13,
} as const

const method = { aInitiator: 0, aResponder: 1, b: 2, c: 3 } as const

/** CS03A1, CS03A2, CS03B and CS03C, each with the one method and role that it is for, and who may take part in it. */
const methods: Readonly<Record<number, { readonly method: number; readonly by: readonly DeviceTypeWithCells[] }>> = {
  0x000d: { method: method.aInitiator, by: ['ESME'] },
  0x00ab: { method: method.aResponder, by: ['PPMID', 'HCALCS'] },
  0x000e: { method: method.b, by: ['GSME', 'GPF', 'ESME'] },
  0x00af: { method: method.c, by: ['GSME', 'PPMID'] },
}

/** A display or a consumer access device, which has no cells. */
const type2 = 6

/** Whom devices join by method B (docs/domain/gbcs-use-cases.md#join-pairs). */
const pairedByHub: Partial<Record<DeviceTypeWithCells, readonly number[]>> = {
  GSME: [joinDeviceTypeOf.GPF],
  GPF: [joinDeviceTypeOf.GSME, joinDeviceTypeOf.PPMID, type2],
  ESME: [type2],
}

/** A gas meter and a prepayment interface. */
const pairedByCertificate: readonly number[] = [joinDeviceTypeOf.GSME, joinDeviceTypeOf.PPMID]

/** CS03: has a device join another one. */
const join =
  (messageCode: number): Asn1UseCase =>
  async (device, value, circumstances) => {
    const command = value as JoinCommand
    const responseCode = await judge(device, messageCode, command, circumstances)
    const { otherDeviceEntityIdentifier: other, otherDeviceType: deviceType } = command
    const entries = joinedDevicesOf(device).filter((entry) => entry.device !== other)
    const isActioned = responseCode === joined.success
    return {
      state: isActioned ? { ...device.state, joined: [...entries, { device: other, deviceType }] } : device.state,
      content: joinResponse.write(responseCode),
      isActioned,
    }
  }

/** In the order in which GBCS has a device look: the message code comes before all else. */
async function judge(
  device: Device,
  messageCode: number,
  command: JoinCommand,
  circumstances: Circumstances,
): Promise<number> {
  const expected = methods[messageCode]
  const { joinMethodAndRole, otherDeviceEntityIdentifier: other, otherDeviceType, otherDeviceCertificate } = command
  if (expected === undefined || joinMethodAndRole !== expected.method) return joined.invalidMessageCode
  if (!expected.by.includes(device.blueprint.type)) return joined.invalidMethodAndRole
  const isPair =
    joinMethodAndRole !== method.b || pairedByHub[device.blueprint.type]?.includes(otherDeviceType) === true
  if (!isPair) return joined.invalidMethodAndRole
  const entries = joinedDevicesOf(device)
  const known = entries.find((entry) => entry.device === other)
  if (known !== undefined && known.deviceType !== otherDeviceType) return joined.incompatibleEntry
  if (known === undefined && entries.length >= mostJoinedDevices) return joined.deviceLogFull
  const certificate = judgeCertificate(device, command, circumstances)
  if (certificate !== joined.success) return certificate
  const agreed = await agreeKey(device, other, otherDeviceCertificate, circumstances)
  return agreed === joined.success ? ((await circumstances.joinFailure(device)) ?? joined.success) : agreed
}

/**
 * Two devices get a key from their hub, or agree one by the certificate of the other, which has to answer, and to have the key of
 * that certificate still.
 */
async function agreeKey(
  device: Device,
  other: EntityIdentifier,
  certificate: CertificateDer | null,
  { partner, readCertificate }: Circumstances,
): Promise<number> {
  const found = await partner(device, other)
  if (certificate === null) return found === null ? joined.noPartnerLinkKey : joined.success
  if (found === null) return joined.noCbkeResponse
  const read = readCertificate(certificate)
  const isItsKey =
    read.ok && read.value.publicPoint.equals(ownCredential(found, 'keyAgreement').certificate.publicPoint)
  return isItsKey ? joined.success : joined.badKeyConfirm
}

/** A certificate comes along exactly where gas meter and prepayment interface join, who cannot get each other's from the hub. */
function judgeCertificate(device: Device, command: JoinCommand, { readCertificate }: Circumstances): number {
  const { joinMethodAndRole, otherDeviceType, otherDeviceCertificate, otherDeviceEntityIdentifier } = command
  const needs = joinMethodAndRole === method.c && pairedByCertificate.includes(otherDeviceType)
  if (needs !== (otherDeviceCertificate !== null)) return joined.invalidOrMissingCertificate
  if (otherDeviceCertificate === null) return joined.success
  const read = readCertificate(otherDeviceCertificate)
  if (!read.ok || read.value.entityIdentifier !== otherDeviceEntityIdentifier || !agreesKeys(read.value.keyUsages))
    return joined.invalidOrMissingCertificate
  const own = device.blueprint.keyAgreement.certificate.authorityKeyIdentifier
  const its = read.value.authorityKeyIdentifier
  return own !== null && its !== null && own.equals(its) ? joined.success : joined.unknownIssuer
}

const agreesKeys = (keyUsages: readonly string[]): boolean => keyUsages.length === 1 && keyUsages[0] === 'keyAgreement'

/** CS04: has a device forget another one. */
const unjoin: Asn1UseCase = async (device, value) => {
  const other = value as EntityIdentifier
  const entries = joinedDevicesOf(device)
  const rest = entries.filter((entry) => entry.device !== other)
  const isActioned = rest.length < entries.length
  return {
    state: isActioned ? { ...device.state, joined: rest } : device.state,
    content: unjoinResponse.write(isActioned ? 0 : 1),
    isActioned,
  }
}

const entriesOf = (devices: readonly JoinedDevice[]) =>
  devices.map(({ device, deviceType }) => ({ deviceID: device, deviceType }))

/** CS07: which devices a device has joined. */
const readJoinDetails: Asn1UseCase = async (device) => ({
  state: device.state,
  content: readJoinDetailsResponse.write({ responseCode: 0, deviceLogEntries: entriesOf(joinedDevicesOf(device)) }),
  isActioned: true,
})

/** GCS59: puts back what a GPF should have in its log. A device that is not on the network agrees no key with it (docs/domain/gbcs-use-cases.md#gpf-exchange). */
const restoreDeviceLog: Asn1UseCase = async (device, value, { partner }) => {
  const { deviceLogEntries } = value as { readonly deviceLogEntries: ReturnType<typeof entriesOf> }
  const partners = await Promise.all(deviceLogEntries.map(({ deviceID }) => partner(device, deviceID)))
  const restoreOutcomes = deviceLogEntries.map((deviceLogEntry, index) => {
    const answered = partners[index] ? joined.success : joined.noCbkeResponse
    return { deviceLogEntry, joinResponseCode: index < mostJoinedDevices ? answered : joined.deviceLogFull }
  })
  const restored = restoreOutcomes.flatMap(({ deviceLogEntry: { deviceID, deviceType }, joinResponseCode }) =>
    joinResponseCode === joined.success ? [{ device: deviceID, deviceType }] : [],
  )
  return {
    state: { ...device.state, joined: restored },
    content: restoreDeviceLogResponse.write({ restoreOutcomes }),
    isActioned: restored.length === deviceLogEntries.length,
  }
}

/** What changes and reads the log of devices, by message code. */
export const joiningUseCases: Readonly<Record<number, Asn1UseCase>> = {
  ...Object.fromEntries(Object.keys(methods).map((code) => [code, join(Number(code))])),
  // CS04AC, CS04B
  0x000f: unjoin,
  0x0010: unjoin,
  0x0013: readJoinDetails,
  0x008c: restoreDeviceLog,
}
