import { computed, effect, signal } from '@preact/signals'
import type { Status } from '../api/answers.ts'
import { addressOf } from '../api/client.ts'
import { greeting, onEvents, onReturn } from '../api/event-stream.ts'
import { Question } from '../api/question.ts'

/** At most so often the status is read again, in milliseconds, while things happen. */
const leastBetweenMs = 1000

const question = new Question<Status>(leastBetweenMs)

/** The network as it stood when it last said so; null before. */
export const status = computed(() => question.answer.value ?? greeting.value)

/** When the status was taken in, by the browser's own clock. */
const takenAt = signal(0)
const tick = signal(0)

/** The network's clock, in milliseconds since 1970; it goes on by itself while it runs. */
export const networkNow = computed(() => {
  const { value } = status
  if (value === null) return null
  tick.value
  const goneBy = value.running && !value.deterministic ? performance.now() - takenAt.value : 0
  return Date.parse(value.now) + goneBy
})

/** Reads the status again whenever something happened; that nothing waits any more, say, follows from no single event. */
export function followStatus(): void {
  effect(() => {
    if (status.value !== null) takenAt.value = performance.now()
  })
  question.askAt(addressOf('/status'))
  onEvents(() => question.again())
  onReturn(() => question.again())
  setInterval(() => {
    if (!document.hidden) tick.value += 1
  }, 1000)
}
