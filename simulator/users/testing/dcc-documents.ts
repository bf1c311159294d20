import { createHash } from 'node:crypto'
import { signRandomised } from '../../../certs/ecdsa.ts'
import type { Credential } from '../../../certs/smki.ts'
import type { ServiceRequest } from '../../duis/request.ts'
import type { DuisResponse, ResponseContent } from '../../duis/response.ts'
import { signDocument } from '../../duis/sign-document.ts'
import { writeResponse } from '../../duis/write-response.ts'
import { writeCs02aResponse } from '../../gbcs/credentials/provide-security-credential-details.ts'
import { writeCs02bCommand, writeCs02bResponse } from '../../gbcs/credentials/update-security-credentials.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { type GroupingHeader, withMac, withoutSignature, writeUnsigned } from '../../gbcs/message.ts'
import { provideSecurityCredentialDetails } from '../../gbcs/message-codes.ts'
import { signMessage } from '../../gbcs/message-signature.ts'
import { modeOfReplacement } from '../../vocabulary/credentials-replacement-mode.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { ResponseId } from '../../vocabulary/request-id.ts'
import { formatResponseId, parseRequestId } from '../../vocabulary/request-id.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { acb, device, dsp, moment, smki } from './party.ts'

const mode = modeOfReplacement('NetworkOperator')

/** A document of the DCC, signed by the DSP unless by somebody else. */
export async function signedBy(response: DuisResponse, { certificate, privateKey }: Credential = dsp): Promise<Buffer> {
  const { issuer, serialNumber } = certificate
  const signer = { issuerRfc2253: issuer.rfc2253, serialNumber, privateKey, sign: signRandomised }
  return Buffer.from(await signDocument(writeResponse(response), signer))
}

/** An acknowledgement or a refusal, or with content an answer on the same connection. */
export const answerTo = (
  { schemaVersion, requestId, serviceReference, serviceReferenceVariant }: ServiceRequest,
  responseCode: string,
  content: ResponseContent | null = null,
): DuisResponse => ({
  schemaVersion,
  requestId,
  responseId: null,
  responseCode,
  responseDateTime: moment,
  body: { kind: 'ResponseMessage', serviceReference, serviceReferenceVariant, content },
})

/** The Service Response to a request, with a device's message inside; null for E20 and E21. */
export const serviceResponse = (request: ServiceRequest, payload: Buffer | null, code = 'I0'): DuisResponse => ({
  ...answerTo(request, code, payload && { kind: 'GBCSPayload', payload }),
  responseId: formatResponseId(request.requestIdParts),
})

/** A meter's answer to a CS02b command of the Access Control Broker, signed by the meter unless by somebody else. */
export function deviceResponse(change: Partial<GroupingHeader> = {}, signer: EntityIdentifier = device) {
  const header: GroupingHeader = {
    cra: 'response',
    counter: 1301n,
    originator: device,
    recipient: acb,
    dateTime: writeDlmsDateTime(moment),
    messageCode: mode.messageCode,
    supplementary: Buffer.alloc(0),
    ...change,
  }
  const { privateKey } = smki.deviceCredentials(signer).digitalSignature
  return signMessage(writeUnsigned(header, writeCs02bResponse({ outcome: null })), privateKey, signRandomised)
}

/** A meter's answer to a CS02a command of the Access Control Broker, with a MAC that no user can verify. */
export function credentialDetails(): Buffer {
  const header: GroupingHeader = {
    cra: 'response',
    counter: 1302n,
    originator: device,
    recipient: acb,
    dateTime: null,
    messageCode: provideSecurityCredentialDetails,
    supplementary: Buffer.alloc(0),
  }
  return withMac(withoutSignature(writeUnsigned(header, writeCs02aResponse([]))), Buffer.alloc(12, 0xa5))
}

/** N42 to a user: its certificates are now on the meter. */
export const credentialsUpdatedAlert = (user: EntityIdentifier, counter = 7n): DuisResponse => ({
  schemaVersion: '5.4',
  requestId: null,
  responseId: `${acb}:${user}:${counter}` as ResponseId,
  responseCode: 'I0',
  responseDateTime: moment,
  body: {
    kind: 'DCCAlertMessage',
    alertCode: 'N42',
    alert: {
      kind: 'SecurityCredentialsUpdated',
      deviceId: device,
      remotePartyRole: 'NetworkOperator',
      floors: null,
      certificates: [{ type: 'DigitalSigning', hash: createHash('sha1').update('certificate').digest() }],
    },
  },
})

/** The Pre-Command that a DCC makes of a 6.15.1 request for the network operator slot. */
export function preCommandFor(request: ServiceRequest): Buffer {
  const { body, requestIdParts } = request
  const parts = parseRequestId(request.requestId)
  if (body.kind !== 'UpdateSecurityCredentialsKRP' || parts === null) throw new TypeError('not a 6.15.1 request')
  const replacements = [
    { der: body.digitalSignature, target: cells.networkOperatorSignature },
    { der: body.keyAgreement, target: cells.networkOperatorKeyAgreement },
  ].flatMap(({ der, target }) => (der === null ? [] : [{ der, target }]))
  const payload = writeCs02bCommand({
    mode: mode.mode,
    symmetricKey: null,
    applyTimeBasedCpvChecks: body.applyTimeBasedCpvChecks,
    authorisingCell: cells.networkOperatorSignature,
    authorisingCounter: requestIdParts.counter,
    newFloor: body.floor,
    newTopUpFloor: body.topUpFloor,
    otherFloors: [],
    replacements,
    certificationPath: body.certificationPath,
    executionDateTime: null,
  })
  return writeUnsigned(
    {
      cra: 'command',
      counter: requestIdParts.counter,
      originator: requestIdParts.originator,
      recipient: requestIdParts.target,
      dateTime: null,
      messageCode: mode.messageCode,
      supplementary: Buffer.alloc(0),
    },
    payload,
  )
}
