import { parseArgs } from 'node:util'
import { fuzz } from './fuzz/fuzz.ts'
import { targetNames } from './fuzz/open-targets.ts'

const help = `Puts hostile input to every border of the simulator: DUIS documents, certificates, GBCS frames, HTTP.

Usage: npm run fuzz -- [--seconds N] [--seed N] [--target NAME]… [--path PATH]

  --seconds N     for all targets together; 60 unless said otherwise
  --seed N        which cases; drawn unless said otherwise
  --target NAME   ${targetNames.join(', ')}
  --path PATH     begin at this case of the seed, as a finding names it

Examples:
  npm run fuzz -- --seconds 600
  npm run fuzz -- --target requests --seed 42

A finding comes with the command that repeats it. Exit status: 0 nothing broke, 1 something did, 2 wrong usage.`

function usage(complaint: string): void {
  console.error(`${complaint}\n\n${help}`)
  process.exitCode = 2
}

async function run(seconds: number, seed: number, targets: readonly string[], path: string | undefined): Promise<void> {
  console.log(`Seed ${seed}, ${seconds} s`)
  const findings = await fuzz({
    targets,
    seconds,
    seed,
    ...(path === undefined ? {} : { path }),
    tell: ({ target, cases }) => console.log(`${target.padEnd(20)} ${String(cases).padStart(8)} cases`),
  })
  for (const { target, what, repeat } of findings) console.error(`\n${target} broke:\n${what}\n\nRepeat it: ${repeat}`)
  console.log(findings.length === 0 ? 'Nothing broke' : `${findings.length} targets broke`)
  process.exitCode = findings.length === 0 ? 0 : 1
}

const text = { type: 'string' } as const

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      seconds: { ...text, default: '60' },
      seed: text,
      target: { ...text, multiple: true, default: [] },
      path: text,
    },
  })
  const seconds = Number(values.seconds)
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
  const unknown = values.target.find((name) => !targetNames.includes(name))
  if (values.help) console.log(help)
  else if (unknown !== undefined) usage(`There is no target ${unknown}`)
  else if (!(seconds > 0) || !Number.isInteger(seed)) usage('--seconds takes a positive number, --seed a whole one')
  else await run(seconds, seed, values.target.length > 0 ? values.target : targetNames, values.path)
} catch (fault) {
  if ((fault as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) usage((fault as Error).message)
  else throw fault
}
