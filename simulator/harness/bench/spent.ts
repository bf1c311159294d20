/** What a piece of work took. */
export interface Spent {
  /** Seconds by the wall. */
  readonly wall: number
  /** Seconds of processor time, of all threads of the process: user and system. */
  readonly processor: number
}

export const nothingSpent: Spent = { wall: 0, processor: 0 }

export const plus = (one: Spent, other: Spent): Spent => ({
  wall: one.wall + other.wall,
  processor: one.processor + other.processor,
})

export async function spentOn(work: () => void | Promise<void>): Promise<Spent> {
  const processorBefore = process.cpuUsage()
  const before = performance.now()
  await work()
  const wall = (performance.now() - before) / 1_000
  const { user, system } = process.cpuUsage(processorBefore)
  return { wall, processor: (user + system) / 1_000_000 }
}
