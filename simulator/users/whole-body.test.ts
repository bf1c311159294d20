import assert from 'node:assert/strict'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { wholeBody } from './whole-body.ts'

const message = () => new IncomingMessage(new Socket())

test('gives the octets of a body, in however many parts they come', async () => {
  for (const parts of [[], ['one'], ['one ', 'two ', 'three']]) {
    const arriving = message()
    const body = wholeBody(arriving, 13)
    for (const part of [...parts, null]) arriving.push(part)
    assert.equal((await body)?.toString(), parts.join(''))
  }
})

test('gives null as soon as there is more than may be, and waits for no end', async () => {
  const arriving = message()
  const body = wholeBody(arriving, 13)
  arriving.push('one two three four')
  assert.equal(await body, null)
})

test('rejects where the body breaks off', async () => {
  const arriving = message()
  const body = wholeBody(arriving, 13)
  arriving.push('one')
  arriving.destroy()
  await assert.rejects(body)
})
