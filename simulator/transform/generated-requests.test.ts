import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMessage } from '../gbcs/message.ts'
import type { TransformRow } from './row.ts'
import { transformRows } from './rows.ts'
import { generatedFacts, pick } from './testing/generated-facts.ts'
import { transform } from './transform.ts'

/** Of a message, that a command of the row reads its content, and writes the same again. */
function assertReadAgain({ ways }: TransformRow, octets: Buffer, counter: bigint): void {
  const message = readMessage(octets)
  assert.ok(message.ok)
  const { messageCode, content } = message.value
  const written = ways
    .filter(({ command }) => command.messageCode === messageCode)
    .flatMap(({ command }) => {
      const read = command.read(content)
      return read.ok ? [command.write(read.value, counter)] : []
    })
  assert.ok(
    written.some((each) => each.equals(content)),
    content.toString('hex'),
  )
}

describe('any request that the schema takes', () => {
  for (const row of transformRows.values())
    it(`of ${row.serviceReferenceVariant} becomes a Command whose content reads again, or is refused`, () => {
      let made = 0
      for (let run = 0; run < 12; run += 1) {
        const found = transform(generatedFacts(row))
        if (!found.ok) continue
        made += 1
        const counter = BigInt(pick(1_000_000))
        assertReadAgain(row, found.value.unsigned(counter), counter)
      }
      assert.ok(made > 0)
    })
})
