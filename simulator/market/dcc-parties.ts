import { entityIdentifier } from '../vocabulary/entity-identifier.ts'

/**
 * The DCC's own parties. Their identifiers are those of the public test network (docs/domain/smki.md#test-identities).
 */
export const dccParties = {
  /** Holds the cells of DCC controlled devices, signs 6.21 and 6.24.1, and makes the MAC of every command. */
  accessControlBroker: { name: 'Access Control Broker', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-00-00-02') },
  /** The Data Service Provider: the same User ID as the ACB, with a certificate that signs DUIS documents. */
  dsp: { name: 'Data Service Provider', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-00-00-02') },
  recovery: { name: 'Recovery', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-00-00-01') },
  transitionalCoS: {
    name: 'Transitional Change of Supplier',
    entityIdentifier: entityIdentifier('90-B3-D5-1F-30-00-00-04'),
  },
  wanProvider: { name: 'WAN Provider', entityIdentifier: entityIdentifier('90-B3-D5-1F-30-00-00-07') },
} as const
