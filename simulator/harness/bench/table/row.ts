import { spentOn } from '../spent.ts'

/** What a row of the table is about, beside what it cannot be faster than. */
export interface BenchRow {
  /** In a word, to choose it by. */
  readonly name: string
  readonly what: string
  /** What the ratio is taken to: as often, in the same run. */
  readonly floor: string
  /** The ratio, or the rate where `isRate`, that is aimed at. */
  readonly goal: number
  /** Below it `--check` fails. */
  readonly bound: number
  /** Whether goal and bound are of how many a second, and not of the ratio. */
  readonly isRate?: true
  measure(): Promise<RowFigures>
}

/** One run of a row. */
export interface RowFigures {
  /** By processor time. */
  readonly perSecond: number
  readonly floorPerSecond: number
  /** The same work by a library that many use; null where it is not installed, left out where none does it. */
  readonly rival?: { readonly name: string; readonly perSecond: number } | null
}

/** Seconds of each side of a row: long enough for a clock that ticks in milliseconds. */
const secondsAtLeast = 0.6
const shares = 6

/** Requests before the first that counts: by then the compiler has seen the code, and users have connections. */
export const warmUpOf = (requests: number): number => Math.min(2_000, 5 * requests)

/** Does one and the other in turns, so that both see the same machine, and says how many of each a second of processor time. */
export async function inTurns(
  work: () => unknown,
  floor: () => unknown,
  rival?: () => unknown,
): Promise<readonly number[]> {
  const sides = [work, floor, ...(rival === undefined ? [] : [rival])]
  const rounds = await Promise.all(sides.map(async (side) => roundOf(side)))
  const rates: number[][] = sides.map(() => [])
  for (let share = 0; share < shares; share += 1)
    for (const [index, side] of sides.entries()) rates[index]?.push(await rateOf(side, rounds[index] ?? 1))
  return rates.map(median)
}

async function rateOf(side: () => unknown, round: number): Promise<number> {
  const { processor } = await spentOn(async () => {
    for (let time = 0; time < round; time += 1) {
      const done = side()
      if (done instanceof Promise) await done
    }
  })
  return round / processor
}

/** How often a side is done in one share of its time; it is warm afterwards. */
async function roundOf(side: () => unknown): Promise<number> {
  let round = 1
  for (;;) {
    const rate = await rateOf(side, round)
    if (round / rate > secondsAtLeast / shares) return round
    round = Math.max(round * 2, Math.min(round * 20, Math.ceil((rate * secondsAtLeast) / shares)))
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
