import type { Instant } from '../vocabulary/instant.ts'
import { requestBody } from './bodies/body-codec.ts'
import type { BodyContent } from './bodies/request-bodies.ts'
import { bodyOfInventoryQuery, bodyOfInventoryUpdate } from './inventory-bodies.ts'
import { known } from './known.ts'
import type { CredentialsReplacement, RequestBody, ServiceRequest } from './request.ts'
import { element, optionalElement, valueElement, writeDocument } from './xml/canonical-text.ts'

/** The request as a document: canonical XML, unsigned, without white space between elements. */
export function writeRequest(request: ServiceRequest): string {
  const header =
    valueElement('RequestID', request.requestId) +
    optionalElement('FirstInSequence', request.firstInSequence) +
    optionalElement('PrecedingServiceRequestID', request.precedingRequestId) +
    valueElement('CommandVariant', request.commandVariant) +
    valueElement('ServiceReference', request.serviceReference) +
    valueElement('ServiceReferenceVariant', request.serviceReferenceVariant)
  return writeDocument('Request', request.schemaVersion, header, writeBody(request.body))
}

function writeBody(body: RequestBody): string {
  switch (body.kind) {
    case 'RequestHandoverOfDCCControlledDevice':
      return requestBody.write(body.kind, {
        ...replacementOf(body),
        // A handover without its mandatory certificate is written all the same, so that a tester can see it refused.
        replacementCertificates: certificatesOf(body) as Handover['replacementCertificates'],
      })
    case 'UpdateSecurityCredentialsKRP':
      return requestBody.write(body.kind, {
        ...replacementOf(body),
        replacementCertificates: { supplierOrNetworkOperatorCertificates: certificatesOf(body) },
      })
    case 'SignedPreCommand':
      return requestBody.write(body.kind, { ...executionOf(body), gbcsPayload: body.gbcsPayload })
    case 'ReadInventory':
      return requestBody.write(body.kind, bodyOfInventoryQuery(body.query))
    case 'UpdateInventory':
      if (body.update.kind === 'other')
        return element(body.kind, valueElement('DeviceID', body.deviceId) + element(body.update.element, ''))
      return requestBody.write(body.kind, bodyOfInventoryUpdate(body.deviceId, body.update))
    case 'RetrieveDeviceSecurityCredentialsKRP':
      return requestBody.write(body.kind, { remotePartyRole: body.roles })
    case 'described':
      return requestBody.write(body.element, body.content)
    case 'other':
      return element(body.element, '')
  }
}

type Handover = BodyContent<'RequestHandoverOfDCCControlledDevice'>

const executionOf = ({ executionDateTime }: { readonly executionDateTime: Instant | null }) =>
  known({ executionDateTime })

const replacementOf = (body: CredentialsReplacement) => ({
  ...known({
    executionDateTime: body.executionDateTime,
    remotePartyFloorSeqNumber: body.floor,
    remotePartyPrepaymentTopUpFloorSeqNumber: body.topUpFloor,
  }),
  remotePartyRole: body.remotePartyRole,
  certificationPathCertificates: { certificate: body.certificationPath },
  applyTimeBasedCpvChecks: body.applyTimeBasedCpvChecks,
})

const certificatesOf = (body: CredentialsReplacement) =>
  known({
    digitalSigningCertificate: body.digitalSignature,
    keyAgreementCertificate: body.keyAgreement,
    keyAgreementTopUpCertificate: body.keyAgreementTopUp,
  })
