import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { type NotDuis, notDuis } from './not-duis.ts'
import { readServiceRequest } from './read-request.ts'
import { readDuisResponse } from './read-response.ts'
import { readSigned, type SignedContent } from './read-signature.ts'
import type { ServiceRequest } from './request.ts'
import type { DuisResponse } from './response.ts'
import { type DuisSchema, officialSchema, ownSchema } from './schema/duis-schema.ts'
import type { SignatureState } from './signature.ts'
import { strayBase64 } from './xml/base64.ts'
import { at } from './xml/canonical-reader.ts'
import { withDocument } from './xml/parse-document.ts'

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
  /** Frees an official schema that was compiled for it; the reader is of no use afterwards. */
  dispose(): void
}

export interface DuisReaderOptions {
  /** An official schema: file name → octets. The file whose targetNamespace ends in `/ServiceUserGateway` is used. */
  readonly schemaFiles?: ReadonlyMap<string, Buffer>
}

/** Compiles the schema, ours unless files of another are given; throws SIM_CONFIGURATION where those are no schema. */
export async function createDuisReader({ schemaFiles }: DuisReaderOptions = {}): Promise<DuisReader> {
  const schema = schemaFiles === undefined ? ownSchema() : officialSchema(schemaFiles)
  const valid = (octets: Uint8Array, root: 'Request' | 'Response') => readValid(octets, root, schema)
  return {
    readRequest: (octets) => {
      const content = valid(octets, 'Request')
      if (!content.ok) return content
      const request = readServiceRequest(content.value.root)
      return request.ok ? succeeded({ request: request.value, signature: content.value.signature }) : request
    },
    readResponse: (octets) => {
      const content = valid(octets, 'Response')
      if (!content.ok) return content
      const response = readDuisResponse(content.value.root)
      return response.ok ? succeeded({ response: response.value, signature: content.value.signature }) : response
    },
    dispose: () => schema.dispose(),
  }
}

/** Parse, schema, signature: the order of the DCC's own tools (docs/domain/codes.md#schema-then-signature). */
const readValid = (
  octets: Uint8Array,
  root: 'Request' | 'Response',
  schema: DuisSchema,
): Result<SignedContent, NotDuis> =>
  withDocument(octets, (document) => {
    if (document.root.name !== root) return failed(notDuis(`The document element is not sr:${root}.`))
    // Read before it is known to be valid: which part of the schema judges it follows from its body.
    const content = readSigned(document)
    const complaint = schema.complaint(document, content.ok ? content.value.root : null)
    if (complaint !== undefined) return failed(notDuis(`The document is not schema-valid: ${complaint}.`))
    const stray = content.ok ? strayBase64(at(content.value.root, 'Body')) : undefined
    return stray === undefined
      ? content
      : failed(notDuis(`The document is not schema-valid: sr:${stray.name} is not base64.`))
  })
