import type { Fuel } from '../vocabulary/device-type.ts'
import { nearNames } from './near-names.ts'

/** A party as the market writes its id; null for a fuel that is not its matter, as a supplier's. */
export interface RecordableParty {
  readonly id: string
  readonly fuel: Fuel | null
}

/** Whom the lines of a file may name. */
export interface KnownParties {
  /** In whatever case the id is written; undefined for one that no party bears. */
  named(id: string): RecordableParty | undefined
  /** Ids that somebody who wrote an unknown one may have meant. */
  near(id: string): readonly string[]
}

/**
 * Unknown ids of a file for which near ones are looked up. Each is looked up once: a file from a market with other parties
 * names the same few on a million lines; and one with a million different ones has no use for a million guesses.
 */
const guessesMost = 1_000

export function createKnownParties(parties: Iterable<RecordableParty>): KnownParties {
  const byName = new Map([...parties].map((party) => [party.id.toUpperCase(), party]))
  const guesses = new Map<string, readonly string[]>()
  return {
    named: (id) => byName.get(id.toUpperCase()),
    near(id) {
      const known = guesses.get(id)
      if (known !== undefined || guesses.size >= guessesMost) return known ?? []
      const near = nearNames(
        id,
        [...byName.values()].map((party) => party.id),
      )
      guesses.set(id, near)
      return near
    },
  }
}
