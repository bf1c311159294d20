import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { Answered } from './dispatch.ts'
import type { KeptOrder } from './order.ts'

/** A Command that no device has answered, of a request that has ended with E20 or E21. */
export interface OutstandingAnswer {
  readonly key: string
  readonly kept: KeptOrder
}

/**
 * The Commands that may still be answered after their requests have ended. The device may have executed them: what it says
 * of its cells, however late, is the only way to know.
 */
export interface OutstandingAnswers {
  find(device: EntityIdentifier, answered: Answered): OutstandingAnswer | undefined
  /** What a commit must put when a request ends without an answer to its Command. */
  toPut(device: EntityIdentifier, answered: Answered, kept: KeptOrder): readonly [key: string, value: unknown]
}

export function createOutstandingAnswers(journal: Journal): OutstandingAnswers {
  const keyOf = (device: EntityIdentifier, { originator, counter, messageCode }: Answered): string =>
    `dcc/outstanding-answer/${device}/${originator}/${counter}/${messageCode}`
  return {
    find(device, answered) {
      const key = keyOf(device, answered)
      const kept = journal.value(key) as KeptOrder | undefined
      return kept && { key, kept }
    },
    toPut: (device, answered, kept) => [keyOf(device, answered), kept],
  }
}
