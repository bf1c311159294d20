import {
  type EntityIdentifier,
  entityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../simulator/vocabulary/entity-identifier.ts'
import { asn1 } from '../der/asn1.ts'
import { FlawFound } from '../der/certificate-flaw.ts'
import {
  type Asn1,
  contentOf,
  encode,
  insideSequence,
  insideUniversal,
  isUniversal,
  readOid,
  readWholeBits,
} from '../der/der-reading.ts'
import { bitString, oid, printableString, sequence, set, utf8String } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
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

/** An attribute of a subject. */
export type SubjectAttribute = 'commonName' | 'organisationalUnit' | 'uniqueIdentifier'

/** What a name is made of. */
export interface NameParts {
  readonly commonName?: string | undefined
  readonly organisationalUnit?: string | undefined
  readonly uniqueIdentifier?: EntityIdentifier | undefined
}

/** How the names of a profile are written: its attributes in their order, and the string type of CN and OU. */
interface NameForm {
  readonly subject: readonly SubjectAttribute[]
  readonly text: 'PrintableString' | 'UTF8String'
}

/** Writes the attributes that a form has and `parts` gives, in the form's order. */
export function writeDistinguishedName(parts: NameParts, form: NameForm): Asn1 {
  const writeText = form.text === 'UTF8String' ? utf8String : printableString
  const relativeNames: Asn1[] = []
  for (const attribute of form.subject) {
    const value = parts[attribute]
    if (value === undefined) continue
    const isText = attribute !== 'uniqueIdentifier'
    const written = isText ? writeText(value) : bitString(octetsOfEntityIdentifier(entityIdentifier(value)))
    relativeNames.push(set(sequence(oid(oids[attribute]), written)))
  }
  return sequence(...relativeNames)
}

/** @param what `subject` or `issuer`, for the flaw */
export function readDistinguishedName(node: Asn1 | undefined, what: string): DistinguishedName {
  const relativeNames = insideSequence(node, what).map((relativeName) => readRelativeName(relativeName, what))
  const attributes = relativeNames.flat()
  return {
    der: node === undefined ? Buffer.alloc(0) : encode(node),
    commonName: onlyText(attributes, oids.commonName, `CN of the ${what}`, 'two-common-names'),
    organisationalUnit: onlyText(attributes, oids.organisationalUnit, `OU of the ${what}`, 'two-organisational-units'),
    uniqueIdentifier: onlyIdentifier(attributes, `x500UniqueIdentifier of the ${what}`),
    rfc2253: writeRfc2253(relativeNames),
  }
}

function readRelativeName(node: Asn1, what: string): Attribute[] {
  const pairs = insideUniversal(node, asn1.Type.SET, `a relative name of the ${what}`)
  if (pairs.length === 0) throw new FlawFound('structure', `a relative name of the ${what} is empty`)
  return pairs.map((pair) => readAttribute(pair, what))
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
  if (value === null) return null
  const octets = contentOf(value, what)
  const text = octets.toString('utf8')
  if (!isTextual(value) || !Buffer.from(text, 'utf8').equals(octets)) throw new FlawFound('text', `${what} is no text`)
  return text
}

/** The two kinds of DirectoryString that RFC 5280 4.1.2.4 leaves to a new authority. */
const isTextual = (value: Asn1): boolean =>
  isUniversal(value, asn1.Type.UTF8) || isUniversal(value, asn1.Type.PRINTABLESTRING)

// NOC-11: the eight octets themselves, which may happen to look like DER.
function onlyIdentifier(attributes: readonly Attribute[], what: string): EntityIdentifier | null {
  const value = only(attributes, oids.uniqueIdentifier, what, 'two-unique-identifiers')
  if (value === null) return null
  const octets = readWholeBits(value, what)
  if (octets.length !== 8) throw new FlawFound('entity-identifier', `${what} has ${octets.length} octets, not 8`)
  return entityIdentifierFromOctets(octets)
}
