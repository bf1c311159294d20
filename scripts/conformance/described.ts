import { describeMessage, type Field } from '../../simulator/gbcs/describe.ts'
import { sharedSecret } from '../../simulator/gbcs/key-agreement.ts'
import {
  hasReferenceCertificate,
  referenceKeyAgreementKeys,
  referencePrivateKey,
  referencePublicKey,
} from '../../simulator/gbcs/testing/reference-messages.ts'
import type { ReadSubject } from './subject.ts'

/** What we say of a message, opened with the published keys. */
export const describedContent = ({ octets, entry }: ReadSubject): Field | undefined =>
  describeMessage(octets, { secrets: secretsOf(deviceOf(entry)) }).find(({ name }) => name === 'Content')

const deviceOf = ({ originator, recipient }: ReadSubject['entry']): string =>
  (originator.startsWith('00DB') ? originator : recipient).toLowerCase()

const secretsByDevice = new Map<string, readonly Buffer[]>()

/** The secrets of a device with every party whose private key is published. */
function secretsOf(device: string): readonly Buffer[] {
  const known = secretsByDevice.get(device)
  if (known !== undefined) return known
  const certificate = `${device}-ka`
  const secrets = hasReferenceCertificate(certificate)
    ? referenceKeyAgreementKeys().map((name) =>
        sharedSecret(referencePrivateKey(name), referencePublicKey(certificate)),
      )
    : []
  secretsByDevice.set(device, secrets)
  return secrets
}

/** The fields that hold no others, in order. */
export const leavesOf = (field: Field): Field[] =>
  field.fields === undefined ? [field] : field.fields.flatMap(leavesOf)

/** What a field is called, or shows, where nothing describes it. */
const isUndescribed = ({ name, value }: Field): boolean =>
  name === 'Content' ||
  name === 'ZCL Payload' ||
  name.startsWith('unreadable') ||
  /^value \d+$|, part \d+$|^element \d+$/.test(name) ||
  /^encrypted: |unknown/.test(value)

export const undescribedIn = (field: Field): Field[] => leavesOf(field).filter(isUndescribed)
