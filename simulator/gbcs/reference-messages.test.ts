import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { describeMessage, type Field } from './describe.ts'
import { verifyMac } from './key-agreement.ts'
import { nameOfMessageCode } from './message-codes.ts'
import { verifyMessageSignature } from './message-signature.ts'
import {
  agreedSecret,
  hasReferenceCertificate,
  publishedUseCase,
  referenceEntries,
  referenceMessage,
  referenceOctets,
  referencePublicKey,
} from './testing/reference-messages.ts'
import { rewrittenFrame } from './testing/rewritten.ts'

const skip = skipWithout.reference
const entries = skip ? [] : referenceEntries()

describe('every published message', () => {
  it('says of itself what the index says', { skip }, () => {
    assert.ok(entries.length >= 334)
    for (const entry of entries) {
      const message = referenceMessage(entry.file)
      const found = {
        cra: message.cra,
        counter: String(message.counter),
        originator: message.originator.replaceAll('-', ''),
        recipient: message.recipient.replaceAll('-', ''),
        messageCode: message.messageCode,
        hasMac: message.mac !== null,
        hasSignature: message.signature !== null,
      }
      const expected = {
        cra: entry.cra.toLowerCase(),
        counter: entry.counter,
        originator: entry.originator,
        recipient: entry.recipient,
        messageCode: Number.parseInt(entry.messageCode, 16),
        hasMac: entry.mac !== null,
        hasSignature: entry.signature !== null,
      }
      assert.deepEqual(found, expected, entry.file)
    }
  })

  it('comes out of our writer as it went in', { skip }, () => {
    for (const { file } of entries)
      assert.deepEqual(rewrittenFrame(referenceMessage(file)), referenceOctets(file), file)
  })

  it('has a message code that we can name', { skip }, () => {
    for (const entry of entries) {
      const name = nameOfMessageCode(Number.parseInt(entry.messageCode, 16))
      assert.notEqual(name, undefined, entry.messageCode)
      assert.equal(name, publishedUseCase(entry) ?? name)
    }
  })

  it('has a MAC that verifies, if it has one and goes to or comes from a remote party', { skip }, () => {
    const withOne = entries.filter(({ mac }) => mac === 'valid')
    assert.ok(withOne.length >= 223)
    for (const entry of withOne) assert.ok(verifyMac(agreedSecret(entry), referenceMessage(entry.file)), entry.file)
  })

  it('has a signature that verifies, if it has one', { skip }, async () => {
    const withOne = entries.filter(({ signature }) => signature !== null)
    assert.ok(withOne.length >= 101)
    await Promise.all(
      withOne.map(async ({ file, originator }) => {
        const name = `${originator.toLowerCase()}-ds`
        assert.ok(hasReferenceCertificate(name), name)
        assert.ok(await verifyMessageSignature(referencePublicKey(name), referenceMessage(file)), file)
      }),
    )
  })

  it('is described without a gap: fields lie end to end, and so do the fields inside them', { skip }, () => {
    for (const { file } of entries) {
      const octets = referenceOctets(file)
      assertEndToEnd(describeMessage(octets), 0, octets.length, file)
    }
  })
})

function assertEndToEnd(fields: readonly Field[], start: number, end: number, where: string): void {
  let at = start
  for (const field of fields) {
    assert.equal(field.offset, at, `${where}: ${field.name}`)
    at += field.length
    if (field.fields) assertEndToEnd(field.fields, field.offset, at, `${where}: ${field.name}`)
  }
  assert.equal(at, end, where)
}
