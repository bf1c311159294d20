import { signal } from '@preact/signals'

/** Whether lists are to stand still. The network goes on, and what comes meanwhile is counted. */
export const isPaused = signal(false)

export function togglePause(): void {
  isPaused.value = !isPaused.value
}
