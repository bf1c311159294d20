import { createHash } from 'node:crypto'
import type { DuisResponse, ResponseBody } from '../duis/response.ts'

/**
 * Equal for two deliveries of one document and for them alone: delivery is at least once, and one ResponseID may stand on
 * several documents (a Command for local delivery and the device's answer). A signature made anew does not matter.
 */
export const identityOf = ({ requestId, responseId, responseCode, body }: DuisResponse): string =>
  [requestId, responseId, responseCode, body.kind, fingerprintOf(body)].join(' ')

function fingerprintOf(body: ResponseBody): string {
  const text = JSON.stringify(body, (_name, value) => (typeof value === 'bigint' ? String(value) : value))
  return createHash('sha256').update(text).digest('base64')
}
