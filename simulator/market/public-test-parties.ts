import { entityIdentifier } from '../vocabulary/entity-identifier.ts'

/**
 * Parties of the public test network that this market does not have; a key store may bring them
 * (docs/domain/smki.md#test-identities).
 */
export const publicTestParties = [
  { name: 'Public test network operator', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-02-00-00') },
] as const
