import { signRandomised } from '../../../certs/ecdsa.ts'
import type { Credential } from '../../../certs/smki.ts'
import type { CredentialsReplacement, RequestBody, ServiceRequest } from '../../duis/request.ts'
import { signDocument } from '../../duis/sign-document.ts'
import { writeRequest } from '../../duis/write-request.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { formatRequestId, type RequestId } from '../../vocabulary/request-id.ts'
import { albion, cadent, credential, devices, smki } from './site.ts'

/** The credentials of a network operator, as a handover carries them. */
export const networkOperatorCredentials = (operator: EntityIdentifier) => ({
  digitalSignature: credential(operator, RemotePartyRole.networkOperator, 'digitalSignature').certificate.der,
  keyAgreement: credential(operator, RemotePartyRole.networkOperator, 'keyAgreement').certificate.der,
})

export const supplierCredentials = (supplier: EntityIdentifier) => ({
  digitalSignature: credential(supplier, RemotePartyRole.supplier, 'digitalSignature').certificate.der,
  keyAgreement: credential(supplier, RemotePartyRole.supplier, 'keyAgreement').certificate.der,
  keyAgreementTopUp: credential(supplier, RemotePartyRole.supplier, 'prepaymentKeyAgreement').certificate.der,
})

/** A handover as it should be, of the GPF's network operator slot to Cadent, but for what is named. */
export const handoverBody = (differing: Partial<CredentialsReplacement> = {}): RequestBody => ({
  kind: 'RequestHandoverOfDCCControlledDevice',
  executionDateTime: null,
  remotePartyRole: 'NetworkOperator',
  floor: 0n,
  topUpFloor: null,
  ...networkOperatorCredentials(cadent),
  keyAgreementTopUp: null,
  certificationPath: [smki.organisationIssuing.certificate.der],
  applyTimeBasedCpvChecks: true,
  ...differing,
})

export interface RequestDetails extends Partial<Omit<ServiceRequest, 'requestId' | 'requestIdParts'>> {
  readonly from?: EntityIdentifier
  readonly to?: EntityIdentifier
  readonly counter?: bigint
}

/** A request by Albion about the GPF, but for what is named. */
export function request({ from, to, counter, ...differing }: RequestDetails = {}): ServiceRequest {
  const requestIdParts = { originator: from ?? albion, target: to ?? devices.GPF, counter: counter ?? 1001n }
  return {
    schemaVersion: '5.4',
    requestId: formatRequestId(requestIdParts),
    requestIdParts,
    firstInSequence: null,
    precedingRequestId: null,
    commandVariant: 1,
    serviceReference: '6.21',
    serviceReferenceVariant: '6.21',
    body: handoverBody(),
    ...differing,
  }
}

/** @param signer the originator's own XML-signing credential where absent */
export async function signed(unsigned: ServiceRequest, signer?: Credential): Promise<Buffer> {
  const { certificate, privateKey } =
    signer ?? credential(unsigned.requestIdParts.originator, RemotePartyRole.userXmlSigning, 'xmlSigning')
  const document = await signDocument(writeRequest(unsigned), {
    issuerRfc2253: certificate.issuer.rfc2253,
    serialNumber: certificate.serialNumber,
    privateKey,
    sign: signRandomised,
  })
  return Buffer.from(document)
}

export const signedRequest = (details: RequestDetails = {}, signer?: Credential): Promise<Buffer> =>
  signed(request(details), signer)

export const requestId = (counter: bigint, to: EntityIdentifier = devices.GPF): RequestId =>
  request({ counter, to }).requestId
