import type { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { firstComplaint, type NotDuis, notDuis } from './not-duis.ts'
import { withDocument } from './parse-document.ts'
import { readServiceRequest } from './read-request.ts'
import { readDuisResponse } from './read-response.ts'
import { createSignatureReader } from './read-signature.ts'
import type { ServiceRequest } from './request.ts'
import type { DuisResponse } from './response.ts'
import { compileOfficialSchema, compileSchema } from './schema/compile-schema.ts'
import { serviceUserGatewaySchema } from './schema/service-user-gateway.xsd.ts'
import { signatureProfileSchema } from './schema/signature-profile.xsd.ts'
import type { SignatureState } from './signature.ts'

export type { NotDuis } from './not-duis.ts'

export interface SignedRequest {
  readonly request: ServiceRequest
  readonly signature: SignatureState
}

export interface SignedResponse {
  readonly response: DuisResponse
  readonly signature: SignatureState
}

/** Reads DUIS documents: XML, schema, the signature's shape and digest, and the values that were signed. Never throws. */
export interface DuisReader {
  readRequest(octets: Uint8Array): Result<SignedRequest, NotDuis>
  readResponse(octets: Uint8Array): Result<SignedResponse, NotDuis>
  /** Frees the compiled schemas; the reader is of no use afterwards. */
  dispose(): void
}

export interface DuisReaderOptions {
  /** An official schema: file name → octets. The file whose targetNamespace ends in `/ServiceUserGateway` is used. */
  readonly schemaFiles?: ReadonlyMap<string, Buffer>
}

/** Compiles the schema, ours unless files of another are given; throws SIM_CONFIGURATION where those are no schema. */
export async function createDuisReader({ schemaFiles }: DuisReaderOptions = {}): Promise<DuisReader> {
  const schema =
    schemaFiles === undefined ? compileSchema(serviceUserGatewaySchema) : compileOfficialSchema(schemaFiles)
  const profile = compileSchema(signatureProfileSchema)
  const signatures = createSignatureReader(profile)
  return {
    readRequest: (octets) =>
      withValidDocument(octets, schema, 'Request', (document) => {
        const signature = signatures.take(document)
        const request = readServiceRequest(document.root)
        return request.ok ? succeeded({ request: request.value, signature }) : request
      }),
    readResponse: (octets) =>
      withValidDocument(octets, schema, 'Response', (document) => {
        const signature = signatures.take(document)
        const response = readDuisResponse(document.root)
        return response.ok ? succeeded({ response: response.value, signature }) : response
      }),
    dispose: () => {
      for (const compiled of [signatures, profile, schema]) compiled.dispose()
    },
  }
}

type Read<Value> = (document: XmlDocument) => Result<Value, NotDuis>

function withValidDocument<Value>(
  octets: Uint8Array,
  schema: XsdValidator,
  root: 'Request' | 'Response',
  read: Read<Value>,
): Result<Value, NotDuis> {
  return withDocument(octets, (document) => {
    if (document.root.name !== root) return failed(notDuis(`The document element is not sr:${root}.`))
    try {
      schema.validate(document)
    } catch (error) {
      return failed(notDuis(`The document is not schema-valid: ${firstComplaint(error)}.`))
    }
    return read(document)
  })
}
