import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import forge from 'node-forge'
import { createRandom } from '../simulator/environment/randomness.ts'
import { entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import { certificateFromPem } from './key-stores/key-store.ts'
import { keyIdentifierOf } from './keys/key-identifier.ts'
import { createPathValidator } from './paths/path-validation.ts'
import { type CredentialUse, createSmki } from './smki.ts'
import { referenceFile, skipWithout } from './testing/judges.ts'

// The certificates that Smart DCC publishes for its test PKI judge our reader and our profiles.
const skip = skipWithout.reference

const published = (name: string): Certificate =>
  certificateFromPem(readFileSync(referenceFile('rtds', 'keystore', `${name}.pem`), 'utf8'), name)

const keystore = (): string[] =>
  readdirSync(referenceFile('rtds', 'keystore'))
    .filter((name) => name.endsWith('.pem'))
    .map((name) => name.replace('.pem', ''))

/** The issuing CA of the test PKI travels as the certification path of a published handover command. */
function publishedIssuingAuthority(): Certificate {
  const file = referenceFile('rtds', 'messages', 'CS02bNOByNOHandover_6.21_SUCCESS_COMMAND_GBCS.HEX')
  const message = Buffer.from(readFileSync(file, 'latin1').replace(/\s/g, ''), 'hex')
  for (let at = message.indexOf('3082', 0, 'hex'); at !== -1; at = message.indexOf('3082', at + 1, 'hex')) {
    const read = readCertificate(message.subarray(at, at + 4 + message.readUInt16BE(at + 2)))
    if (read.ok && read.value.isAuthority) return read.value
  }
  throw new Error('the published command carries no issuing CA')
}

test('every published certificate reads well', { skip }, () => {
  assert.ok(keystore().length >= 28)
  for (const name of keystore()) {
    const certificate = published(name)
    // One file holds the certificate of another party, as published.
    const named = name === '90b3d51f30000007-ka' ? '90b3d51f30030000' : name.slice(0, 16)
    assert.equal(certificate.entityIdentifier, entityIdentifier(named), name)
    assert.deepEqual(certificate.keyUsages, [name.endsWith('ds') ? 'digitalSignature' : 'keyAgreement'], name)
    assert.equal(certificate.serialNumber.toString(16).padStart(32, '0').length, 32, name)
  }
})

test('every published key identifier is made by method 2', { skip }, () => {
  for (const certificate of [...keystore().map(published), publishedIssuingAuthority()]) {
    assert.deepEqual(certificate.subjectKeyIdentifier, keyIdentifierOf(certificate.publicPoint))
  }
})

test('the published Organisation Certificates have a path to the published issuing CA', { skip }, () => {
  const validate = createPathValidator()
  const anchor = publishedIssuingAuthority()
  // The load controller's were made afterwards by other means: they are signed by nobody's key that is published.
  const organisations = keystore().filter((name) => name.startsWith('90') && !name.startsWith('90b3d51f30010008'))
  for (const name of organisations) {
    const path = validate(published(name), [], [anchor], null)
    assert.ok(path.ok, `${name}: ${path.ok || path.failure.reason}`)
  }
})

/**
 * What two certificates of one profile have in common: every value's place, type and length, and what it holds where
 * that is fixed by the profile. Text is free in its length, and so are signatures.
 */
const shapeOf = (octets: Buffer): string[] =>
  shapeOfValue(forge.asn1.fromDer(octets.toString('latin1'), parsing as unknown as boolean), 0)

const parsing = { strict: true, decodeBitStrings: false }
const { Type, Class } = forge.asn1
const texts: readonly number[] = [Type.UTF8, Type.PRINTABLESTRING]
const fixed: readonly number[] = [Type.OID, Type.BOOLEAN]

function shapeOfValue(node: forge.asn1.Asn1, depth: number): string[] {
  const place = `${' '.repeat(depth)}${node.tagClass}/${node.type}`
  if (Array.isArray(node.value)) {
    return [`${place} constructed`, ...node.value.flatMap((inner) => shapeOfValue(inner, depth + 1))]
  }
  const octets = Buffer.from(node.value, 'latin1')
  const type = node.tagClass === Class.UNIVERSAL ? node.type : -1
  // The value of an extension, the only OCTET STRING so deep, is DER itself.
  if (type === Type.OCTETSTRING && depth > 4) return [place, ...shapeOf(octets).map((line) => `${place} > ${line}`)]
  if (fixed.includes(type)) return [`${place} ${octets.toString('hex')}`]
  if (texts.includes(type)) return [`${place} text`]
  if (type === Type.BITSTRING && octets.length > 66) return [`${place} signature`]
  return [`${place} ${octets.length} octets, ${fixedPart(type, octets)}`]
}

/** Of a BIT STRING the unused bits; all of what is as short as keyUsage, the version and the path length. */
function fixedPart(type: number, octets: Buffer): string {
  if (octets.length <= 2) return octets.toString('hex')
  return type === Type.BITSTRING ? octets.toString('hex', 0, 1) : 'free'
}

const smki = createSmki(createRandom('shapes'))

const ours = (identifier: string, role: number, use: CredentialUse): Certificate => {
  const credential = smki.credential(entityIdentifier(identifier), role, use)
  assert.ok(credential)
  return credential.certificate
}

const device = smki.deviceCredentials(entityIdentifier('00-DB-12-34-56-78-90-A0'))

for (const [name, theirs, certificate] of [
  ['a supplier, with its common name', '90b3d51f30010000-ds', ours('90-B3-D5-1F-30-01-00-00', 2, 'digitalSignature')],
  ['a supplier for key agreement', '90b3d51f30010000-ka', ours('90-B3-D5-1F-30-01-00-00', 2, 'keyAgreement')],
  ['a supplier for top-ups', '90b3d51f30010000-pp-ka', ours('90-B3-D5-1F-30-01-00-00', 2, 'prepaymentKeyAgreement')],
  ['a network operator for signing', '90b3d51f30020000-ds', ours('90-B3-D5-1F-30-02-01-11', 3, 'digitalSignature')],
  ['a network operator for key agreement', '90b3d51f30020000-ka', ours('90-B3-D5-1F-30-02-01-11', 3, 'keyAgreement')],
  ['the ACB', '90b3d51f30000002-ka', ours('90-B3-D5-1F-30-00-00-02', 4, 'keyAgreement')],
  ['recovery', '90b3d51f30000001-ds', ours('90-B3-D5-1F-30-00-00-01', 1, 'digitalSignature')],
  ['the transitional CoS', '90b3d51f30000004-ds', ours('90-B3-D5-1F-30-00-00-04', 5, 'digitalSignature')],
  ['the WAN provider', '90b3d51f30000007-ds', ours('90-B3-D5-1F-30-00-00-07', 6, 'digitalSignature')],
  ['a device for signing', '00db1234567890a0-ds', device.digitalSignature.certificate],
  ['a device for key agreement', '00db1234567890a0-ka', device.keyAgreement.certificate],
] as const) {
  test(`our certificate of ${name} is field by field as the published one`, { skip }, () => {
    assert.deepEqual(shapeOf(certificate.der), shapeOf(published(theirs).der))
  })
}

test('our certificate of the issuing CA is field by field as the published one', { skip }, () => {
  assert.deepEqual(shapeOf(smki.organisationIssuing.certificate.der), shapeOf(publishedIssuingAuthority().der))
})

test('the comparison sees an extension out of order, a criticality and a string type', { skip }, () => {
  const der = published('90b3d51f30020000-ds').der
  const alterations: [string, string][] = [
    ['0101ff', '010100'],
    ['0603551d0e', '0603551d0f'],
    ['0c023033', '13023033'],
  ]
  for (const [from, to] of alterations) {
    const changed = Buffer.from(der.toString('hex').replace(from, to), 'hex')
    assert.notDeepEqual(shapeOf(changed), shapeOf(der))
  }
})
