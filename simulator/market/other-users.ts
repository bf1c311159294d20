import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'

/** Who advises customers, or reads meters for them; registered for no metering point. The names are invented. */
export interface OtherUser {
  readonly name: string
  readonly entityIdentifier: EntityIdentifier
}

export const otherUsers: readonly [OtherUser, ...OtherUser[]] = [
  { name: 'Severn Energy Advice', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-70-00-01') },
]
