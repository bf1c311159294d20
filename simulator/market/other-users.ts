import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'

/** Who may switch and limit loads behind an ESME; registered for no metering point. The name is invented. */
export interface LoadController {
  readonly name: string
  readonly entityIdentifier: EntityIdentifier
}

/** The identifier is that of the public test network's (docs/domain/smki.md#test-identities). */
export const loadControllers: readonly [LoadController, ...LoadController[]] = [
  { name: 'Dorset Load Control', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-01-00-08') },
]

/** Who advises customers, or reads meters for them; registered for no metering point. The names are invented. */
export interface OtherUser {
  readonly name: string
  readonly entityIdentifier: EntityIdentifier
}

export const otherUsers: readonly [OtherUser, ...OtherUser[]] = [
  { name: 'Severn Energy Advice', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-70-00-01') },
]
