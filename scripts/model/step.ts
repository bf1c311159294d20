import assert from 'node:assert/strict'
import type { AsyncCommand } from 'fast-check'
import { compare } from './compare.ts'
import type { RealWorld } from './real-world.ts'
import type { WorldModel } from './world-model.ts'

export type Step = AsyncCommand<WorldModel, RealWorld>

/** Where the network did otherwise than the model, and how it came to that. */
export class Divergence extends Error {
  readonly account: readonly string[]

  constructor(cause: unknown, account: readonly string[]) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'Divergence'
    this.account = account
  }
}

/** One thing that happens, to the network and in the model; afterwards both must agree. */
export const step = (
  words: string,
  happen: (model: WorldModel, world: RealWorld) => Promise<void>,
  isPossible: (model: Readonly<WorldModel>) => boolean = () => true,
): Step => ({
  check: isPossible,
  run: (model, world) =>
    accounted(world, async () => {
      await happen(model, world)
      await world.settled()
      await compare(model, world)
    }),
  toString: () => words,
})

/** What goes wrong comes with the account of how it came to that. */
export async function accounted(world: Pick<RealWorld, 'account'>, happen: () => Promise<void>): Promise<void> {
  try {
    await happen()
  } catch (fault) {
    throw new Divergence(fault, world.account)
  }
}

export const requireCode = (actual: string, expected: string): void =>
  assert.equal(actual, expected, `answered ${actual}, where the model expects ${expected}`)
