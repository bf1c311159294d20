import type { HarmlessSurvivor } from './survivors.ts'

/** Survivors that no test can or needs to kill, each with why. */
export const harmless: readonly HarmlessSurvivor[] = []
