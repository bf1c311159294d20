import { type CertificateDer, certificateDer } from '../../../certs/certificate.ts'
import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../vocabulary/entity-identifier.ts'
import type { Codec } from '../content/codec.ts'
import type { Fields, RecordOf } from '../content/record.ts'
import { readExecutionDateTime, writeExecutionDateTime } from '../credentials/execution-date-time.ts'
import { describeCertificate } from '../describe-certificate.ts'
import { opaque, primitive, sequence, sequenceNumber, sequenceOf, smallInteger, tags } from '../octets/ber.ts'
import { element, integer } from '../octets/der.ts'
import type { Meaning } from '../octets/octet-reader.ts'

/** A SEQUENCE of fields, which are called as ASN.1 calls them: by their keys. An optional one is null where it is absent. */
export function asn1Sequence<Of extends Fields>(fields: Of): Codec<RecordOf<Of>> {
  const entries = Object.entries(fields)
  return {
    shape: { kind: 'record', fields: entries.map(([key, { shape }]) => ({ key, name: key, shape })) },
    read: (reader, name) =>
      sequence(reader, name, () => {
        const value: Record<string, unknown> = {}
        for (const [key, codec] of entries) value[key] = codec.read(reader, key)
        return value as RecordOf<Of>
      }),
    write: (value) => element(tags.sequence, ...entries.map(([key, codec]) => codec.write(value[key]))),
  }
}

/** A SEQUENCE OF. */
export const asn1SequenceOf = <Value>(codec: Codec<Value>, nameOfOne: string): Codec<readonly Value[]> => ({
  shape: { kind: 'list', of: codec.shape, least: 0, most: 20 },
  read: (reader, name) => sequenceOf(reader, name, () => codec.read(reader, nameOfOne)),
  write: (values) => element(tags.sequence, ...values.map((value) => codec.write(value))),
})

/** A field that is there only where the next tag is its own. */
export const asn1Optional = <Value>(codec: Codec<Value>, tag: number): Codec<Value | null> => ({
  shape: { kind: 'optional', of: codec.shape },
  read: (reader, name) => (reader.nextIs(tag) ? codec.read(reader, name) : null),
  write: (value) => (value === null ? Buffer.alloc(0) : codec.write(value)),
})

/** A small INTEGER that stands for something: `success (0)`. One that is not listed is read all the same, as devices outlive tables. */
export const code = (names: Readonly<Record<number, string>>): Codec<number> =>
  asn1Integer((value) => `${names[value] ?? 'not listed'} (${value})`)

export const asn1Integer = (meaning: Meaning<number>): Codec<number> => ({
  shape: { kind: 'number', least: 0, most: 0x7fffffff },
  read: (reader, name) => smallInteger(reader, name, meaning),
  write: (value) => integer(value),
})

/** A `SeqNumber`, which counts messages. */
export const asn1Counter: Codec<bigint> = {
  shape: { kind: 'bigint', least: 0n, most: 2n ** 63n - 1n },
  read: (reader, name) => sequenceNumber(reader, name),
  write: (value) => integer(value),
}

/** NULL. */
export const asn1Null: Codec<null> = {
  shape: { kind: 'null' },
  read: (reader, name) => {
    primitive(reader, name, tags.null, 0, () => 'NULL')
    return null
  },
  write: () => element(tags.null),
}

/** An OCTET STRING of a fixed length. */
export const asn1Octets = (length: number): Codec<Buffer> => ({
  shape: { kind: 'octets', least: length, most: length },
  read: (reader, name) =>
    primitive(reader, name, tags.octetString, length, (octets) => octets.toString('hex').toUpperCase()),
  write: (value) => {
    if (value.length !== length) throw new RangeError(`${value.length} octets where ${length} belong`)
    return element(tags.octetString, value)
  },
})

/** An OCTET STRING of eight octets that names a device or a party. */
export const asn1Entity: Codec<EntityIdentifier> = {
  shape: { kind: 'other', what: 'entity identifier' },
  read: (reader, name) =>
    entityIdentifierFromOctets(primitive(reader, name, tags.octetString, 8, entityIdentifierFromOctets)),
  write: (entity) => element(tags.octetString, octetsOfEntityIdentifier(entity)),
}

/** A GeneralizedTime of the form `YYYYMMDDHHMMSSZ`. */
export const asn1Time: Codec<string> = {
  shape: { kind: 'other', what: 'generalized time' },
  read: (reader, name) => readExecutionDateTime(reader, name),
  write: writeExecutionDateTime,
}

/** A certificate in the octets it came in. */
export const asn1Certificate: Codec<CertificateDer> = {
  shape: { kind: 'other', what: 'certificate' },
  read: (reader, name) => certificateDer(opaque(reader, name, tags.sequence, describeCertificate)),
  write: (value) => value,
}

/** One of two, by the tag that comes next. Each value says which it is. */
export function asn1Choice<One extends string, A, Other extends string, B>(
  [one, ofOne, tag]: readonly [One, Codec<A>, number],
  [other, ofOther]: readonly [Other, Codec<B>],
): Codec<{ readonly kind: One; readonly value: A } | { readonly kind: Other; readonly value: B }> {
  return {
    shape: {
      kind: 'choice',
      options: [
        { name: one, shape: ofOne.shape },
        { name: other, shape: ofOther.shape },
      ],
    },
    read: (reader) =>
      reader.nextIs(tag)
        ? { kind: one, value: ofOne.read(reader, one) }
        : { kind: other, value: ofOther.read(reader, other) },
    write: (value) => (value.kind === one ? ofOne.write(value.value as A) : ofOther.write(value.value as B)),
  }
}
