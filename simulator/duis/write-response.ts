import type { DuisResponse } from './response.ts'

/** The response as a document: canonical XML, unsigned, without white space between elements. */
export function writeResponse(_response: DuisResponse): string {
  throw new Error('being written')
}
