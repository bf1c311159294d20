/**
 * How far the life of a home's devices has come when the world begins (docs/domain/inventory.md#journey). `manufactured`: nobody
 * has told the DCC of them. `commissioned` is a home in use.
 */
export const stages = [
  'manufactured',
  'pre-notified',
  'hub-installed',
  'whitelisted',
  'joined',
  'commissioned',
] as const

export type Stage = (typeof stages)[number]

/** Whether a home has come as far as a stage. */
export const hasReached = (stage: Stage, wanted: Stage): boolean => stages.indexOf(stage) >= stages.indexOf(wanted)
