import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../../environment/randomness.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { planOf } from './load-plan.ts'
import { createLoadRecord, type LoadReport } from './load-record.ts'
import type { MixedRequest } from './mix.ts'
import { runLoad } from './run-load.ts'

const reading: MixedRequest = { request: '7.4', share: 1, expect: 'I99' }
const pace = { perSecond: 100, seconds: 1, rampSeconds: 0 }

/** A service that takes one request after the other, and as long for each. */
async function loadOf(answerMs: number, code: (requestId: string) => string, respond = true): Promise<LoadReport> {
  const record = createLoadRecord(pace)
  let queue = Promise.resolve()
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      queue = queue.then(async () => {
        if (answerMs > 0) await wait(answerMs)
        const requestId = String(request.headers['content-length'])
        response.end(`<sr:ResponseCode>${code(requestId)}</sr:ResponseCode>`)
        if (respond) record.received(requestId, 'I0')
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let made = 0
  await runLoad({
    gateways: [`http://127.0.0.1:${(server.address() as AddressInfo).port}`],
    plan: planOf([reading], pace, createRandom('load')),
    record,
    connections: 64,
    answerWithinMs: 10_000,
    drainMs: 50,
    progress() {},
    requests: {
      parties: [],
      async make(kind) {
        made += 1
        // The length of the document tells the service which request it is.
        return {
          kind,
          requestId: String(made) as RequestId,
          service: 'SendCommand',
          document: Buffer.alloc(made),
          signed: null,
        }
      },
    },
  })
  server.close()
  return record.report()
}

test('a slow service hides nothing: each request is timed from its intended instant', async () => {
  const slow = await loadOf(20, () => 'I99')
  // 100 a second are asked of a service that carries out 50 at most: the last wait for about a second.
  assert.ok(slow.answer.p99Ms > 500, `${slow.answer.p99Ms} ms`)
  assert.equal(slow.answer.count, slow.asked.requests)
  assert.equal(slow.unexpected, 0)
})

test('every request is accounted for, by code, with what was not expected', async () => {
  const report = await loadOf(0, (requestId) => (Number(requestId) % 10 === 0 ? 'E51' : 'I99'))
  const { requests } = report.asked
  const refused = Math.floor(requests / 10)
  assert.deepEqual(
    report.codes.map(({ code, count, expected }) => [code, count, expected]),
    [
      ['I99', requests - refused, true],
      ['E51', refused, false],
    ],
  )
  assert.deepEqual(report.serviceResponses, { I0: requests - refused })
  assert.equal(report.unexpected, refused)
  assert.equal(
    report.seconds.reduce((sum, { asked }) => sum + asked, 0),
    requests,
  )
})

test('an accepted request without a Service Response is counted', async () => {
  const report = await loadOf(0, () => 'I99', false)
  assert.equal(report.withoutResponse, report.asked.requests)
  assert.equal(report.unexpected, report.asked.requests)
})
