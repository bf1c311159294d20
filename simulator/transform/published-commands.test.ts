import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import type { UseCaseCommand } from '../gbcs/content/command-content.ts'
import { referenceEntries, referenceMessage } from '../gbcs/testing/reference-messages.ts'
import { transformRows } from './rows.ts'

/** Commands of every row by message code: one use case may have several, of which one is a content's. */
const commands = new Map<number, UseCaseCommand<unknown>[]>()
for (const { ways } of transformRows.values())
  for (const { command } of ways)
    commands.set(command.messageCode, [...(commands.get(command.messageCode) ?? []), command])

const read = (candidates: readonly UseCaseCommand<unknown>[], content: Buffer, counter: bigint): Buffer | undefined =>
  candidates
    .map((candidate) => [candidate, candidate.read(content)] as const)
    .flatMap(([candidate, found]) => (found.ok ? [candidate.write(found.value, counter)] : []))
    .find((written) => written.equals(content))

describe('every published command of a row', { skip: skipWithout.reference }, () => {
  for (const { file, cra, messageCode } of skipWithout.reference ? [] : referenceEntries()) {
    const candidates = commands.get(Number.parseInt(messageCode, 16))
    if (cra !== 'Command' || candidates === undefined) continue
    it(`reads as values, and is written from them: ${file}`, () => {
      const { content, counter } = referenceMessage(file)
      assert.ok(read(candidates, content, counter))
    })
  }
})
