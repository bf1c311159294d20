import { entityIdentifier, octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { organisationalUnitOf } from '../../simulator/vocabulary/remote-party-role.ts'
import { encode } from '../der/der-reading.ts'
import { bitString, integer, oid, sequence, set, utf8String } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeHardwareModuleName } from '../fields/hardware-module-name.ts'
import type { Flaw } from './hostile-certificate.ts'
import { addExtension, alteredBy, faultless } from './tampering.ts'

// The identifier of Independent Power Networks: 30 06 02 01 05 02 01 07 reads as SEQUENCE { INTEGER 5, INTEGER 7 }.
const looksLikeDer = entityIdentifier('30-06-02-01-05-02-01-07')

/** What is wrong with whom it names: role, Entity Identifier, or that it names nobody. */
export const flawsOfSubjects = {
  'two-unique-identifiers': {
    sentence: "its subject holds the bearer's x500UniqueIdentifier after another's that differs in the last bit",
    caught: { by: 'reading', reason: 'two-unique-identifiers' },
    make: alteredBy(({ subject }, { bearer }) => {
      const other = octetsOfEntityIdentifier(bearer.entityIdentifier)
      other[7] = (other[7] ?? 0) ^ 1
      subject.unshift(set(sequence(oid(oids.uniqueIdentifier), bitString(other))))
    }),
  },
  'unused-bits': {
    sentence: 'the BIT STRING of its x500UniqueIdentifier has 63 bits: the last is unused, and zero as DER wants it',
    caught: { by: 'reading', reason: 'unused-bits' },
    make: alteredBy(({ subject }, { bearer }) => {
      const octets = octetsOfEntityIdentifier(bearer.entityIdentifier)
      octets[7] = (octets[7] ?? 0) & 0xfe
      subject.splice(-1, 1, set(sequence(oid(oids.uniqueIdentifier), bitString(octets, 1))))
    }),
  },
  'two-organisational-units': {
    sentence: 'its subject says that the bearer has the role 02 and its own role too',
    caught: { by: 'reading', reason: 'two-organisational-units' },
    make: alteredBy(({ subject }) => {
      subject.unshift(set(sequence(oid(oids.organisationalUnit), utf8String('02'))))
    }),
  },
  'role-that-is-no-text': {
    sentence: 'its OU is an INTEGER whose octets happen to spell the role',
    caught: { by: 'reading', reason: 'text' },
    make: alteredBy(({ subject }, { bearer }) => {
      const role = Buffer.from(organisationalUnitOf(bearer.role))
      subject[0] = set(sequence(oid(oids.organisationalUnit), integer(role)))
    }),
  },
  'der-inside-identifier': {
    sentence: 'the eight octets of its Entity Identifier happen to be a value in DER, and it is lawful',
    caught: null,
    make: (smki, { role, use }) => faultless(smki, { entityIdentifier: looksLikeDer, role, use }).der,
  },
  'nameless-subject': {
    sentence: 'its subject is empty, and nothing else names it',
    caught: { by: 'path validation', reason: 'empty-name' },
    make: alteredBy(({ subject }) => {
      subject.length = 0
    }),
  },
  'uncritical-alternative-name': {
    sentence: 'its subject is empty, and the subjectAltName that names it is not critical',
    caught: { by: 'path validation', reason: 'empty-name' },
    make: alteredBy(({ subject, extensions }, { bearer }) => {
      subject.length = 0
      const value = encode(writeHardwareModuleName(bearer.entityIdentifier))
      addExtension(extensions, { oid: oids.subjectAltName, critical: false, value })
    }),
  },
  'alternative-name-without-names': {
    sentence: 'its subjectAltName is an empty list',
    caught: { by: 'reading', reason: 'structure' },
    make: alteredBy(({ extensions }) => {
      addExtension(extensions, { oid: oids.subjectAltName, critical: false, value: encode(sequence()) })
    }),
  },
} satisfies Record<string, Flaw>
