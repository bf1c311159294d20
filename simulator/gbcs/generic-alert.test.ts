import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import { describeMessage } from './describe.ts'
import { alertFormOf, readGenericAlert, writeGenericAlert } from './generic-alert.ts'
import { withoutSignature, writeUnsigned } from './message.ts'
import { genericCriticalAlert, genericNonCriticalAlert } from './message-codes.ts'
import { referenceMessage, referenceOctets } from './testing/reference-messages.ts'

const skip = skipWithout.reference

const published = [
  ['GCA-DLMS_NA_8F30_ALERT', 'ESME', genericCriticalAlert, 0x8f30],
  ['GCA-ZigBee_NA_8F30_ALERT', 'GSME', genericCriticalAlert, 0x8f30],
  ['GNCA-DLMS_NA_810E_ALERT', 'ESME', genericNonCriticalAlert, 0x810e],
  ['GNCA-ZigBee_NA_810E_ALERT', 'GSME', genericNonCriticalAlert, 0x810e],
] as const

const newYear = parseInstant('2015-01-01T00:00:00Z')

describe('a generic alert', () => {
  for (const [file, type, messageCode, alertCode] of published) {
    it(`is written as ${file} has it, up to what protects it`, { skip }, () => {
      const { cra, counter, originator, recipient, dateTime, octets, groupingOctets } = referenceMessage(file)
      assert.ok(newYear)
      const content = writeGenericAlert(alertFormOf(type), { alertCode, at: newYear }, counter)
      const header = { cra, counter, originator, recipient, dateTime, messageCode, supplementary: Buffer.alloc(0) }
      const unsigned = writeUnsigned(header, content)
      if (messageCode === genericCriticalAlert) assert.deepEqual(unsigned, octets.subarray(0, unsigned.length))
      else assert.deepEqual(withoutSignature(unsigned), groupingOctets)
    })

    it(`is read from ${file}`, { skip }, () => {
      const reading = readGenericAlert(referenceMessage(file).content)
      assert.deepEqual(reading, { ok: true, value: { alertCode, at: newYear } })
    })

    it(`says in words what ${file} holds`, { skip }, () => {
      const content = describeMessage(referenceOctets(file)).find(({ name }) => name === 'Content')
      const text = JSON.stringify(content)
      assert.match(text, new RegExp(alertCode.toString(16), 'i'))
      assert.match(text, /2015-01-01/)
    })
  }

  it('is not read where something is missing, left over or of another kind', () => {
    assert.ok(newYear)
    for (const form of ['dlms', 'gbz'] as const) {
      const content = writeGenericAlert(form, { alertCode: 0x8f3e, at: newYear }, 1n)
      for (let length = 0; length < content.length; length += 1)
        assert.equal(readGenericAlert(content.subarray(0, length)).ok, false, `${form}, ${length} octets`)
      assert.equal(readGenericAlert(Buffer.concat([content, Buffer.of(0)])).ok, false)
    }
    assert.equal(
      readGenericAlert(Buffer.from('0F20000001000203128F30090C07DF0101FF000000008000FF0500', 'hex')).ok,
      false,
    )
    assert.equal(readGenericAlert(Buffer.from('0109018F301C374A80', 'hex')).ok, false)
  })
})
