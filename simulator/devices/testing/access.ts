import { signDeterministically } from '../../../certs/ecdsa.ts'
import { type AccessResponse, readAccessResponse } from '../../gbcs/dlms/access.ts'
import { objectNames } from '../../gbcs/dlms/object-names.ts'
import { macOf, sharedSecret } from '../../gbcs/key-agreement.ts'
import {
  type GroupingHeader,
  signedOctetsOf,
  withMac,
  withoutSignature,
  withSignature,
  writeUnsigned,
} from '../../gbcs/message.ts'
import { decode, OctetReader } from '../../gbcs/octets/octet-reader.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { octetsOfEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { broker, credentialOf, type Party, smki } from './parties.ts'

/** A command of any use case, as the DCC would send it. */
export interface ContentCommand {
  readonly device: EntityIdentifier
  readonly by: Party
  readonly counter: bigint
  readonly messageCode: number
  readonly content: Buffer
  readonly isCritical?: boolean
  /** The user behind the Access Control Broker, and the counter of its request (R3). */
  readonly behind?: { readonly user: EntityIdentifier; readonly counter: bigint }
}

/** The octets of a command, signed where it is critical, with the Access Control Broker's MAC. */
export async function contentCommand(command: ContentCommand): Promise<Buffer> {
  const { device, by, counter, messageCode, content, isCritical = false, behind } = command
  const header: GroupingHeader = {
    cra: 'command',
    counter,
    originator: by.entityIdentifier,
    recipient: device,
    dateTime: null,
    messageCode,
    supplementary: behind === undefined ? Buffer.alloc(0) : otherInformation(behind),
  }
  const unsigned = writeUnsigned(header, content)
  const { privateKey } = credentialOf(by, 'digitalSignature')
  const grouping = isCritical
    ? withSignature(unsigned, await signDeterministically(privateKey, signedOctetsOf(unsigned)))
    : withoutSignature(unsigned)
  const { publicKey } = smki.deviceCredentials(device).keyAgreement.certificate
  const secret = sharedSecret(credentialOf(broker, 'keyAgreement').privateKey.key, publicKey)
  return withMac(grouping, macOf(secret, header, grouping))
}

function otherInformation({ user, counter }: NonNullable<ContentCommand['behind']>): Buffer {
  const octets = Buffer.alloc(16)
  octetsOfEntityIdentifier(user).copy(octets)
  octets.writeBigUInt64BE(counter, 8)
  return octets
}

/** What a device answered to an access-request. */
export function accessResponseIn(content: Uint8Array): AccessResponse {
  const read = decode(new OctetReader(content), 'the response', (reader) => readAccessResponse(reader, objectNames))
  if (!read.ok) throw new Error(read.failure.detail)
  return read.value
}
