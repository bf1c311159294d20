import { BoundedMap } from '../../../vocabulary/bounded-map.ts'
import type { RequestRow } from './request-row.ts'

/** Of each kind; a value that was used longest ago is kept anew where it comes again. */
const mostShared = 4_096

const nobody: readonly string[] = []

/** Values that many rows of a list have, each kept once: a list is long, and its users, services and outcomes are few. */
export class SharedValues {
  readonly #users = new BoundedMap<string, RequestRow['submittedBy']>(mostShared)
  readonly #variants = new BoundedMap<string, RequestRow['commandVariants']>(mostShared)
  readonly #accepted = new BoundedMap<string, RequestRow['accepted']>(mostShared)
  readonly #texts = new BoundedMap<string, string>(mostShared)

  /** The same row. Its fields are named one by one, as the engine takes half as much again for what was put together of others. */
  rowOf(row: RequestRow): RequestRow {
    const { entityIdentifier, role } = row.submittedBy
    return {
      sequence: row.sequence,
      requestId: row.requestId,
      at: row.at,
      submittedBy: this.#users.getOrMake(`${entityIdentifier} ${role}`, () => row.submittedBy),
      serviceReferenceVariant: row.serviceReferenceVariant,
      commandVariants: this.#variants.getOrMake(row.commandVariants.join(' '), () => row.commandVariants),
      device: row.device,
      code: row.code,
      finalCode: row.finalCode,
      outcome: row.outcome,
      step: row.step,
      rule: row.rule,
      reason: row.reason,
      endedAfter: row.endedAfter,
      accepted:
        row.accepted.length === 0 ? nobody : this.#accepted.getOrMake(row.accepted.join(' '), () => row.accepted),
      expected: row.expected,
    }
  }

  /** Words, each behind a line feed. */
  textOf(words: ReadonlySet<string>): string {
    const text = ['', ...words].join('\n')
    return this.#texts.getOrMake(text, () => text)
  }
}
