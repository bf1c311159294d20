import type { Branded } from './branded.ts'
import { type EntityIdentifier, parseEntityIdentifier } from './entity-identifier.ts'

/** `originator:target:counter`, the idempotency key of a Service Request (DUIS `RequestIDType`). */
export type RequestId = Branded<string, 'RequestId'>

/** `target:originator:counter`: the RequestID with its identifiers exchanged. */
export type ResponseId = Branded<string, 'ResponseId'>

export interface RequestIdParts {
  readonly originator: EntityIdentifier
  readonly target: EntityIdentifier
  /** 0 … 18446744073709551615; for critical commands it becomes the GBCS originator counter. */
  readonly counter: bigint
}

const counterText = /^(0|[1-9]\d{0,19})$/
const largestCounter = 2n ** 64n - 1n

/** Takes a RequestID or ResponseID apart; null where it is not one. */
export function parseRequestId(text: string): RequestIdParts | null {
  const [first, second, third, ...rest] = text.split(':')
  if (first === undefined || second === undefined || third === undefined || rest.length > 0) return null
  const originator = parseEntityIdentifier(first)
  const target = parseEntityIdentifier(second)
  if (originator === null || target === null || !counterText.test(third)) return null
  const counter = BigInt(third)
  return counter > largestCounter ? null : { originator, target, counter }
}

export const formatRequestId = ({ originator, target, counter }: RequestIdParts): RequestId =>
  `${originator}:${target}:${counter}` as RequestId

export const formatResponseId = ({ originator, target, counter }: RequestIdParts): ResponseId =>
  `${target}:${originator}:${counter}` as ResponseId
