import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import { referenceEntries, referenceMessage } from '../testing/reference-messages.ts'
import type { CosemCommand } from './command.ts'
import { ccs01, ccs02, ecs29a, ecs29c, ecs29e, ecs39a, ecs39b, ecs40, ecs52, ecs70 } from './typed-commands.ts'

/** Reads every published command of a message code into values, and writes it from them. */
function assertWrittenFromValues<Values>(messageCode: number, command: CosemCommand<Values>): void {
  const messages = referenceEntries()
    .filter((entry) => entry.cra === 'Command' && Number.parseInt(entry.messageCode, 16) === messageCode)
    .map(({ file }) => referenceMessage(file))
  assert.ok(messages.length > 0)
  for (const { content, counter } of messages) {
    const read = command.read(content)
    assert.ok(read.ok, read.ok ? '' : read.failure.detail)
    assert.deepEqual(command.write(read.value, counter), content)
  }
}

describe('a command in the COSEM notation', { skip: skipWithout.reference }, () => {
  it('is its values: the published ones are written from them', () => {
    assertWrittenFromValues(0x0001, ccs01)
    assertWrittenFromValues(0x0002, ccs02)
    assertWrittenFromValues(0x0045, ecs29a)
    assertWrittenFromValues(0x00d1, ecs29c)
    assertWrittenFromValues(0x00d3, ecs29e)
    assertWrittenFromValues(0x004c, ecs39a)
    assertWrittenFromValues(0x004d, ecs39b)
    assertWrittenFromValues(0x004e, ecs40)
    assertWrittenFromValues(0x0059, ecs52)
    assertWrittenFromValues(0x0062, ecs70)
  })
})

describe('a command', () => {
  it('reads what it writes', () => {
    const read = ecs39a.read(ecs39a.write({ mpans: '1312345678333' }, 1002n))
    assert.deepEqual(read, { ok: true, value: { mpans: '1312345678333' } })
  })

  it('of another use case is a flaw', () => {
    const other = ecs39b.read(ecs39a.write({ mpans: '1312345678333' }, 1002n))
    assert.equal(other.ok, false)
  })
})
