import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writtenBy } from './octet-writer.ts'

describe('octets that are written one behind the other', () => {
  it('stand as they were written, whichever of them needs more room', () => {
    const pieces: readonly (readonly [hex: string, write: Parameters<typeof writtenBy>[0]])[] = [
      ['a5', (writer) => writer.octet(0xa5)],
      ['010203', (writer) => writer.unsigned(0x01_02_03, 3)],
      ['fffe', (writer) => writer.signed(-2, 2)],
      ['fffffffffffffffe', (writer) => writer.long64(-2n)],
      ['0a0b', (writer) => writer.octets(Buffer.of(10, 11))],
    ]
    for (const [hex, write] of pieces) {
      const written = writtenBy((writer) => {
        for (let n = 0; n < 1_000; n += 1) write(writer)
      })
      assert.equal(written.toString('hex'), hex.repeat(1_000))
    }
  })
})
