import type { Credential } from '../../certs/smki.ts'
import type { ServiceRequest } from '../duis/request.ts'
import type { ResponseBody, ResponseContent } from '../duis/response.ts'
import { signDocument } from '../duis/sign-document.ts'
import { writeResponse } from '../duis/write-response.ts'
import { dccParties } from '../market/dcc-parties.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import { formatResponseId, type ResponseId } from '../vocabulary/request-id.ts'
import type { ResponseCode } from '../vocabulary/response-code.ts'
import type { RaisedAlert } from './learning/raised-alert.ts'
import type { ReportedCode } from './settings/reported-codes.ts'

/** A signed document for a user's Receive Response service. */
export interface DspDocument {
  readonly responseId: ResponseId
  /** Response code, or alert code for an alert. */
  readonly code: string
  readonly document: string
}

/** An alert of a device, for the user that it is addressed to. */
export interface RelayedAlert {
  readonly to: EntityIdentifier
  /** Four hexadecimal digits. */
  readonly alertCode: string
  readonly payload: Buffer
}

/** Writes what the DCC says, as the DSP (docs/domain/duis.md#response). */
export interface DspResponseWriter {
  /** An acknowledgement or a refusal, on the connection of the request: unsigned. */
  answer(request: ServiceRequest, code: ResponseCode, at: Instant): string
  /** A Service Response on the connection of the request: signed, as it has content (docs/domain/duis.md#unsigned). */
  synchronousResponse(
    request: ServiceRequest,
    code: ResponseCode,
    content: ResponseContent,
    at: Instant,
  ): Promise<string>
  /** What became of an accepted request: the device's answer, or that there is none. */
  serviceResponse(
    request: ServiceRequest,
    code: ResponseCode,
    content: ResponseContent | null,
    at: Instant,
  ): Promise<DspDocument>
  /** @param counter the DCC's own, part of the alert's ResponseID */
  alert(raised: RaisedAlert, counter: bigint, at: Instant): Promise<DspDocument>
  /** @param counter as above */
  deviceAlert(alert: RelayedAlert, counter: bigint, at: Instant): Promise<DspDocument>
}

/** An alert answers no request, so there is none whose version it could echo. */
const schemaVersionOfAlerts = '5.4'

/** @param reportedCode the code that a user is told for one of ours */
export function createDspResponseWriter(
  { certificate, privateKey }: Credential,
  sign: Sign,
  reportedCode: ReportedCode,
): DspResponseWriter {
  const signer = {
    issuerRfc2253: certificate.issuer.rfc2253,
    serialNumber: certificate.serialNumber,
    privateKey,
    sign,
  }
  const onTheConnection = (
    request: ServiceRequest,
    code: ResponseCode,
    content: ResponseContent | null,
    at: Instant,
  ): string =>
    writeResponse({
      schemaVersion: request.schemaVersion,
      requestId: request.requestId,
      responseId: null,
      responseCode: reportedCode(code),
      responseDateTime: at,
      body: messageOf(request, content),
    })
  const signed = async (responseId: ResponseId, code: string, xml: string): Promise<DspDocument> => ({
    responseId,
    code,
    document: await signDocument(xml, signer),
  })

  /** Alerts carry I0, no RequestID, and a ResponseID of the DSP's own (docs/domain/duis.md#alert-envelope). */
  const unasked = (to: EntityIdentifier, counter: bigint, code: string, body: ResponseBody, at: Instant) => {
    const responseId = `${dccParties.dsp.entityIdentifier}:${to}:${counter}` as ResponseId
    const xml = writeResponse({
      schemaVersion: schemaVersionOfAlerts,
      requestId: null,
      responseId,
      responseCode: 'I0',
      responseDateTime: at,
      body,
    })
    return signed(responseId, code, xml)
  }

  return {
    answer: (request, code, at) => onTheConnection(request, code, null, at),
    synchronousResponse: (request, code, content, at) =>
      signDocument(onTheConnection(request, code, content, at), signer),
    serviceResponse(request, code, content, at) {
      const responseId = formatResponseId(request.requestIdParts)
      const told = reportedCode(code)
      const xml = writeResponse({
        schemaVersion: request.schemaVersion,
        requestId: request.requestId,
        responseId,
        responseCode: told,
        responseDateTime: at,
        body: messageOf(request, content),
      })
      return signed(responseId, told, xml)
    },
    alert({ to, alertCode: ourCode, alert }, counter, at) {
      const alertCode = reportedCode(ourCode)
      return unasked(to, counter, alertCode, { kind: 'DCCAlertMessage', alertCode, alert }, at)
    },
    deviceAlert: ({ to, alertCode, payload: gbcsPayload }, counter, at) =>
      unasked(to, counter, alertCode, { kind: 'DeviceAlertMessage', alertCode, gbcsPayload }, at),
  }
}

const messageOf = ({ serviceReference, serviceReferenceVariant }: ServiceRequest, content: ResponseContent | null) =>
  ({ kind: 'ResponseMessage', serviceReference, serviceReferenceVariant, content }) as const
