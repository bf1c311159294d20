import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { type MessageKind, simulateQueues, type Traffic } from './queues.ts'

const near = (measured: number, expected: number, part: number): void =>
  assert.ok(Math.abs(measured - expected) <= part * expected, `${measured}, not about ${expected}`)

const kind = (steps: MessageKind['steps'], answeredAfter = steps.length): MessageKind => ({
  name: 'message',
  share: 1,
  steps,
  answeredAfter,
})
const run = (traffic: Partial<Traffic> & Pick<Traffic, 'stations' | 'kinds' | 'perSecond'>) =>
  simulateQueues({ seconds: 2_000, settleSeconds: 50, ...traffic }, createRandom('queues'))

describe('queues', () => {
  it('of one processor wait as theory says: the time is exponential with mean 1 / (service rate - arrival rate)', () => {
    const stations = [{ name: 'one', queues: 1, processors: 1 }]
    const { end, busy } = run({ stations, kinds: [kind([{ station: 'one', meanMs: 10 }])], perSecond: 80 })
    // 100 a second can be served, 80 come: 50 ms on average.
    near(end.p50, Math.log(2) * 50, 0.1)
    near(end.p99, Math.log(100) * 50, 0.15)
    near(busy.one ?? 0, 0.8, 0.05)
  })

  it('of two processors wait less than two queues of one', () => {
    const kinds = [kind([{ station: 'all', meanMs: 10 }])]
    const together = run({ stations: [{ name: 'all', queues: 1, processors: 2 }], kinds, perSecond: 160 })
    const apart = run({ stations: [{ name: 'all', queues: 2, processors: 1 }], kinds, perSecond: 160 })
    near(apart.end.p50, Math.log(2) * 50, 0.1)
    assert.ok(together.end.p99 < 0.7 * apart.end.p99, `${together.end.p99} ms against ${apart.end.p99} ms`)
  })

  it('answer before all is done, and wait without a processor', () => {
    const stations = [{ name: 'gateway', queues: 4, processors: 1 }]
    const steps = [{ station: 'gateway', meanMs: 1 }, { waitMs: 500 }, { station: 'gateway', meanMs: 1 }]
    const { answer, end, messages } = run({ stations, kinds: [kind(steps, 1)], perSecond: 20 })
    assert.ok(answer.p99 < 20 && end.p50 > 500 && end.p99 < 530, `${answer.p99}, ${end.p50}, ${end.p99} ms`)
    near(messages, 20 * 2_000, 0.05)
  })

  it('take kinds by their shares', () => {
    const stations = [{ name: 'one', queues: 1, processors: 1 }]
    const slow = { ...kind([{ station: 'one', meanMs: 10 }]), share: 1 }
    const fast = { ...kind([{ station: 'one', meanMs: 2 }]), share: 3 }
    const { busy } = run({ stations, kinds: [slow, fast], perSecond: 100 })
    near(busy.one ?? 0, 0.1 * (10 / 4 + (3 * 2) / 4), 0.05)
  })
})
