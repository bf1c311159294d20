import { toCheckRequest } from '../../../network-operator-check/question.ts'
import type { Logger } from '../../../vocabulary/ports/logger.ts'
import { CheckFailure, type CheckFailureReason } from './check-failure.ts'
import { type LineProcess, startLineProcess } from './line-process.ts'
import { oneAtATime, type Turns } from './one-at-a-time.ts'
import { defaultAnswerWithinMs, longestAnswerOctets, type OpenCheck } from './open-check.ts'
import { excerptOf, jsonOf, verdictFrom } from './read-verdict.ts'

export interface CommandCheckOptions {
  readonly log: Logger
  /** Milliseconds of real time from the moment a question is written. */
  readonly answerWithinMs?: number
}

/**
 * An implementation behind a command that is kept running: one line of JSON in, one out, in order.
 *
 * Whatever leaves in doubt which line answers which question ends the process, and another takes its place: a line that
 * is not JSON, one without an end, an answer that is overdue for as long again as it had. A process that ends by itself,
 * or writes what nobody asked for, is started again, after a while that doubles until one has answered.
 */
export function openCommandCheck(
  command: string,
  { log, answerWithinMs = defaultAnswerWithinMs }: CommandCheckOptions,
): OpenCheck {
  const name = `exec:${command}`
  const turns = oneAtATime(answerWithinMs, () => keeper.replace('time-out', 'It never answered'))
  const keeper = keepRunning(command, turns, log)
  keeper.start()
  return {
    name,
    decide: async (question) => verdictFrom(await turns.ask(JSON.stringify(toCheckRequest(question)))),
    async close() {
      turns.failForGood(new CheckFailure('crashed', 'The check was closed'))
      await keeper.end()
    },
  }
}

/** The process behind a command, whichever it is at the moment. */
interface Keeper {
  start(): void
  /** Another process in place of one that is out of step. */
  replace(reason: CheckFailureReason, detail: string): void
  end(): Promise<void>
}

/** Milliseconds before a process that ended is started again: at first, and at most. */
const backOff = { first: 50, most: 4_000 }

/** The statuses with which a shell says that it could not run a command. */
const notRun: readonly (number | null)[] = [126, 127]

function keepRunning(command: string, turns: Turns, log: Logger): Keeper {
  const check = `exec:${command}`
  let current: LineProcess | null = null
  let pause: number = backOff.first
  let starting: NodeJS.Timeout | null = null
  let lastComplaint = ''

  const start = () => {
    const started = startLineProcess(command, longestAnswerOctets, {
      line: take,
      complaint(text) {
        lastComplaint = text.trim() || lastComplaint
        log.warn({ check, line: text }, 'the check wrote to standard error')
      },
      overflowed() {
        const detail = `It wrote more than ${longestAnswerOctets} characters, without an answer among them`
        if (turns.isWaiting()) replace('malformed-verdict', detail)
        else failed(null, `${detail}, though nobody had asked`)
      },
      ended: ({ code, words }) => failed(code, `The command ${words}${lastWords(lastComplaint)}`),
    })
    current = started
    turns.serveBy((line) => started.write(line))
  }

  const take = (text: string) => {
    if (text.trim() === '') return
    const json = jsonOf(text)
    if (json instanceof CheckFailure && turns.isWaiting()) return replace(json.reason, json.detail)
    const taken = turns.answer(json)
    if (taken !== 'unasked') pause = backOff.first
    if (taken === 'late') log.warn({ check }, 'an answer of the check came too late, and is thrown away')
    if (taken === 'unasked') failed(null, `It wrote ${excerptOf(text)}, which nobody had asked for`)
  }

  const stop = () => {
    if (starting !== null) clearTimeout(starting)
    turns.serveBy(null)
    const stopped = current?.kill()
    current = null
    return stopped
  }

  const replace = (reason: CheckFailureReason, detail: string) => {
    log.error({ check, reason, detail }, 'the check is out of step, and is started anew')
    void stop()
    turns.failOutstanding(new CheckFailure(reason, detail))
    start()
  }

  /** The process failed by itself: the question under way gets no verdict. */
  const failed = (code: number | null, detail: string) => {
    const isNone = notRun.includes(code)
    const failure = new CheckFailure(isNone || !turns.hasBeenAsked() ? 'not-started' : 'crashed', detail)
    log.error({ check, reason: failure.reason, detail, againInMs: isNone ? null : pause }, 'the check ended')
    void stop()
    turns.failOutstanding(failure)
    if (isNone) return turns.failForGood(failure)
    starting = setTimeout(start, pause)
    pause = Math.min(2 * pause, backOff.most)
  }

  return { start, replace, end: async () => stop() }
}

const lastWords = (complaint: string): string => (complaint === '' ? '' : `; it last wrote ${excerptOf(complaint)}`)
