import assert from 'node:assert/strict'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { createAnswersUnderWay } from './answers-under-way.ts'

test('a client that has gone is not waited for', async () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  response.destroy()
  const owed = createAnswersUnderWay()
  owed.began(response)
  assert.equal(owed.count(), 0)
  await owed.done()
})
