import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { skipWithout } from '../../certs/testing/judges.ts'
import { asn1Contents } from './asn1/contents.ts'
import type { Codec } from './content/codec.ts'
import { contentCodec, notationOf, readContent, writeContent } from './contents.ts'
import { describeMessage } from './describe.ts'
import { clusters } from './gbz/clusters.ts'
import { foundationCommand } from './gbz/foundation.ts'
import { decode, OctetReader } from './octets/octet-reader.ts'
import { damaged } from './testing/arbitraries.ts'
import { referenceEntries, referenceMessage } from './testing/reference-messages.ts'
import { valuesOf } from './testing/shape-arbitraries.ts'
import { useCaseDescriptions } from './use-case-descriptions.ts'

/** What a description writes it reads as it was, and nothing is left over. */
function assertReadsWhatItWrites(codec: Codec<unknown>, what: string): void {
  fc.assert(
    fc.property(valuesOf(codec.shape), (value) => {
      const read = decode(new OctetReader(codec.write(value)), what, (reader) => codec.read(reader, what))
      assert.ok(read.ok, read.ok ? '' : read.failure.detail)
      assert.deepEqual(read.value, value)
    }),
    { numRuns: 25 },
  )
}

describe('the commands of every cluster', () => {
  for (const cluster of clusters) {
    it(`of ${cluster.name} read what they write`, () => {
      for (const { name, payload } of [...Object.values(cluster.fromClient), ...Object.values(cluster.fromServer)])
        assertReadsWhatItWrites(payload, name)
      for (const id of [0x00, 0x01, 0x02, 0x04, 0x0b]) {
        const command = foundationCommand(cluster, id)
        assert.ok(command)
        assertReadsWhatItWrites(command.payload, command.name)
      }
    })
  }
})

describe('contents in ASN.1', () => {
  for (const [messageCode, contents] of Object.entries(asn1Contents)) {
    const described = Object.entries(contents).filter(
      ([, { shape }]) => shape.kind !== 'other' || shape.what !== undefined,
    )
    for (const [kind, codec] of described) {
      // Those of CS02a to CS02g have tests of their own.
      if (codec.shape.kind === 'other' && codec.shape.what.startsWith('CS02')) continue
      const code = Number(messageCode).toString(16).toUpperCase().padStart(4, '0')
      it(`of the ${kind} ${code} read what they write`, () => {
        assertReadsWhatItWrites(codec, `${kind} ${code}`)
      })
    }
  }
})

describe('contents', { skip: skipWithout.reference }, () => {
  const entries = skipWithout.reference ? [] : referenceEntries()

  it('are written back as they came, whatever the encoder did', () => {
    for (const { file } of entries) {
      const message = referenceMessage(file)
      const read = readContent(message, message.content)
      assert.ok(read.ok && read.value !== null, file)
      assert.deepEqual(writeContent(message, read.value, message.content), message.content, file)
    }
  })

  it('have the notation, the kind and the protection that their use case says', () => {
    for (const { file } of entries) {
      const message = referenceMessage(file)
      const described = useCaseDescriptions[message.messageCode]
      assert.ok(described, file)
      const notation = notationOf(message, message.content)
      assert.ok(notation !== null && described.notations.includes(notation), file)
      assert.ok(described.kinds.includes(message.cra), file)
    }
  })

  it('that are damaged give a flaw or a value, and their description never fails', () => {
    const specimens = entries.filter((_, index) => index % 9 === 0).map(({ file }) => referenceMessage(file))
    fc.assert(
      fc.property(
        fc
          .constantFrom(...specimens)
          .chain((message) => damaged(message.content).map((content) => ({ message, content }))),
        ({ message, content }) => {
          const read = readContent(message, content)
          if (!read.ok) assert.ok(read.failure.offset <= content.length, read.failure.detail)
          else if (read.value !== null) contentCodec(message, content)?.write(read.value.value)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('that are damaged within a message are described to their last octet or to the flaw', () => {
    const specimens = entries.filter((_, index) => index % 23 === 0).map(({ file }) => referenceMessage(file).octets)
    fc.assert(
      fc.property(fc.constantFrom(...specimens).chain(damaged), (octets) => {
        describeMessage(octets, { secrets: [Buffer.alloc(32, 7)] })
      }),
      { numRuns: 300 },
    )
  })
})
