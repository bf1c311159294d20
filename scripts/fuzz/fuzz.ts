import * as fc from 'fast-check'
import { createTargetOpener, type TargetOpener } from './open-targets.ts'
import type { FuzzTarget } from './oracle.ts'

export interface FuzzOptions {
  readonly targets: readonly string[]
  /** For all targets together. */
  readonly seconds: number
  readonly seed: number
  /** Where in the cases of the seed to begin: the `path` of a failure. */
  readonly path?: string
  /** Told after each target's turn. */
  readonly tell?: (turn: Turn) => void
}

interface Turn {
  readonly target: string
  readonly cases: number
}

/** Something that broke, and the command that breaks it again. */
export interface Finding {
  readonly target: string
  readonly what: string
  readonly repeat: string
}

/** Milliseconds after which a case counts as hanging. */
const answerWithinMs = 20_000

/** Puts hostile input to each target for its share of the time; ends at the first finding of each. */
export async function fuzz(options: FuzzOptions): Promise<readonly Finding[]> {
  const opener = createTargetOpener()
  const findings: Finding[] = []
  try {
    for (const name of options.targets) {
      const { finding, cases } = await takeTurn(name, opener, options)
      if (finding !== null) findings.push(finding)
      options.tell?.({ target: name, cases })
    }
    return findings
  } finally {
    await opener.close()
  }
}

async function takeTurn(name: string, opener: TargetOpener, options: FuzzOptions) {
  const target = await opener.open(name)
  try {
    return await attack(target, (options.seconds * 1000) / options.targets.length, options)
  } finally {
    await target.close()
  }
}

async function attack(target: FuzzTarget, milliseconds: number, { seed, path }: FuzzOptions) {
  const parameters = {
    seed,
    ...(path === undefined ? {} : { path, endOnFailure: true }),
    timeout: answerWithinMs,
  }
  const whileThereIsTime = await fc.check(target.property, {
    ...parameters,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: milliseconds,
    markInterruptAsFailure: false,
  })
  // A busy machine may not come to the end of one case in that time; a turn has at least one.
  const hadNone = whileThereIsTime.interrupted && whileThereIsTime.numRuns === 0
  const details = hadNone ? await fc.check(target.property, { ...parameters, numRuns: 1 }) : whileThereIsTime
  const broke = details.failed ? reportOf(details) : target.faults().join('\n')
  const cases = details.numRuns
  if (!details.failed && broke === '') return { finding: null, cases }
  const from = details.counterexamplePath === null ? '' : ` --path ${details.counterexamplePath}`
  const repeat = `npm run fuzz -- --target ${target.name} --seed ${seed}${from}`
  return { finding: { target: target.name, what: broke, repeat }, cases }
}

/** The case as it shrank, what it broke, and where it stood in the seed's cases. */
const reportOf = (details: fc.RunDetails<unknown>): string => {
  const { errorInstance } = details
  const why = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance)
  return `${fc.defaultReportMessage(details)}\n\n${why}`
}
