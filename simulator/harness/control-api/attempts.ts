import { createHash } from 'node:crypto'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'

/** Attempts that are remembered; the one that was asked about longest ago is forgotten first. */
const mostRemembered = 1000

/** Characters of a key at most. */
const longestKey = 255

/** A key that cannot name an attempt, or named another one: answered with the status and the sentence. */
export class KeyNotTaken extends Error {
  readonly status: 400 | 422

  constructor(status: 400 | 422, sentence: string) {
    super(sentence)
    this.status = status
  }
}

/** What one attempt to change something asked for, and what came of it. */
interface Attempt {
  readonly asked: string
  readonly outcome: Promise<unknown>
}

/**
 * Attempts to change something, by the key that their caller gave them in `Idempotency-Key`. An attempt is carried out once:
 * whoever asks again by the same key, even while it is under way, gets what came of it, be it an answer or a refusal.
 */
export class Attempts {
  readonly #byKey = new BoundedMap<string, Attempt>(mostRemembered)

  /**
   * @param key the caller's name of the attempt; each call is an attempt of its own where it is absent
   * @param asked the operation and its input, by which a key that is used for something else is noticed
   * @throws KeyNotTaken where the key is empty or too long, or was given to something else
   */
  async once(key: string | undefined, asked: readonly unknown[], perform: () => unknown): Promise<unknown> {
    if (key === undefined) return perform()
    if (key === '' || key.length > longestKey)
      throw new KeyNotTaken(400, `Idempotency-Key must have 1 to ${longestKey} characters`)
    const digest = createHash('sha256').update(JSON.stringify(asked)).digest('base64')
    const known = this.#byKey.get(key)
    if (known === undefined) return this.#first(key, digest, perform)
    if (known.asked === digest) return known.outcome
    throw new KeyNotTaken(
      422,
      'This Idempotency-Key was used for something else, and nothing was done now: give each attempt a key of its own',
    )
  }

  #first(key: string, asked: string, perform: () => unknown): Promise<unknown> {
    const outcome = (async () => perform())()
    this.#byKey.set(key, { asked, outcome })
    return outcome
  }
}
