import type { BackOff } from './settings.ts'

/** Milliseconds to wait after a number of attempts, at least one, have failed. */
export const waitAfter = ({ firstMs, factor, mostMs }: BackOff, attempts: number): number =>
  Math.min(mostMs, firstMs * factor ** (attempts - 1))
