import type { Certificate } from '../../../certs/certificate.ts'
import { transactionIdOf } from '../../gbcs/encryption.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import type { Reader } from '../cosem/object.ts'
import { certificateIn, type Device, filledCells } from '../state/device.ts'
import type { Circumstances } from './execution.ts'
import { lengthOfUser, type Requester } from './requester.ts'

/**
 * For whom a device encrypts what it answers: whom it answers, or the user behind the Access Control Broker. That user's
 * certificate came along, or is in a cell of the device; null for one whose key the device has not.
 *
 * @param counter under which it encrypts for such a user: the device's own (R5, docs/domain/gbcs.md#r5)
 */
export function readerOf(
  device: Device,
  message: GbcsMessage,
  { keyAgreementCell }: Requester,
  counter: bigint,
  readCertificate: Circumstances['readCertificate'],
): Reader | null {
  const { supplementary, originator } = message
  if (supplementary.length < lengthOfUser)
    return reading(device, certificateIn(device, keyAgreementCell), originator, message.counter)
  const user = entityIdentifierFromOctets(supplementary.subarray(0, 8))
  const came = supplementary.length > lengthOfUser ? readCertificate(supplementary.subarray(lengthOfUser)) : null
  const held = filledCells(device).find(
    ({ cell, certificate }) =>
      cell.keyUsage === 'keyAgreement' && cell.cellUsage === 'management' && certificate.entityIdentifier === user,
  )
  const certificate = came === null ? held?.certificate : came.ok ? came.value : undefined
  const isUsers = certificate?.entityIdentifier === user && certificate.keyUsages.includes('keyAgreement')
  return isUsers ? reading(device, certificate, user, counter) : null
}

const reading = (
  device: Device,
  certificate: Certificate | undefined,
  entityIdentifier: Reader['entityIdentifier'],
  counter: bigint,
): Reader | null =>
  certificate === undefined
    ? null
    : { entityIdentifier, secret: () => device.secretWith(certificate), transactionId: transactionIdOf(counter) }
