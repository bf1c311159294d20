import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { BrokenOff, Calls } from './calls.ts'

interface Asked {
  double(value: number): Promise<number>
  note(text: string): void
  refuse(): Promise<void>
  wait(): Promise<void>
}

/** Two ends, and how many messages each posted at once. */
function twoEnds() {
  const posted: number[] = []
  const noted: string[] = []
  const asking: Calls<Asked> = new Calls((messages) => {
    posted.push(messages.length)
    answering.hear(structuredClone(messages))
  })
  const answering = new Calls<Record<never, never>>((messages) => asking.hear(structuredClone(messages)))
  answering.answerWith<Asked>({
    double: async (value) => 2 * value,
    note: (text) => void noted.push(text),
    refuse: async () => {
      throw new SimulatorFault('SIM_NO_SUCH_DEVICE', 'there is none')
    },
    wait: () => new Promise(() => {}),
  })
  return { asking, posted, noted }
}

describe('calls between two processes', () => {
  it('are answered each with its own answer, those of one turn in one message', async () => {
    const { asking, posted } = twoEnds()
    assert.deepEqual(await Promise.all([1, 2, 3].map((value) => asking.ask('double', value))), [2, 4, 6])
    assert.deepEqual(posted, [3])
  })

  it('are begun in the order in which they were made, told or asked', async () => {
    const { asking, noted } = twoEnds()
    asking.tell('note', 'first')
    await asking.ask('note', 'second')
    assert.deepEqual(noted, ['first', 'second'])
  })

  it('fail as they failed at the other end', async () => {
    const { asking } = twoEnds()
    await assert.rejects(asking.ask('refuse'), { code: 'SIM_NO_SUCH_DEVICE', message: 'there is none' })
  })

  it('are broken off with the channel, in the order in which they were made', async () => {
    const { asking } = twoEnds()
    const ended: string[] = []
    const waiting = ['one', 'two'].map((name) =>
      asking.ask('wait').catch((fault: unknown) => fault instanceof BrokenOff && ended.push(name)),
    )
    asking.breakOff()
    await Promise.all(waiting)
    assert.deepEqual(ended, ['one', 'two'])
    await assert.rejects(asking.ask('double', 1), BrokenOff)
  })
})
