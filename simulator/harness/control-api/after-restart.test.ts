import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Served, serve } from './testing/served-network.ts'

const state = mkdtempSync(join(tmpdir(), 'restart-'))
after(() => rmSync(state, { recursive: true, force: true }))

interface Listed {
  readonly isComplete: boolean
  readonly next: string | null
  readonly requests: readonly { readonly requestId: string }[]
}

interface Followed {
  readonly last: number
  readonly gap: { readonly from: number; readonly to: number } | null
  readonly events: readonly { readonly sequence: number; readonly kind: string; readonly requestId?: string }[]
}

async function listed(served: Served, query = ''): Promise<Listed> {
  for (;;) {
    const list = (await served.get(`/requests?limit=2${query}`)).json as Listed
    if (list.isComplete) return list
    await wait(5)
  }
}

const followed = async (served: Served, place: number) => (await served.get(`/events?after=${place}`)).json as Followed

describe('what is asked of the control API when the network came up on the state of before', () => {
  const earlier: string[] = []
  let lastSeen = 0
  let served: Served
  let later: string

  before(async () => {
    const first = await serve({ state })
    for (const premises of [0, 1, 2]) earlier.push(await first.handOver(premises))
    lastSeen = first.testBed.network.events.sequence
    await first.close()
    served = await serve({ state })
    later = await served.handOver(3)
  })
  after(() => served.close())

  test('lists requests in the order in which they came, those of before the restart behind those that came since', async () => {
    const newestFirst = [later, ...earlier.toReversed()]
    const found: string[] = []
    for (let query = ''; found.length < newestFirst.length; ) {
      const { requests, next } = await listed(served, query)
      assert.notEqual(requests.length, 0, `${found.length} were listed`)
      found.push(...requests.map(({ requestId }) => requestId))
      query = `&before=${next}`
    }
    assert.deepEqual(found, newestFirst)
  })

  test('tells a reader of events who comes back of a gap, and of all since the restart, once and in order', async () => {
    const { gap, events } = await followed(served, lastSeen)
    assert.equal(gap?.from, lastSeen + 1)
    const sequences = events.map(({ sequence }) => sequence)
    assert.deepEqual(
      sequences,
      sequences.map((_, index) => (gap?.to ?? 0) + 1 + index),
    )
    assert.ok(events.some(({ kind, requestId }) => kind === 'request-answered' && requestId === later))
    assert.ok(!events.some(({ requestId }) => earlier.includes(requestId ?? '')))
    const [last = assert.fail('nothing was told')] = sequences.slice(-1)
    assert.deepEqual((await followed(served, last)).events, [])
  })
})
