import { parseArgs } from 'node:util'
import { foundOut } from './chaos/find-mutants.ts'
import { mutants } from './chaos/mutants.ts'
import { runChaos } from './chaos/run-chaos.ts'
import { postgresPrograms } from './cluster/own-cluster.ts'

const help = `Handovers on several DCC and fleet processes that share a database, while one after another is killed or paused and the
database crashes twice. Then an account of every request, from outside: what was answered, stored, executed and delivered.
It makes a PostgreSQL cluster of its own in a temporary directory. The processes run from dist: build first.

Usage: npm run chaos -- [--handovers N] [--dccs N] [--fleets N] [--in-flight N] [--every N] [--lease N] [--seed TEXT] [--mutant NAME] [--json]
       npm run chaos -- --mutants

  --handovers N  500 unless said otherwise
  --dccs N       DCC processes; 2 unless said otherwise
  --fleets N     fleet processes; 2 unless said otherwise
  --in-flight N  handovers under way at the same time; 24 unless said otherwise
  --every N      seconds from one kill or pause to the next, at most; 3 unless said otherwise
  --lease N      seconds that works are kept for a process that is gone or asleep; 3 unless said otherwise
  --seed TEXT    which world, and which faults; 'chaos' unless said otherwise
  --mutant NAME  with a fault in the program, which the account is to find: ${Object.keys(mutants).join(', ')}
  --mutants      looks for each of them, in up to three short runs, and says what found it
  --json         one JSON document, with every fault that was done

Exit status: 0 nothing is broken, 1 something is (with --mutant too), or a mutant of --mutants was not found, 2 wrong usage, 3 it could not be done, for want of PostgreSQL say, 130 interrupted.`

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    handovers: { ...text, default: '500' },
    dccs: { ...text, default: '2' },
    fleets: { ...text, default: '2' },
    'in-flight': { ...text, default: '24' },
    every: { ...text, default: '3' },
    lease: { ...text, default: '3' },
    seed: { ...text, default: 'chaos' },
    mutant: text,
    mutants: { type: 'boolean' },
    json: { type: 'boolean' },
  },
})
const numbers = {
  handovers: Number(values.handovers),
  dccs: Number(values.dccs),
  fleets: Number(values.fleets),
  inFlight: Number(values['in-flight']),
  everySeconds: Number(values.every),
  leaseSeconds: Number(values.lease),
}

async function run(signal: AbortSignal): Promise<number> {
  if (postgresPrograms() === null) {
    console.error('PostgreSQL is not installed here: initdb and pg_ctl are not found')
    return 3
  }
  if (values.mutants) return lookForMutants(signal)
  const tell = values.json ? console.error : console.log
  const report = await runChaos({ ...numbers, seed: values.seed, mutant: values.mutant ?? null, tell, signal })
  const { account, faults, seconds } = report
  const count = (what: string) => faults.filter((fault) => fault.what === what).length
  if (values.json) console.log(JSON.stringify(report, null, 2))
  else {
    const ends = Object.entries(account.ends).map(([code, requests]) => `${code} ${requests}`)
    console.log(`${account.requests} requests in ${seconds} s: ${ends.join(', ')}; executed ${account.executed}`)
    console.log(
      `${count('killed')} kills, ${count('paused')} pauses, ${count('database crashed')} crashes of the database`,
    )
    console.log(`${account.sentAgain} sent again, ${account.otherOctets} in other octets`)
    console.log(`${account.documents} documents, ${account.documentsAgain} of them came again`)
    console.log(`${account.broken.length} broken`)
    for (const sentence of account.broken.slice(0, 20)) console.log(`  ${sentence}`)
  }
  return account.broken.length === 0 ? 0 : 1
}

async function lookForMutants(signal: AbortSignal): Promise<number> {
  let missed = 0
  for (const mutant of Object.keys(mutants)) {
    const sentence = await foundOut({ ...numbers, seed: values.seed, mutant, tell: () => {}, signal })
    if (sentence === null) missed += 1
    console.log(`${mutant}: ${sentence ?? 'not found'}`)
  }
  console.log(`${Object.keys(mutants).length - missed} mutants found, ${missed} not`)
  return missed === 0 ? 0 : 1
}

/** Ctrl-C ends the processes and the cluster too. */
function untilInterrupted(): AbortController {
  const interrupted = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => interrupted.abort(new Error(`Interrupted by ${name}: there is no account`)))
  return interrupted
}

if (values.help) console.log(help)
else if (Object.values(numbers).some((number) => !Number.isInteger(number) || number < 1)) {
  console.error(help)
  process.exitCode = 2
} else {
  const { signal } = untilInterrupted()
  const status = await run(signal).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return signal.aborted ? 130 : 3
  })
  // After an interruption the driver still waits for answers that nobody gives.
  process.exit(status)
}
