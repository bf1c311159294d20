import { computed } from '@preact/signals'
import { status } from './network-clock.ts'

/** When what is seen was recorded; null where a network is up. What changes something is not drawn over a recording. */
export const recordedAt = computed(() => status.value?.recordedAt ?? null)

/** Whether something can be changed here. */
export const canChange = computed(() => status.value !== null && recordedAt.value === null)
