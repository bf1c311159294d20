import { decide } from '../../network-operator-check/decide.ts'
import type { Check } from './check.ts'

/** The simulator's own implementation of the check. */
export const ourCheck: Check = { decide: async (question) => decide(question) }
