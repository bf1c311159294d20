import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { WebSocket } from 'ws'
import { createLogger } from '../../../environment/logger.ts'
import { operations } from '../operations.ts'
import { serve } from '../testing/served-network.ts'
import { openRecording } from './open-recording.ts'
import { readRecording } from './recording.ts'

const where = { host: '127.0.0.1', harnessPort: 0, allowHosts: [], token: undefined }
const log = createLogger({ level: 'silent' })

const served = await serve({ seed: 'recorded' })
after(() => served.close())
const accepted = await served.handOver(0)
const refused = await served.handOver(1, 'electricity')
await served.handOver(2)

async function exported(query: string): Promise<Buffer> {
  const response = await fetch(`${served.control.url}/harness/v1/export/recording?${query}`)
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-disposition') ?? '', /filename=dcc-sim-.*\.jsonl\.gz$/)
  return Buffer.from(await response.arrayBuffer())
}

describe('a recording of what a search found', async () => {
  const opened = await openRecording(await exported('q=refused-by-check'), where, log)
  after(() => opened.close())
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${opened.url}/harness/v1${path}`, init)
    return {
      status: response.status,
      headers: response.headers,
      json: (await response.json()) as Record<string, unknown>,
    }
  }

  test('answers as the network did', async () => {
    const { devices, mpan } = served.testBed.network.fleet.premises(1)
    for (const path of [
      `/requests/${refused}`,
      `/requests/${refused}/documents/1`,
      `/devices/${devices.GPF}`,
      `/devices/${devices.ESME}/cells`,
      `/registration/${mpan}`,
      '/check',
      '/users',
      `/devices?q=${devices.GSME}`,
    ]) {
      const { json } = await ask(path)
      const live = (await served.get(path)).json as Record<string, unknown>
      assert.deepEqual({ ...json, total: null }, { ...live, total: null }, path)
    }
  })

  test('lists and searches what it holds', async () => {
    const { json } = await ask('/requests?q=srv:6.21+code:E062106')
    assert.deepEqual(
      (json.requests as { requestId: string }[]).map(({ requestId }) => requestId),
      [refused],
    )
    assert.equal(((await ask('/requests?q=nothing')).json as { total: number }).total, 0)
    assert.equal(((await ask('/devices?q=type:esme')).json as { total: number }).total, 1)
    assert.equal(((await ask('/devices')).json as { total: number }).total, 1)
    assert.equal((await ask('/requests?q=took:long')).status, 400)
  })

  test('says that it is one, and refuses what would change something', async () => {
    assert.notEqual((await ask('/status')).json.recordedAt, null)
    const { status, headers, json } = await ask('/clock', { method: 'PUT', body: '{}' })
    assert.deepEqual([status, headers.get('allow')], [405, 'GET, HEAD'])
    assert.match(String(json.error), /^This is a recording of 1 request, made at .*: nothing here can be changed/)
    const elsewhere = await ask(`/requests/${accepted}`)
    assert.equal(elsewhere.status, 404)
    assert.match(String(elsewhere.json.error), /^There is no \/requests\/.* in a recording of 1 request/)
  })

  test('greets who listens for events, and tells none', async () => {
    const socket = new WebSocket(`${opened.url.replace('http', 'ws')}/harness/v1/events`)
    const hello = await new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))))
    assert.match(hello, /"kind":"hello".*"recordedAt":"/)
    socket.close()
  })
})

test('a recording of one request, or of a period, holds what was asked for', async () => {
  const one = readRecording(await exported(`request=${accepted}`), operations)
  assert.deepEqual(
    one.rows.map(({ requestId }) => requestId),
    [accepted],
  )
  assert.ok(one.answers.has(`/requests/${accepted}/frames/2`))
  assert.equal(readRecording(await exported('from=2026-01-01T00:00:00Z'), operations).rows.length, 3)
  assert.equal((await served.get('/export/recording?to=2026-01-01T00:00:00Z')).status, 404)
  assert.equal((await served.get('/export/recording')).status, 400)
})

const sixteenMegabytes = gzipSync(Buffer.alloc(16 * 1024 * 1024))

describe('a file that is no recording is refused with a sentence', async () => {
  const lines = gunzipSync(await exported(`request=${refused}`))
    .toString()
    .split('\n')
  const line = (index: number, text: string) =>
    gzipSync(lines.map((each, at) => (at === index ? text : each)).join('\n'))
  const status = lines.findIndex((each) => each.includes('"get":"/status"'))
  // Members of gzip one behind the other are one text.
  const bomb = Buffer.concat(Array.from({ length: 17 }, () => sixteenMegabytes))
  for (const [name, octets, why] of [
    ['no gzip', Buffer.from('{}'), /it is not compressed with gzip, or damaged$/],
    ['half of one', gzipSync(lines.join('\n')).subarray(0, 900), /it is not compressed with gzip, or damaged$/],
    [
      'another version',
      line(0, '{"recording":2,"recordedAt":"x","of":"y"}'),
      /it is of version 2, and this simulator reads version 1$/,
    ],
    ['no header', line(0, '{}'), /its first line is no header of a recording$/],
    ['no JSON', line(1, '{"get"'), /line 2 is no JSON$/],
    ['depth without end', line(1, '['.repeat(500_000)), /line 2 is no JSON$/],
    [
      'another kind of line',
      line(1, '{"row":{"sequence":"<script>"}}'),
      /line 2 is no answer, no request and no device: /,
    ],
    [
      'an answer that nobody can ask for',
      line(status, '{"get":"/passwords","answer":{}}'),
      /answers what nobody can ask: \/passwords$/,
    ],
    ['an answer that is none', line(status, '{"get":"/status","answer":{"seed":1}}'), /is no answer to \/status: /],
    ['no network', line(status, ''), /it does not say of which network it is$/],
    ['more than anybody exports', bomb, /it holds more than 256 MB$/],
  ] as const)
    test(name, () => assert.throws(() => readRecording(octets, operations), { code: 'SIM_USAGE', message: why }))
})
