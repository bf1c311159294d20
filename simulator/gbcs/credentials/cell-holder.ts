import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../vocabulary/entity-identifier.ts'
import { primitive, tags } from '../octets/ber.ts'
import { element } from '../octets/der.ts'
import type { OctetReader } from '../octets/octet-reader.ts'

/** Whose certificate a cell holds. */
export interface CellHolder {
  /** The subject's unique identifier; eight zero octets for a root. */
  readonly entityIdentifier: EntityIdentifier
  /** 8 octets. */
  readonly subjectKeyIdentifier: Buffer
}

/** @param prefix `existing` or `replacing`, as GBCS names the pair of fields */
export const readCellHolder = (reader: OctetReader, prefix: 'existing' | 'replacing'): CellHolder => ({
  entityIdentifier: entityIdentifierFromOctets(
    primitive(reader, `${prefix}SubjectUniqueID`, tags.octetString, 8, entityIdentifierFromOctets),
  ),
  subjectKeyIdentifier: primitive(reader, `${prefix}SubjectKeyIdentifier`, tags.octetString, 8, (octets) =>
    octets.toString('hex').toUpperCase(),
  ),
})

/** Both fields, one behind the other. */
export const writeCellHolder = ({ entityIdentifier, subjectKeyIdentifier }: CellHolder): Buffer =>
  Buffer.concat([
    element(tags.octetString, octetsOfEntityIdentifier(entityIdentifier)),
    element(tags.octetString, subjectKeyIdentifier),
  ])
