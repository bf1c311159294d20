/** Those who wait for a value to come, each until the first that it wants. */
export interface Waiters<Value> {
  /** Rejects with the signal's reason when it aborts before a wanted value came. */
  wait(wanted: (value: Value) => boolean, signal?: AbortSignal): Promise<Value>
  /** Hands a value to everybody who waits for one like it. */
  announce(value: Value): void
  isEmpty(): boolean
}

export function createWaiters<Value>(): Waiters<Value> {
  const waiting = new Set<(value: Value) => void>()
  return {
    wait: (wanted, signal) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          waiting.delete(take)
          signal?.removeEventListener('abort', giveUp)
        }
        const take = (value: Value) => {
          if (!wanted(value)) return
          leave()
          resolve(value)
        }
        const giveUp = () => {
          leave()
          reject(signal?.reason)
        }
        if (signal?.aborted) return reject(signal.reason)
        signal?.addEventListener('abort', giveUp)
        waiting.add(take)
      }),
    announce(value) {
      for (const take of waiting) take(value)
    },
    isEmpty: () => waiting.size === 0,
  }
}
