import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import type { Slices } from '../vocabulary/ports/slices.ts'

/** Slices of some milliseconds by the machine's clock. What comes out of the work does not depend on where it is cut. */
export function createSlices(milliseconds = 8): Slices {
  let end = performance.now() + milliseconds
  return {
    isOver: () => performance.now() >= end,
    async next() {
      await setImmediate()
      end = performance.now() + milliseconds
    },
  }
}
