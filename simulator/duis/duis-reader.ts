import type { Result } from '../vocabulary/result.ts'
import type { NotDuis } from './not-duis.ts'
import type { ServiceRequest } from './request.ts'
import type { DuisResponse } from './response.ts'
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
export async function createDuisReader(_options: DuisReaderOptions = {}): Promise<DuisReader> {
  throw new Error('being written')
}
