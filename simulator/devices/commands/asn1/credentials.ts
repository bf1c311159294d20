import { writeCertificationRequest } from '../../../../certs/issuing/certification-request.ts'
import { type Cs02cCommand, writeCs02cResponse } from '../../../gbcs/credentials/issue-security-credentials.ts'
import { type Cs02eCommand, writeCs02eResponse } from '../../../gbcs/credentials/provide-device-certificate.ts'
import { type Cs02dCommand, writeCs02dResponse } from '../../../gbcs/credentials/update-device-certificate.ts'
import type { Device } from '../../state/device.ts'
import type { DeviceState } from '../../state/device-state.ts'
import { type OwnKeys, type OwnKeyUse, ownCredential } from '../../state/own-credentials.ts'
import type { Asn1UseCase } from './use-case.ts'

/** Answers to a device's own credentials (docs/domain/gbcs-use-cases.md#own-credentials). */
const issuing = { invalidKeyUsage: 1, keyGenerationFailed: 2 } as const
const updating = {
  success: 0,
  invalidCertificate: 1,
  wrongDevice: 2,
  invalidKeyUsage: 3,
  noKeyPair: 4,
  wrongPublicKey: 5,
} as const
const providing = { invalidKeyUsage: 1 } as const

const useOf = (keyUsage: string): OwnKeyUse | null =>
  keyUsage === 'digitalSignature' || keyUsage === 'keyAgreement' ? keyUsage : null

const keysOf = ({ state }: Device, use: OwnKeyUse): OwnKeys => state.keys.get(use) ?? { generated: 0, inUse: null }

const withKeys = (state: DeviceState, use: OwnKeyUse, keys: OwnKeys): DeviceState => ({
  ...state,
  keys: new Map(state.keys).set(use, keys),
})

/** CS02c: makes a key pair, and asks for a certificate for it. */
const issueCredentials: Asn1UseCase = async (device, value, { sign }) => {
  const { blueprint, state } = device
  const use = useOf((value as Cs02cCommand).keyUsage)
  const refused = (responseCode: number) => ({
    state,
    content: writeCs02cResponse({ kind: 'refused', responseCode }),
    isActioned: false,
  })
  if (use === null) return refused(issuing.invalidKeyUsage)
  const keys = keysOf(device, use)
  const generated = keys.generated + 1
  const key = blueprint.furtherKey?.(use, generated)
  if (key === undefined) return refused(issuing.keyGenerationFailed)
  const { publicPoint } = key
  const octets = await writeCertificationRequest({ device: blueprint.deviceId, use, publicPoint }, key, sign)
  return {
    state: withKeys(state, use, { ...keys, generated }),
    content: writeCs02cResponse({ kind: 'certificationRequest', octets }),
    isActioned: true,
  }
}

/**
 * CS02d: takes a certificate for the newest key that was made, which is in use from then on. The answer is still signed with
 * the key before it, since the requester knows no other.
 */
const updateCertificate: Asn1UseCase = async (device, value, { readCertificate }) => {
  const { blueprint, state } = device
  const answered = (responseCode: number, next: DeviceState = state) => ({
    state: next,
    content: writeCs02dResponse({ responseCode }),
    isActioned: responseCode === updating.success,
  })
  const read = readCertificate((value as Cs02dCommand).der)
  if (!read.ok) return answered(updating.invalidCertificate)
  const certificate = read.value
  if (certificate.entityIdentifier !== blueprint.deviceId) return answered(updating.wrongDevice)
  const use = certificate.keyUsages.length === 1 ? useOf(certificate.keyUsages[0] ?? '') : null
  if (use === null) return answered(updating.invalidKeyUsage)
  const { generated, inUse } = keysOf(device, use)
  const key = generated > (inUse?.generation ?? 0) ? blueprint.furtherKey?.(use, generated) : undefined
  if (key === undefined) return answered(updating.noKeyPair)
  if (!key.publicPoint.equals(certificate.publicPoint)) return answered(updating.wrongPublicKey)
  const next = { generated, inUse: { generation: generated, certificate } }
  return answered(updating.success, withKeys(state, use, next))
}

/** CS02e: the certificate that is in use. */
const provideCertificate: Asn1UseCase = async (device, value) => {
  const use = useOf((value as Cs02eCommand).keyUsage)
  const { state } = device
  if (use === null) {
    const content = writeCs02eResponse({ kind: 'refused', responseCode: providing.invalidKeyUsage })
    return { state, content, isActioned: false }
  }
  const { der } = ownCredential(device, use).certificate
  return { state, content: writeCs02eResponse({ kind: 'certificate', der }), isActioned: true }
}

/** A device's own credentials, by message code: CS02c, CS02d, CS02e. */
export const ownCredentialUseCases: Readonly<Record<number, Asn1UseCase>> = {
  0x000a: issueCredentials,
  0x000b: updateCertificate,
  0x000c: provideCertificate,
}
