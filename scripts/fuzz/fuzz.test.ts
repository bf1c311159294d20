import { fuzzEveryTarget } from './testing/fuzz-every-target.ts'

/** So that no target is broken at once; the long test and `npm run fuzz` have more. */
await fuzzEveryTarget(2)
