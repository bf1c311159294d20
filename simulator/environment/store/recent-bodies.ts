import { BoundedMap } from '../../vocabulary/bounded-map.ts'

/** Works whose bodies are kept. */
const mostWorks = 4_096

/** Octets of a body that is kept: those of Commands and orders have some hundred. */
const mostOctets = 4_096

/**
 * The bodies of the works that were added last, by their sequence: most works are looked at several times, and end soon. They are
 * kept as the JSON that they are: octets would keep the buffer that they were cut out of.
 */
export class RecentBodies {
  readonly #bodies = new BoundedMap<number, string>(mostWorks)

  keep(sequence: number, body: Buffer): void {
    if (body.length <= mostOctets) this.#bodies.set(sequence, body.toString('utf8'))
  }

  /** The JSON of a body; undefined for one that is not kept. */
  of(sequence: number): string | undefined {
    return this.#bodies.get(sequence)
  }

  forget(sequence: number): void {
    this.#bodies.delete(sequence)
  }
}
