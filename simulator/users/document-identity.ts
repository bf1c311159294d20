import { hash } from 'node:crypto'
import type { DuisResponse } from '../duis/response.ts'
import { writeResponse } from '../duis/write-response.ts'
import { instant } from '../vocabulary/instant.ts'

/**
 * Equal for two deliveries of one document and for them alone: delivery is at least once, and one ResponseID may stand on
 * several documents (a Command for local delivery and the device's answer). When it was said and a signature made anew do
 * not matter.
 */
export const identityOf = (response: DuisResponse): string =>
  hash('sha256', writeResponse({ ...response, responseDateTime: instant(0) }), 'base64')
