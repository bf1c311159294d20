import type { Result } from '../vocabulary/result.ts'
import type { NotDuis } from './not-duis.ts'
import type { SignatureState } from './signature.ts'

/** An element of a document as a person reads it; `fields` are its children. */
export interface DuisField {
  readonly name: string
  readonly value: string
  readonly fields?: readonly DuisField[]
}

export interface DuisDescription {
  readonly fields: readonly DuisField[]
  readonly signature: SignatureState
}

/** Shows any well-formed DUIS document, schema-valid or not, with what its signature claims. */
export function describeDocument(_octets: Uint8Array): Result<DuisDescription, NotDuis> {
  throw new Error('being written')
}
