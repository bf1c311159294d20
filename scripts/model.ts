import { parseArgs } from 'node:util'
import { linesOf, runModel } from './model/run-model.ts'

const help = `Plays random scenarios on whole networks and holds each step against a small model of the DCC and the devices:
requests of suppliers and network operators, changes of registration, the clock, cancellations, faults of the links.

Usage: npm run model -- [--runs N] [--seed N] [--path PATH] [--replay PATH]

  --runs N        scenarios; 1000 unless said otherwise
  --seed N        which scenarios; drawn unless said otherwise
  --path PATH     play one scenario of the seed, as a report names it
  --replay PATH   which of its steps were played, as the report names it

Examples:
  npm run model -- --runs 5000
  npm run model -- --seed 42

A scenario that fails is shrunk to a small one and printed with the command that repeats it.
Exit status: 0 the network did as the model does, 1 it did otherwise, 2 wrong usage.`

function usage(complaint: string): void {
  console.error(`${complaint}\n\n${help}`)
  process.exitCode = 2
}

async function run(runs: number, seed: number, path: string | undefined, replay: string | undefined): Promise<void> {
  console.log(`Seed ${seed}, ${path === undefined ? `${runs} scenarios` : 'one scenario'}`)
  const began = performance.now()
  const report = await runModel({
    runs,
    seed,
    ...(path !== undefined && { path }),
    ...(replay !== undefined && { replayPath: replay }),
  })
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  if (report.divergence === null) console.log(`${report.runs} scenarios, as the model has them, in ${seconds} s`)
  else {
    console.error(`\n${linesOf(report.divergence).join('\n')}`)
    process.exitCode = 1
  }
}

const text = { type: 'string' } as const

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      runs: { ...text, default: '1000' },
      seed: text,
      path: text,
      replay: text,
    },
  })
  const runs = Number(values.runs)
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
  if (values.help) console.log(help)
  else if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed))
    usage('--runs takes a whole number above 0, --seed a whole number')
  else await run(runs, seed, values.path, values.replay)
} catch (fault) {
  const { code, message } = fault as Error & { code?: string }
  if (code?.startsWith('ERR_PARSE_ARGS')) usage(message)
  // A path leads somewhere only in the scenarios that it was found in.
  else if (message.startsWith('Unable to replay')) usage('The seed has no such path: were other steps drawn then?')
  else throw fault
}
