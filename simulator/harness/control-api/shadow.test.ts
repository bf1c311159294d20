import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { assertAsDocumented, type Served, serve } from './testing/served-network.ts'

const mutant = fileURLToPath(new URL('./testing/accepts-any-network-operator.ts', import.meta.url))

describe('a shadow', () => {
  let served: Served
  before(async () => {
    served = await serve({ shadow: mutant })
  })
  after(() => served.close())

  test('is compared with who decides, on every live request', async () => {
    await served.handOver(1)
    await served.handOver(2, 'electricity')
    await served.testBed.network.time.inFlight.settled()
    const { status, json } = await served.get('/shadow')
    assert.equal(status, 200)
    assertAsDocumented('get', '/shadow', json)
    const { counts, disagreements } = json as {
      counts: object[]
      disagreements: { decided: { because: string }; shadow: { because: string } }[]
    }
    assert.deepEqual(counts, [{ rule: 'NOC-10', agreed: 1, disagreed: 1, withoutVerdict: 0 }])
    assert.match(disagreements[0]?.decided.because ?? '', /^The digital signature certificate belongs to/)
    assert.match(disagreements[0]?.shadow.because ?? '', /^Every certificate belongs to/)
  })

  test('is shown as a table with both explanations', async () => {
    const { text, headers } = await served.get('/shadow?format=text')
    assert.match(headers.get('content-type') ?? '', /^text\/plain/)
    assert.match(text, /NOC-10\s+1\s+1\s+0\n/)
    assert.match(text, /decided {2}refused by NOC-10 \(other-party\).*\n {2}shadow {3}accepted by NOC-10/)
  })

  test('is named in the status', async () => {
    const { json } = await served.get('/status')
    assertAsDocumented('get', '/status', json)
    const { check } = json as { check: { implementation: string; shadow: string } }
    assert.deepEqual([check.implementation, check.shadow], ['ours', mutant])
  })
})

test('without a shadow there is nothing to compare, and the answer says how to name one', async () => {
  const served = await serve()
  const { status, text } = await served.get('/shadow')
  assert.equal(status, 404)
  assert.match(text, /--shadow/)
  await served.close()
})
