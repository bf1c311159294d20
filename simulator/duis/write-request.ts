import type { ServiceRequest } from './request.ts'

/** The request as a document: canonical XML, unsigned, without white space between elements. */
export function writeRequest(_request: ServiceRequest): string {
  throw new Error('being written')
}
