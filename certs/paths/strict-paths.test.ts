import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import { readCertificate } from '../certificate.ts'
import { type Asn1, encode, parseStrictDer } from '../der/der-reading.ts'
import {
  boolean,
  context,
  contextOctets,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  utf8String,
} from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import { writeHardwareModuleName } from '../fields/hardware-module-name.ts'
import { keyUsageBits, writeKeyUsage } from '../fields/key-usage.ts'
import {
  type Alterable,
  altered,
  alteredAuthority,
  faultless,
  markCritical,
  removeExtension,
  replaceExtension,
} from '../hostile/tampering.ts'
import { createSmki } from '../smki.ts'
import { skipWithout } from '../testing/judges.ts'
import { createPathValidator } from './path-validation.ts'

/**
 * A family of certificates, each altered in one thing, that OpenSSL judges beside us, strictly (`-x509_strict`). Whatever
 * it refuses we refuse. What we refuse beyond that has a reason of the SMKI's own.
 */
const skip = skipWithout.openssl
const smki = createSmki(createRandom('strict paths'))
const bearer = {
  entityIdentifier: entityIdentifier('90-B3-D5-1F-30-02-01-10'),
  role: RemotePartyRole.networkOperator,
  use: 'digitalSignature',
} as const
const at = instant(Date.UTC(2026, 10, 22, 9))
const keyIdentifier = smki.organisationIssuing.certificate.subjectKeyIdentifier ?? Buffer.alloc(8)

type Alteration = (parts: Alterable) => void
type Alterations = Readonly<Record<string, Alteration>>

const replace =
  (identifier: string, critical: boolean, value: Asn1): Alteration =>
  ({ extensions }) =>
    replaceExtension(extensions, { oid: identifier, critical, value: encode(value) })
const add =
  (identifier: string, critical: boolean, value: Asn1): Alteration =>
  ({ extensions }) =>
    void extensions.push(writeExtension({ oid: identifier, critical, value: encode(value) }))

const directoryName = (): Asn1 => context(4, parseStrictDer(smki.organisationRoot.certificate.subject.der))

/** Extensions that the SMKI does not use. */
const others: Readonly<Record<string, readonly [identifier: string, value: Asn1]>> = {
  nameConstraints: [oids.nameConstraints, sequence(context(0, sequence(directoryName())))],
  policyConstraints: [oids.policyConstraints, sequence(contextOctets(0, Buffer.of(0)))],
  inhibitAnyPolicy: [oids.inhibitAnyPolicy, integer(Buffer.of(0))],
  policyMappings: ['2.5.29.33', sequence(sequence(oid(oids.organisationPolicy), oid(oids.devicePolicy)))],
  extKeyUsage: ['2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.2'))],
  issuerAltName: ['2.5.29.18', sequence(directoryName())],
  unknown: ['1.2.3.4.5', nothing()],
}

const both: Alterations = {
  nothing: () => {},
  ...Object.fromEntries(
    ['keyUsage', 'subjectKeyIdentifier', 'authorityKeyIdentifier', 'certificatePolicies'].flatMap((name) => {
      const identifier = oids[name as 'keyUsage']
      return [[`no ${name}`, ({ extensions }) => removeExtension(extensions, identifier)] as [string, Alteration]]
    }),
  ),
  ...Object.fromEntries(
    ['subjectKeyIdentifier', 'authorityKeyIdentifier'].map((name): [string, Alteration] => [
      `${name} critical`,
      ({ extensions }) => markCritical(extensions, oids[name as 'keyUsage']),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(others).flatMap(([name, [identifier, value]]) =>
      [true, false].map((critical): [string, Alteration] => [
        `${name} ${critical ? '' : 'not '}critical`,
        add(identifier, critical, value),
      ]),
    ),
  ),
  ...Object.fromEntries(
    keyUsageBits.map((bit): [string, Alteration] => [
      `key usage ${bit}`,
      replace(oids.keyUsage, true, writeKeyUsage([bit])),
    ]),
  ),
  'key usage not critical': ({ extensions }) => {
    const [usage] = extensions.splice(0, 1)
    const values = Array.isArray(usage?.value) ? usage.value : []
    if (usage) extensions.unshift({ ...usage, value: values.filter((_, index) => index !== 1) } as Asn1)
  },
  'anyPolicy alone': replace(oids.certificatePolicies, true, sequence(sequence(oid(oids.anyPolicy)))),
  'empty subject': ({ subject }) => void subject.splice(0),
  'empty subject, alternative name critical': (parts) => {
    parts.subject.length = 0
    add(oids.subjectAltName, true, writeHardwareModuleName(bearer.entityIdentifier))(parts)
  },
  'empty subject, alternative name not critical': (parts) => {
    parts.subject.length = 0
    add(oids.subjectAltName, false, writeHardwareModuleName(bearer.entityIdentifier))(parts)
  },
  'empty alternative name': add(oids.subjectAltName, false, sequence()),
  'issuer and serial number of the authority, wrong': replace(
    oids.authorityKeyIdentifier,
    false,
    sequence(contextOctets(0, keyIdentifier), context(1, directoryName()), contextOctets(2, Buffer.of(7))),
  ),
  'no key in authorityKeyIdentifier': replace(oids.authorityKeyIdentifier, false, sequence()),
  'another key identifier of the authority': replace(
    oids.authorityKeyIdentifier,
    false,
    sequence(contextOctets(0, Buffer.alloc(8, 1))),
  ),
  'NULL in the algorithm that is signed': ({ fields }) => {
    fields[2] = sequence(oid(oids.ecdsaWithSha256), nothing())
  },
  'a text in the algorithm that is signed': ({ fields }) => {
    fields[2] = sequence(oid(oids.ecdsaWithSha256), utf8String('text'))
  },
  'version 1': ({ fields }) => void fields.shift(),
}

const constraints =
  (value: Asn1, critical = true): Alteration =>
  ({ extensions }) => {
    removeExtensionIfThere(extensions, oids.basicConstraints)
    extensions.push(writeExtension({ oid: oids.basicConstraints, critical, value: encode(value) }))
  }

function removeExtensionIfThere(extensions: Asn1[], identifier: string): void {
  const before = extensions.length
  const wanted = encode(oid(identifier))
  for (let index = before - 1; index >= 0; index--)
    if (encode(extensions[index] as Asn1).includes(wanted)) extensions.splice(index, 1)
}

const alterations: Alterations = {
  ...both,
  'basic constraints empty': constraints(sequence()),
  'basic constraints empty, not critical': constraints(sequence(), false),
  'an authority': constraints(sequence(boolean(true))),
  'an authority, not critical': constraints(sequence(boolean(true)), false),
  'an authority with path length 0': constraints(sequence(boolean(true), integer(Buffer.of(0)))),
  'a path length without authority': constraints(sequence(integer(Buffer.of(0)))),
  'no basic constraints': ({ extensions }) => removeExtensionIfThere(extensions, oids.basicConstraints),
  'an authority that signs certificates': (parts) => {
    replace(oids.keyUsage, true, writeKeyUsage(['digitalSignature', 'keyCertSign']))(parts)
    constraints(sequence(boolean(true)))(parts)
  },
  'no authority, but signs certificates': (parts) => {
    replace(oids.keyUsage, true, writeKeyUsage(['digitalSignature', 'keyCertSign']))(parts)
    constraints(sequence())(parts)
  },
  'subject key identifier of no octets': replace(oids.subjectKeyIdentifier, false, octetString(Buffer.alloc(0))),
}

/** What only the SMKI asks, or what we do not understand and OpenSSL does. */
const reasonsBeyond = ['policy', 'constraints', 'unknown-critical-extension', 'authority-as-leaf', 'key-identifier']

const validate = createPathValidator()

function ours(leaf: Buffer, issuer: Buffer): string {
  const [readLeaf, readIssuer] = [readCertificate(leaf), readCertificate(issuer)]
  if (!readLeaf.ok) return `reading: ${readLeaf.failure.reason}`
  if (!readIssuer.ok) return `reading: ${readIssuer.failure.reason}`
  const path = validate(readLeaf.value, [readIssuer.value], [smki.organisationRoot.certificate], at)
  return path.ok ? 'valid' : path.failure.reason
}

let directory = ''
before(() => {
  directory = mkdtempSync(join(tmpdir(), 'strict-paths-'))
  write('root', smki.organisationRoot.certificate.der)
})
after(() => rmSync(directory, { recursive: true }))

function write(name: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  const text = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
  writeFileSync(join(directory, `${name}.pem`), text)
  return `${name}.pem`
}

/** Which of those leaves OpenSSL takes, in one call; what it says of one does not hinder it from the next. */
function takenByOpenssl(issuer: string, leaves: readonly string[]): ReadonlySet<string> {
  const options = ['verify', '-x509_strict', '-attime', String(at / 1000), '-CAfile', 'root.pem', '-untrusted', issuer]
  const { stdout } = spawnSync('openssl', [...options, ...leaves], { cwd: directory, encoding: 'utf8' })
  return new Set(stdout.split('\n').flatMap((line) => /^(.*): OK$/.exec(line)?.[1] ?? []))
}

function compare(name: string, said: string, taken: boolean): void {
  if (!taken) assert.notEqual(said, 'valid', `${name}: OpenSSL refuses what we take`)
  else if (said !== 'valid' && !said.startsWith('reading: '))
    assert.ok(reasonsBeyond.includes(said), `${name}: OpenSSL takes what we refuse for ${said}`)
}

const sound = faultless(smki, bearer).der

describe('a path that OpenSSL judges beside us, strictly', { skip }, () => {
  test('is taken and refused alike, whatever is altered in the leaf', () => {
    const issuer = write('issuer', smki.organisationIssuing.certificate.der)
    const leaves = Object.entries(alterations).map(
      ([name, alter], index) => [name, altered(smki, bearer, alter), `leaf-${index}`] as const,
    )
    const taken = takenByOpenssl(
      issuer,
      leaves.map(([, der, file]) => write(file, der)),
    )
    for (const [name, der, file] of leaves)
      compare(name, ours(der, smki.organisationIssuing.certificate.der), taken.has(`${file}.pem`))
    assert.ok(taken.has('leaf-0.pem'), 'OpenSSL takes the certificate that nothing is altered in')
  })

  test('is taken and refused alike, whatever is altered in the authority', () => {
    const leaf = write('leaf', sound)
    for (const [name, alter] of Object.entries(alterations)) {
      const issuer = alteredAuthority(smki, alter)
      compare(name, ours(sound, issuer), takenByOpenssl(write('altered', issuer), [leaf]).has(leaf))
    }
  })
})

test('what nothing is altered in is valid', () => {
  assert.equal(ours(sound, smki.organisationIssuing.certificate.der), 'valid')
})
