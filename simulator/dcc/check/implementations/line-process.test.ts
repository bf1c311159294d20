import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startLineProcess } from './line-process.ts'

interface Heard {
  readonly lines: readonly string[]
  readonly overflows: number
}

/** What a command wrote until there was enough of it, and a moment longer, in which no more should come. */
async function heardFrom(
  command: string,
  longest: number,
  isEnough: (heard: Heard) => boolean,
  /** Lines that it is written, each when the one before has been answered. */
  questions: readonly string[] = [],
) {
  const lines: string[] = []
  const complaints: string[] = []
  let overflows = 0
  const child = startLineProcess(command, longest, {
    line: (text) => {
      lines.push(text)
      ask()
    },
    complaint: (text) => void complaints.push(text),
    overflowed: () => {
      overflows += 1
    },
    ended() {},
  })
  const unasked = questions.values()
  const ask = () => {
    const { value, done } = unasked.next()
    if (!done) child.write(value)
  }
  ask()
  for (let turns = 0; turns < 500 && !isEnough({ lines, overflows }); turns += 1) await wait(20)
  await wait(50)
  await child.kill()
  return { lines: lines.length, complaints: complaints.length, overflows, octets: lines.join('').length }
}

describe('a process that writes without end is read no further than', () => {
  for (const [how, command] of [
    ['one line may be long', 'yes | tr -d "\\n"'],
    ['lines that say nothing may be many', 'yes ""'],
    ['lines may be many', 'yes something'],
    ['what it says of itself may be long', 'yes something >&2'],
    ['what it says of itself in one line may be long', 'yes | tr -d "\\n" >&2'],
  ] as const)
    it(how, async () => {
      const { overflows, lines, complaints } = await heardFrom(command, 100_000, (heard) => heard.overflows > 0)
      assert.equal(overflows, 1)
      // One piece of what a pipe holds beyond.
      assert.ok(lines <= 200_000 && complaints <= 200_000, `${lines} lines, ${complaints} complaints`)
    })
})

describe('a process that answers', () => {
  it('may write as much again for every line that it is written', async () => {
    const { overflows, lines } = await heardFrom(
      'while read line; do head -c 900 /dev/zero | tr "\\0" x; echo; done',
      1_000,
      (heard) => heard.lines.length === 5,
      Array(5).fill('question'),
    )
    assert.deepEqual([overflows, lines], [0, 5])
  })
})
