import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { inspectDuis } from '../../harness/inspect/inspect-duis.ts'
import { isSound } from '../../harness/inspect/inspection.ts'
import type { KeyRing } from '../../harness/inspect/key-ring.ts'
import { deterministicTestBed, nextPreparedHandover } from '../../harness/testing/prepared-handover.ts'
import { renderInspection } from './render.ts'

const testBed = await deterministicTestBed()
after(() => testBed.close())
const { network } = testBed
const { supplier, order } = await nextPreparedHandover(testBed)
const asked = await supplier.requestHandover(order)
await network.time.inFlight.settled()
const { request, document } = asked.ok ? asked.value : assert.fail('the DCC did not answer')
const received = await supplier.mailbox.serviceResponse(request.requestId)

/** Every certificate of the world's organisations, and the device's. */
const certificates = [
  ...[...network.smki.organisationCredentials()].map(({ certificate }) => certificate),
  network.smki.deviceCredentials(order.device).digitalSignature.certificate,
]
const keys: KeyRing = {
  certificates,
  privateKeyOf: () => undefined,
  of: (entity, usage) =>
    certificates.filter(({ entityIdentifier, keyUsages }) => entityIdentifier === entity && keyUsages.includes(usage)),
}

const linesOf = (octets: Buffer): string =>
  stripVTControlCharacters([...renderInspection(inspectDuis(octets, keys))].join('\n'))

test('a Service Response is shown with the GBCS message inside, and both signatures are verified', () => {
  const inspection = inspectDuis(received.document, keys)
  assert.deepEqual(
    inspection.proofs.map(({ of, inside, outcome }) => [of, inside, outcome]),
    [
      ['signature', undefined, 'verifies'],
      ['signature', 'GBCSPayload', 'verifies'],
    ],
  )
  const lines = linesOf(received.document)
  assert.match(lines, /GBCSPayload +GBCS message, \d+ octets\n +0 +\d+ +Grouping Header/)
  assert.match(lines, /signature in GBCSPayload verifies: under 00-DB-/)
})

test('a request is shown with whose certificates it carries', () => {
  const lines = linesOf(Buffer.from(document))
  assert.match(lines, /DigitalSigningCertificate +networkOperator \(03\), [0-9A-F-]{23}, serial [0-9A-F]+\n/)
  assert.match(lines, / Certificate +issuingAuthority \(07\)/)
})

test('a document that was changed is not sound, whether the change is inside or outside what it encloses', () => {
  const text = received.document.toString()
  assert.ok(isSound(inspectDuis(received.document, keys)))
  for (const changed of [
    text.replace('ResponseCode>I0<', 'ResponseCode>E21<'),
    text.replace('GBCSPayload>3wkC', 'GBCSPayload>3wkB'),
  ]) {
    assert.notEqual(changed, text)
    assert.equal(isSound(inspectDuis(Buffer.from(changed), keys)), false)
  }
})

test('a document that nobody signed says so, and nothing is held against it', () => {
  const unsigned = Buffer.from(document.replace(/<ds:Signature .*<\/ds:Signature>/s, ''))
  assert.match(linesOf(unsigned), /signature none: the document is not signed/)
  assert.ok(isSound(inspectDuis(unsigned, keys)))
})

test('a request signed by somebody whose certificate is not at hand cannot be judged, and is not held against it', () => {
  const stranger: KeyRing = { ...keys, certificates: [], of: () => [] }
  const inspection = inspectDuis(Buffer.from(document), stranger)
  assert.deepEqual(
    inspection.proofs.map(({ outcome }) => outcome),
    ['cannot be judged'],
  )
  assert.ok(isSound(inspection))
})
