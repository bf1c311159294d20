import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PlayedExample, playExamples } from './play-examples.ts'

function assertAsDocumented({ operation, says, status, contentType, answer }: PlayedExample): void {
  assert.equal(status, says === 'What is not there' ? 402 : 200, JSON.stringify(answer))
  if (operation === null) return
  const documented = contentType === 'application/json' ? operation.answer : undefined
  if (documented === undefined) assert.ok(operation.alsoAnswers?.includes(contentType), contentType)
  else assert.deepEqual(documented.safeParse(answer).error?.issues ?? [], [])
}

test('a network answers each example of the control API and the SMKI port as documented', async (t) => {
  for (const played of await playExamples())
    await t.test(`${played.name}: ${played.says}`, () => assertAsDocumented(played))
})
