import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { type DecodedContent, readContent, writeContent } from './contents.ts'
import type { AccessResponse, OperationResult } from './dlms/access.ts'
import type { GbzComponent } from './gbz/component.ts'
import type { GbzContent } from './gbz/content.ts'
import { type GbcsMessage, readMessage } from './message.ts'
import { referenceEntries, referenceOctets } from './testing/reference-messages.ts'

/**
 * Answers that GBCS allows and that nobody has published: each published one with an error in place of one of its results, of all
 * of them, and with fewer of them than were asked for.
 */
const answers = skipWithout.reference
  ? []
  : referenceEntries()
      .filter(({ cra }) => cra === 'Response')
      .map(({ file }) => ({ file, message: messageIn(file) }))

function messageIn(file: string): GbcsMessage {
  const read = readMessage(referenceOctets(file.replace('_GBCS.HEX', '')))
  return read.ok ? read.value : assert.fail(`${file}: ${read.failure.detail}`)
}

type Variant = (index: number | 'all') => unknown

const failed = (result: OperationResult): OperationResult => ({
  ...result,
  result: result.kind === 'action' ? 250 : 11,
  data: { type: 'null-data' },
})

const at = <Item>(items: readonly Item[], index: number | 'all', change: (item: Item) => Item): readonly Item[] =>
  items.map((item, each) => (index === 'all' || index === each ? change(item) : item))

/** Default Response, as a cluster says that it did not carry a command out (ZCL 2.4.12). */
const refused = (component: GbzComponent): GbzComponent => ({
  control: component.control & 1,
  clusterId: component.clusterId,
  fromDateTime: null,
  additionalHeader: null,
  header: { frameControl: 0x18, manufacturerCode: null, sequenceNumber: 0, commandId: 0x0b },
  payload: { commandId: component.header.commandId, status: 1 },
})

/** How many parts an answer has that may fail, and the answer with one or all of them failed; null of one in ASN.1. */
function variantsOf({ notation, value }: DecodedContent): { readonly parts: number; readonly variant: Variant } | null {
  if (notation === 'DLMS') {
    const answer = value as AccessResponse
    return {
      parts: answer.results.length,
      variant: (index) => ({ ...answer, results: at(answer.results, index, failed) }),
    }
  }
  if (notation === 'GBZ') {
    const { components } = value as GbzContent
    return { parts: components.length, variant: (index) => ({ components: at(components, index, refused) }) }
  }
  return null
}

function isWrittenBack(message: GbcsMessage, content: DecodedContent, value: unknown, what: string): void {
  const octets = writeContent(message, { ...content, value }, message.content)
  const read = readContent(message, octets)
  assert.ok(read.ok && read.value !== null, `${what} is not read`)
  assert.deepEqual(writeContent(message, read.value, octets), octets, what)
}

describe('a published answer of which something failed', { skip: skipWithout.reference }, () => {
  test('is read and written back, whatever failed', () => {
    let variants = 0
    for (const { file, message } of answers) {
      const read = readContent(message, message.content)
      const content = read.ok && read.value !== null ? read.value : assert.fail(file)
      const found = variantsOf(content)
      if (found === null) continue
      for (const index of ['all', ...Array.from({ length: found.parts }).keys()] as const) {
        isWrittenBack(message, content, found.variant(index), `${file}, ${index} failed`)
        variants += 1
      }
    }
    assert.ok(variants > 1500, `${variants}`)
  })

  test('is read where it has fewer results than were asked for', () => {
    for (const { file, message } of answers) {
      const read = readContent(message, message.content)
      const content = read.ok && read.value !== null ? read.value : assert.fail(file)
      if (content.notation !== 'DLMS') continue
      const answer = content.value as AccessResponse
      isWrittenBack(message, content, { ...answer, results: answer.results.slice(0, -1) }, file)
    }
  })
})
