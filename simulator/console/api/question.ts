import { type ReadonlySignal, signal } from '@preact/signals'
import { ask, Refusal } from './client.ts'

/**
 * A question to the control API that is asked again when its answer may have changed: one at a time, and what is known
 * stays until something newer is.
 */
export class Question<Answer> {
  readonly #answer = signal<Answer | null>(null)
  readonly #refusal = signal<Refusal | null>(null)
  readonly #isLoading = signal(false)
  readonly #atMostEveryMs: number
  #address: string | null = null
  #isStale = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #endedAt = Number.NEGATIVE_INFINITY

  /** @param atMostEveryMs how long to leave the network in peace between two questions */
  constructor(atMostEveryMs = 0) {
    this.#atMostEveryMs = atMostEveryMs
  }

  /** Null until there is one to what is asked now. */
  get answer(): ReadonlySignal<Answer | null> {
    return this.#answer
  }

  /** Why there is no newer answer. */
  get refusal(): ReadonlySignal<Refusal | null> {
    return this.#refusal
  }

  get isLoading(): ReadonlySignal<boolean> {
    return this.#isLoading
  }

  /** Asks at another address; null asks nothing. */
  askAt(address: string | null): void {
    if (address === this.#address) return
    this.#address = address
    this.#answer.value = null
    this.#refusal.value = null
    this.again()
  }

  /** Asks anew, behind the question that is under way. */
  readonly again = (): void => {
    if (this.#isLoading.peek()) {
      this.#isStale = true
      return
    }
    const wait = this.#endedAt + this.#atMostEveryMs - performance.now()
    clearTimeout(this.#timer)
    if (wait > 0) this.#timer = setTimeout(() => void this.#ask(), wait)
    else void this.#ask()
  }

  async #ask(): Promise<void> {
    const address = this.#address
    if (address === null || this.#isLoading.peek()) return
    this.#isLoading.value = true
    this.#isStale = false
    try {
      const answer = await ask<Answer>(address)
      if (address !== this.#address) return
      this.#answer.value = answer
      this.#refusal.value = null
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      if (address === this.#address) this.#refused(fault)
    } finally {
      this.#endedAt = performance.now()
      this.#isLoading.value = false
      if (this.#isStale || address !== this.#address) this.again()
    }
  }

  /** Where the network says when to come back, it is asked again then. */
  #refused(refusal: Refusal): void {
    this.#refusal.value = refusal
    if (refusal.retryAfterSeconds !== null) this.#timer = setTimeout(this.again, refusal.retryAfterSeconds * 1000)
  }
}
