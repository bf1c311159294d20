import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import { referenceEntries, referenceMessage } from '../testing/reference-messages.ts'
import {
  type ObjectNames,
  readAccessRequest,
  readAccessResponse,
  readDataNotification,
  writeAccessRequest,
  writeAccessResponse,
  writeDataNotification,
} from './access.ts'

const unnamed: ObjectNames = { memberOf: () => undefined }

/** The octets of a DLMS content, read and written again; null where it is none. */
function again(content: Buffer): Buffer | null {
  const reader = new OctetReader(content)
  const read = <Value>(how: (reader: OctetReader) => Value): Value => {
    const value = decode(reader, 'the content', how)
    if (!value.ok) throw new Error(`${value.failure.detail}, at ${value.failure.offset}`)
    return value.value
  }
  switch (content.readUInt16BE()) {
    case 0xd920:
      return writeAccessRequest(read((it) => readAccessRequest(it, unnamed)))
    case 0xda20:
      return writeAccessResponse(read((it) => readAccessResponse(it, unnamed)))
    case 0x0f20:
      return writeDataNotification(read((it) => readDataNotification(it, { name: 'content' })))
    default:
      return null
  }
}

describe('DLMS contents', { skip: skipWithout.reference }, () => {
  it('come out of our writer as they went in', () => {
    let read = 0
    for (const { file } of referenceEntries()) {
      const { content } = referenceMessage(file)
      const written = content.length < 2 ? null : again(content)
      if (written === null) continue
      read += 1
      assert.deepEqual(written, content, file)
    }
    assert.ok(read > 500)
  })
})
