import assert from 'node:assert/strict'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { createOwedAnswers } from './owed-answers.ts'

test('nothing is owed to whoever has gone, so that closing waits for nobody', async () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  response.destroy()
  const owed = createOwedAnswers()
  owed.owe(response)
  assert.equal(owed.count(), 0)
  await owed.done()
})
