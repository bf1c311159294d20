import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openCommandCheck } from './command-check.ts'
import {
  acceptedVerdict,
  createListeningLog,
  createWorkplace,
  endOf,
  questionCalled,
} from './testing/implementations.ts'

const workplace = createWorkplace()
after(() => workplace.clear())

let scripts = 0

/** A command whose program does `each` with every request, and can `say` a line or a verdict. */
function commandThat(each: string, atStart = ''): string {
  scripts += 1
  const source = `
    import { appendFileSync } from 'node:fs'
    import { createInterface } from 'node:readline'
    const say = (line) => process.stdout.write(line + '\\n')
    const answer = (request) => say(JSON.stringify(${acceptedVerdict}))
    let asked = 0
    ${atStart}
    createInterface({ input: process.stdin }).on('line', async (line) => {
      const request = JSON.parse(line)
      asked += 1
      ${each}
    })`
  return `exec '${process.execPath}' '${workplace.write(`${scripts}.mjs`, source)}'`
}

async function withCheck(command: string, answerWithinMs: number, use: (ask: Ask, log: Log) => Promise<void>) {
  const log = createListeningLog()
  const check = openCommandCheck(command, { log, answerWithinMs })
  try {
    await use((name) => check.decide(questionCalled(name)), log)
  } finally {
    await check.close()
  }
}
type Check = ReturnType<typeof openCommandCheck>
type Ask = (name: string) => ReturnType<Check['decide']>
type Log = ReturnType<typeof createListeningLog>

describe('a check behind a command', () => {
  it('answers one line with one line, each question with its own', () =>
    withCheck(commandThat('answer(request)'), 5_000, async (ask) => {
      const names = Array.from({ length: 50 }, (_, index) => `R${index}`)
      const verdicts = await Promise.all(names.map(ask))
      assert.deepEqual(
        verdicts.map(({ because }) => because),
        names.map((name) => `answers ${name}`),
      )
    }))

  it('is given the JSON of the contract', () =>
    withCheck(
      commandThat(
        `say(JSON.stringify({ outcome: 'refused', rule: 'NOC-10', reason: 'other-party', because: request.version + ' ' + request.certificates.length }))`,
      ),
      5_000,
      async (ask) => {
        const verdict = await ask('R')
        assert.deepEqual([verdict.outcome, verdict.because], ['refused', '1 2'])
      },
    ))

  it('never takes a late answer for that of the next question', () =>
    withCheck(
      // Between one answerWithin, when it is too late, and two, when the process is ended.
      commandThat(`asked === 2 ? setTimeout(answer, 4_500, request) : answer(request)`),
      3_000,
      async (ask, { lines }) => {
        // The process has started: what follows waits for nothing else.
        await ask('before')
        const [first, second] = [endOf(ask('first')), ask('second')]
        assert.equal(await first, 'time-out')
        assert.equal((await second).because, 'answers second')
        assert.ok(lines.some((line) => 'message' in line && /came too late/.test(String(line.message))))
      },
    ))

  it('starts another process where an answer never comes, and asks it the next question', () =>
    withCheck(commandThat(`if (request.requestId !== 'unanswered') answer(request)`), 2_000, async (ask) => {
      const [first, second, third] = [endOf(ask('unanswered')), ask('second'), ask('third')]
      assert.equal(await first, 'time-out')
      assert.equal((await second).because, 'answers second')
      assert.equal((await third).because, 'answers third')
    }))

  it('gives no verdict where its line is no verdict, and goes on', () =>
    withCheck(
      commandThat(`request.requestId === 'odd' ? say('{"outcome":"perhaps"}') : answer(request)`),
      5_000,
      async (ask) => {
        assert.equal(await endOf(ask('odd')), 'malformed-verdict')
        assert.equal((await ask('even')).because, 'answers even')
      },
    ))

  it('is started anew where its line is not JSON, so that what follows is not misread', () =>
    withCheck(
      commandThat(`if (request.requestId === 'chatty') say('thinking about it'); answer(request)`),
      5_000,
      async (ask) => {
        const answers = [endOf(ask('chatty')), ask('second')] as const
        assert.equal(await answers[0], 'malformed-verdict')
        assert.equal((await answers[1]).because, 'answers second')
      },
    ))

  it('gives no second answer to one who asks once', () =>
    withCheck(
      commandThat(
        `const verdict = JSON.stringify(${acceptedVerdict})\nsay(verdict + String.fromCharCode(10) + verdict)`,
      ),
      5_000,
      async (ask) => {
        const [first, second, third] = await Promise.all(
          ['first', 'second', 'third'].map((name) => ask(name).catch(() => null)),
        )
        assert.equal(first?.because, 'answers first')
        assert.equal(second?.because, 'answers second')
        // The one that spoke unasked is gone; another answers.
        assert.equal(third?.because, 'answers third')
      },
    ))

  it('fails the question at which it exits, and is started again each time', () =>
    withCheck(
      commandThat(`if (request.requestId === 'fatal') process.exit(3); answer(request)`),
      5_000,
      async (ask) => {
        const first = [endOf(ask('fatal')), endOf(ask('after'))]
        assert.deepEqual(await Promise.all(first), ['crashed', 'accepted'])
        const second = [endOf(ask('fatal')), endOf(ask('after'))]
        assert.deepEqual(await Promise.all(second), ['crashed', 'accepted'])
        assert.equal(await endOf(ask('later')), 'accepted')
      },
    ))

  it('says that a command which cannot be run was not started, and why', () =>
    withCheck('there-is-no-such-command', 5_000, async (ask) => {
      const deciding = ask('R')
      assert.equal(await endOf(deciding), 'not-started')
      await assert.rejects(deciding, /status 127.*not found/)
      assert.equal(await endOf(ask('later')), 'not-started')
    }))

  it('logs standard error', () =>
    withCheck(commandThat(`console.error('a remark'); answer(request)`), 5_000, async (ask, { lines }) => {
      await ask('R')
      for (let turn = 0; turn < 50 && lines.length === 0; turn++) await wait(10)
      assert.ok(lines.some((line) => 'line' in line && line.line === 'a remark'))
    }))

  it('gives no verdict where a line does not end', () =>
    withCheck(
      commandThat(`request.requestId === 'endless' ? process.stdout.write('x'.repeat(1_100_000)) : answer(request)`),
      5_000,
      async (ask) => {
        assert.equal(await endOf(ask('endless')), 'malformed-verdict')
        assert.equal(await endOf(ask('next')), 'accepted')
      },
    ))

  it('ends with everything that it started when it is closed, and whoever waits gets no verdict', async () => {
    const pulse = workplace.write('pulse', '')
    const command = commandThat('', `setInterval(() => appendFileSync('${pulse}', '.'), 10)`).replace('exec ', '')
    const check = openCommandCheck(`${command} | cat`, { log: createListeningLog() })
    const deciding = endOf(check.decide(questionCalled('R')))
    while (statSync(pulse).size === 0) await wait(10)
    await check.close()
    assert.equal(await deciding, 'crashed')
    assert.equal(await endOf(check.decide(questionCalled('later'))), 'crashed')
    const beats = statSync(pulse).size
    await wait(100)
    assert.equal(statSync(pulse).size, beats)
  })
})
