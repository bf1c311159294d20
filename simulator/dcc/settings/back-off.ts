import type { BackOff } from './settings.ts'

/** Milliseconds to wait after a number of attempts, at least one, have failed. */
export const waitAfter = ({ first, factor, most }: BackOff, attempts: number): number =>
  Math.min(most, first * factor ** (attempts - 1))
