import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheckVerdict } from '../../../../network-operator-check/contract.ts'
import type { CheckQuestion } from '../../../../network-operator-check/question.ts'
import { question } from '../../../../network-operator-check/testing/questions.ts'
import type { Logger } from '../../../../vocabulary/ports/logger.ts'
import { type CheckFailureReason, failureReasonOf } from '../check-failure.ts'

/** A directory for the sources of implementations under test. */
export interface Workplace {
  /** Writes a file; the answer is its path. */
  write(name: string, source: string): string
  clear(): void
}

export function createWorkplace(): Workplace {
  const directory = mkdtempSync(join(tmpdir(), 'dcc-sim-check-'))
  return {
    write(name, source) {
      const path = join(directory, name)
      writeFileSync(path, source)
      return path
    },
    clear: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** The shortest verdict that the contract allows; its sentence says which question it answers. */
export const acceptedVerdict = `{ outcome: 'accepted', rule: 'NOC-10', because: 'answers ' + request.requestId }`

/** Keeps what was logged. */
export function createListeningLog(): Logger & { readonly lines: readonly object[] } {
  const lines: object[] = []
  const log = (context: object, message: string) => void lines.push({ ...context, message })
  return { lines, debug: log, info: log, warn: log, error: log }
}

/** How a decision ended, in words: a verdict's outcome, or why there was none. */
export const endOf = (deciding: Promise<CheckVerdict>): Promise<CheckVerdict['outcome'] | CheckFailureReason> =>
  deciding.then(({ outcome }) => outcome, failureReasonOf)

/** A question under its own name. */
export const questionCalled = (requestId: string): CheckQuestion => ({ ...question(), requestId })
