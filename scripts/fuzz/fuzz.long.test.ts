import { fuzzEveryTarget } from './testing/fuzz-every-target.ts'

/** `npm run fuzz` has more, and other seeds. */
await fuzzEveryTarget(20)
