import forge from 'node-forge'
import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../simulator/vocabulary/entity-identifier.ts'
import { FlawFound } from './certificate-flaw.ts'
import { type Asn1, contentOf, encode, insideSequence, insideUniversal, readOid, readWholeBits } from './der-reading.ts'
import { bitString, oid, sequence, set } from './der-writing.ts'
import { oids } from './object-identifiers.ts'
import { type Attribute, writeRfc2253 } from './rfc2253.ts'

/** A subject or an issuer. */
export interface DistinguishedName {
  readonly der: Buffer
  readonly commonName: string | null
  readonly organisationalUnit: string | null
  /** x500UniqueIdentifier, 2.5.4.45. */
  readonly uniqueIdentifier: EntityIdentifier | null
  /**
   * As X509IssuerName of an XML signature writes it: `CN=Z1,OU=07`. Two names are the same when these are: the test PKI
   * writes one and the same CA as PrintableString here and as UTF8String there.
   */
  readonly rfc2253: string
}

/** What a name is made of, in the order of the SMKI: CN, OU, x500UniqueIdentifier. */
export interface NameParts {
  readonly commonName?: string | undefined
  readonly organisationalUnit?: string | undefined
  readonly uniqueIdentifier?: EntityIdentifier | undefined
}

/** @param writeText the string type of the text attributes: CAs are PrintableString, leaves UTF8String */
export function writeDistinguishedName(parts: NameParts, writeText: (text: string) => Asn1): Asn1 {
  const attributes: Asn1[] = []
  const add = (type: string, value: Asn1): void => {
    attributes.push(set(sequence(oid(type), value)))
  }
  if (parts.commonName !== undefined) add(oids.commonName, writeText(parts.commonName))
  if (parts.organisationalUnit !== undefined) add(oids.organisationalUnit, writeText(parts.organisationalUnit))
  if (parts.uniqueIdentifier !== undefined) {
    add(oids.uniqueIdentifier, bitString(octetsOfEntityIdentifier(parts.uniqueIdentifier)))
  }
  return sequence(...attributes)
}

/** @param what `subject` or `issuer`, for the flaw */
export function readDistinguishedName(node: Asn1 | undefined, what: string): DistinguishedName {
  const relativeNames = insideSequence(node, what).map((relativeName) =>
    insideUniversal(relativeName, forge.asn1.Type.SET, `a relative name of the ${what}`).map((pair) =>
      readAttribute(pair, what),
    ),
  )
  const attributes = relativeNames.flat()
  return {
    der: node === undefined ? Buffer.alloc(0) : encode(node),
    commonName: onlyText(attributes, oids.commonName, `CN of the ${what}`, 'two-common-names'),
    organisationalUnit: onlyText(attributes, oids.organisationalUnit, `OU of the ${what}`, 'two-organisational-units'),
    uniqueIdentifier: onlyIdentifier(attributes, `x500UniqueIdentifier of the ${what}`),
    rfc2253: writeRfc2253(relativeNames),
  }
}

function readAttribute(pair: Asn1, what: string): Attribute {
  const [type, value, ...more] = insideSequence(pair, `an attribute of the ${what}`)
  if (value === undefined || more.length > 0) throw new FlawFound('structure', `an attribute of the ${what} is no pair`)
  return { type: readOid(type, `the type of an attribute of the ${what}`), value }
}

function only(attributes: readonly Attribute[], type: string, what: string, reason: string): Asn1 | null {
  const values = attributes.filter((attribute) => attribute.type === type)
  if (values.length > 1) throw new FlawFound(reason, `${what}: there are ${values.length}`)
  return values[0]?.value ?? null
}

function onlyText(attributes: readonly Attribute[], type: string, what: string, reason: string): string | null {
  const value = only(attributes, type, what, reason)
  return value === null ? null : contentOf(value, what).toString('utf8')
}

// NOC-11: the eight octets themselves, which may happen to look like DER.
function onlyIdentifier(attributes: readonly Attribute[], what: string): EntityIdentifier | null {
  const value = only(attributes, oids.uniqueIdentifier, what, 'two-unique-identifiers')
  if (value === null) return null
  const octets = readWholeBits(value, what)
  if (octets.length !== 8) throw new FlawFound('entity-identifier', `${what} has ${octets.length} octets, not 8`)
  return entityIdentifierFromOctets(octets)
}
