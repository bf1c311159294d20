import type { CheckRequest } from '../../../network-operator-check/contract.ts'
import { CheckFailure } from './check-failure.ts'

interface Pending {
  readonly request: CheckRequest
  readonly resolve: (text: string) => void
  readonly reject: (failure: CheckFailure) => void
  readonly timer: NodeJS.Timeout
}

/** Questions that are under way at the same time, by number; each has its own time. */
export interface PendingQuestions {
  /** Numbers a question and puts it; the answer is the text of a verdict. */
  ask(request: CheckRequest): Promise<string>
  answer(id: number, text: string): void
  fail(id: number, failure: CheckFailure): void
  /** The question that was put first; undefined where none is under way. */
  oldest(): number | undefined
  /** Puts every question again, in order. */
  askAgain(): void
  /** Nobody gets an answer, now or later. */
  failForGood(failure: CheckFailure): void
}

/**
 * @param answerWithinMs milliseconds of real time
 * @param put          hands a question over
 * @param onOverdue    called after a question has failed because its time was up
 */
export function pendingQuestions(
  answerWithinMs: number,
  put: (id: number, request: CheckRequest) => void,
  onOverdue: () => void,
): PendingQuestions {
  const pending = new Map<number, Pending>()
  let sequence = 0
  let end: CheckFailure | null = null

  const settle = (id: number, how: (question: Pending) => void) => {
    const question = pending.get(id)
    if (question === undefined) return
    pending.delete(id)
    clearTimeout(question.timer)
    how(question)
  }
  const fail = (id: number, failure: CheckFailure) => settle(id, ({ reject }) => reject(failure))
  const overdue = (id: number) => {
    fail(id, new CheckFailure('time-out', `It did not answer within ${answerWithinMs} ms`))
    onOverdue()
  }

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (end !== null) return reject(end)
        sequence += 1
        pending.set(sequence, { request, resolve, reject, timer: setTimeout(overdue, answerWithinMs, sequence) })
        put(sequence, request)
      }),
    answer: (id, text) => settle(id, ({ resolve }) => resolve(text)),
    fail,
    oldest: () => pending.keys().next().value,
    askAgain() {
      for (const [id, { request }] of pending) put(id, request)
    },
    failForGood(failure) {
      end = failure
      for (const id of [...pending.keys()]) fail(id, failure)
    },
  }
}
