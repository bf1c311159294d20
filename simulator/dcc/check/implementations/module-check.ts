import { resolve as absolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { toCheckRequest } from '../../../network-operator-check/question.ts'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import type { Logger } from '../../../vocabulary/ports/logger.ts'
import { CheckFailure } from './check-failure.ts'
import type { FromHost } from './module-process.ts'
import { type ModuleProcess, startModuleProcess } from './module-process.ts'
import { defaultAnswerWithinMs, formsOfCheck, type OpenCheck } from './open-check.ts'
import { type PendingQuestions, pendingQuestions } from './pending-questions.ts'
import { verdictFromText } from './read-verdict.ts'

export interface ModuleCheckOptions {
  readonly log: Logger
  /** Milliseconds of real time from the moment a question is put. */
  readonly answerWithinMs?: number
  /** Milliseconds of real time in which the module is loaded. */
  readonly loadWithinMs?: number
}

/**
 * An implementation in a module: `export default (request) => verdict`, at once or by a promise. It runs in a process
 * of its own, so that one that loops for ever, or exits, costs its own verdicts and nothing else.
 *
 * @param path from the working directory
 * @throws SimulatorFault SIM_USAGE where it cannot be loaded or has no default function
 */
export async function openModuleCheck(path: string, options: ModuleCheckOptions): Promise<OpenCheck> {
  const { log, answerWithinMs = defaultAnswerWithinMs, loadWithinMs = 30_000 } = options
  const questions = pendingQuestions(
    answerWithinMs,
    (id, request) => keeper.post({ id, request }),
    () => keeper.suspect(),
  )
  const keeper = keepLoaded(pathToFileURL(absolute(path)), path, questions, log)
  const close = async () => {
    questions.failForGood(new CheckFailure('crashed', 'The check was closed'))
    await keeper.end()
  }

  const complaint = await keeper.load(loadWithinMs)
  if (complaint !== null) {
    await close()
    throw new SimulatorFault('SIM_USAGE', `The module '${path}' is no check: ${complaint}. A check is ${formsOfCheck}`)
  }
  return {
    name: path,
    decide: async (question) => verdictFromText(await questions.ask(toCheckRequest(question))),
    close,
  }
}

/** The process behind a module, whichever it is at the moment. */
interface Keeper {
  /** Loads the module for the first time; the answer is what is wrong with it. */
  load(loadWithinMs: number): Promise<string | null>
  post: ModuleProcess['post']
  /** It has not answered in time: loads it anew if it gives no sign of life either. */
  suspect(): void
  end(): Promise<void>
}

/** Milliseconds in which a process shows that it merely waits for something, and is not in a loop without end. */
const signOfLifeWithinMs = 1_000

function keepLoaded(module: URL, check: string, questions: PendingQuestions, log: Logger): Keeper {
  let child: ModuleProcess
  let suspicion: NodeJS.Timeout | null = null
  let hasAnswered = false
  let whenLoaded: ((complaint: string | null) => void) | null = null

  const start = () => {
    hasAnswered = false
    child = startModuleProcess(module, {
      told,
      printed: (text) => log.warn({ check, text }, 'the check printed'),
      ended,
    })
  }

  const told = (message: FromHost) => {
    if (suspicion !== null) clearTimeout(suspicion)
    suspicion = null
    if (message.kind === 'ready') whenLoaded?.(null)
    else if (message.kind === 'unusable') giveUp('not-started', message.because)
    else if (message.kind === 'thrown')
      questions.fail(message.id, new CheckFailure('crashed', `It threw: ${message.because}`))
    else if (message.kind === 'answer') questions.answer(message.id, message.text)
    hasAnswered ||= message.kind === 'answer'
  }

  const ended = (because: string) => {
    if (whenLoaded !== null) return giveUp('not-started', because)
    // It takes questions in order, so the oldest is the one that it was at.
    const guilty = questions.oldest()
    if (guilty === undefined && !hasAnswered) return giveUp('not-asked', `It is not asked any more: ${because}`)
    if (guilty !== undefined) questions.fail(guilty, new CheckFailure('crashed', because))
    startAnew(because)
  }

  const startAnew = (because: string) => {
    log.error({ check, because }, 'the check is loaded anew')
    void child.end()
    start()
    questions.askAgain()
  }

  const giveUp = (reason: 'not-started' | 'not-asked', because: string) => {
    questions.failForGood(new CheckFailure(reason, because))
    if (whenLoaded === null) log.error({ check, reason, because }, 'the check is not running')
    else whenLoaded(because)
  }

  return {
    async load(loadWithinMs) {
      const complaint = await new Promise<string | null>((resolve) => {
        const tooLong = setTimeout(resolve, loadWithinMs, `it was not loaded within ${loadWithinMs} ms`)
        whenLoaded = (complaint) => {
          clearTimeout(tooLong)
          resolve(complaint)
        }
        start()
      })
      whenLoaded = null
      return complaint
    },
    post: (message) => child.post(message),
    suspect() {
      suspicion ??= setTimeout(() => {
        suspicion = null
        startAnew('it is stuck')
      }, signOfLifeWithinMs)
      child.post('alive?')
    },
    async end() {
      if (suspicion !== null) clearTimeout(suspicion)
      await child.end()
    },
  }
}
