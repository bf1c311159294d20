/** Tells of things by name: of one at once, and then not again within an interval, at whose end it is told once more if it came again. */
export class Paced {
  readonly #everyMs: number
  readonly #tell: (name: string) => void
  /** Names that were told of within the interval: true of one that has come again. */
  readonly #recent = new Map<string, boolean>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(everyMs: number, tell: (name: string) => void) {
    this.#everyMs = everyMs
    this.#tell = tell
  }

  came(name: string): void {
    if (this.#recent.has(name)) return void this.#recent.set(name, true)
    this.#recent.set(name, false)
    this.#tell(name)
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      const hasComeAgain = this.#recent.get(name) === true
      this.#recent.delete(name)
      if (hasComeAgain) this.came(name)
    }, this.#everyMs)
    this.#timers.add(timer)
  }

  /** Tells of nothing any more. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}
