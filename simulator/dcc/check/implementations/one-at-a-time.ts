import { CheckFailure } from './check-failure.ts'

/** A question that waits for its turn. */
interface Waiting {
  readonly line: string
  readonly resolve: (answer: unknown) => void
  readonly reject: (failure: CheckFailure) => void
}

/** The one question that has been written and not answered. */
interface Outstanding extends Waiting {
  timer: NodeJS.Timeout
  /** Nobody waits for the answer any more, but it must not be taken for that of the next question. */
  late: boolean
}

export interface Turns {
  /** The answer to a line, as JSON data; rejects with a CheckFailure where there is none. */
  ask(line: string): Promise<unknown>
  /** Who is to be asked from now on: nobody with null. */
  serveBy(write: ((line: string) => void) | null): void
  /** An answer came. `unasked`: nobody had asked for it; `late`: nobody waits for it any more. */
  answer(json: unknown): 'taken' | 'late' | 'unasked'
  /** The question that was written gets no answer. */
  failOutstanding(failure: CheckFailure): void
  /** Nobody gets an answer any more. */
  failForGood(failure: CheckFailure): void
  /** Whether an answer is owed. */
  isWaiting(): boolean
  /** Whether something was written to the one who is asked now. */
  hasBeenAsked(): boolean
}

/**
 * Puts questions to something that answers them in order and does not say which it answers: so it never has more than
 * one. One that is overdue fails, and the next is asked only when its answer has come and been thrown away.
 *
 * @param answerWithinMs milliseconds of real time from the moment a question is written
 * @param onSilence    called where an answer has not come in twice that time
 */
export function oneAtATime(answerWithinMs: number, onSilence: () => void): Turns {
  const queue: Waiting[] = []
  let outstanding: Outstanding | null = null
  let write: ((line: string) => void) | null = null
  let asked = false
  let end: CheckFailure | null = null

  const next = () => {
    if (write === null || outstanding !== null) return
    const waiting = queue.shift()
    if (waiting === undefined) return
    outstanding = { ...waiting, late: false, timer: setTimeout(overdue, answerWithinMs) }
    asked = true
    write(waiting.line)
  }

  const overdue = () => {
    if (outstanding === null) return
    if (outstanding.late) return onSilence()
    outstanding.reject(new CheckFailure('time-out', `It did not answer within ${answerWithinMs} ms`))
    outstanding.late = true
    outstanding.timer = setTimeout(overdue, answerWithinMs)
  }

  const settle = (how: (waiting: Outstanding) => void) => {
    if (outstanding === null) return
    clearTimeout(outstanding.timer)
    how(outstanding)
    outstanding = null
  }

  return {
    ask: (line) =>
      new Promise((resolve, reject) => {
        if (end !== null) return reject(end)
        queue.push({ line, resolve, reject })
        next()
      }),
    serveBy(writer) {
      write = writer
      asked = false
      next()
    },
    answer(json) {
      if (outstanding === null) return 'unasked'
      const { late } = outstanding
      settle(({ resolve }) => resolve(json))
      // Not at once: a second line that came along with this one must find that nobody has asked.
      setImmediate(next)
      return late ? 'late' : 'taken'
    },
    failOutstanding: (failure) => settle(({ reject }) => reject(failure)),
    failForGood(failure) {
      end = failure
      settle(({ reject }) => reject(failure))
      for (const { reject } of queue.splice(0)) reject(failure)
    },
    isWaiting: () => outstanding !== null,
    hasBeenAsked: () => asked,
  }
}
