import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { capacityPage } from './capacity/capacity-page.ts'
import { absentProcessorTime } from './capacity/processor-time.ts'
import { runCapacity } from './capacity/run-capacity.ts'
import { postgresPrograms } from './cluster/own-cluster.ts'

const help = `Measures what a message costs each part of a network, on a database and in one process, and how many this machine carries.
Then a simulation of the queues says what more would take: processes, connections, rows, writes. It makes a PostgreSQL cluster of its
own in a temporary directory. The processes run from dist: build first, and let the machine do nothing else. About ten minutes.

Usage: npm run capacity -- [--dccs N] [--fleets N] [--rate N] [--seconds N] [--national N…] [--page FILE] [--json]

  --dccs N      DCC processes; 2 unless said otherwise
  --fleets N    fleet processes; 2 unless said otherwise
  --rate N      messages a second at which their cost is measured; 10 unless said otherwise
  --seconds N   of each measurement; 15 unless said otherwise
  --national N  a rate that is planned for; may be given more than once; 440, 1000 and 2200 unless said otherwise
  --page FILE   write the page there
  --json        one JSON document in place of the page

Examples:
  npm run capacity -- --page docs/capacity.md
  npm run capacity -- --dccs 3 --fleets 1 --national 500

Exit status: 0 measured, 1 messages were not answered as expected, 2 wrong usage, 3 it could not be done, for want of PostgreSQL say.`

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    dccs: { ...text, default: '2' },
    fleets: { ...text, default: '2' },
    rate: { ...text, default: '10' },
    seconds: { ...text, default: '15' },
    national: { ...text, multiple: true, default: ['440', '1000', '2200'] },
    page: text,
    json: { type: 'boolean' },
  },
})
const numbers = {
  dccs: Number(values.dccs),
  fleets: Number(values.fleets),
  perSecond: Number(values.rate),
  seconds: Number(values.seconds),
}
const national = values.national.map(Number)

async function run(): Promise<number> {
  const absent =
    absentProcessorTime ??
    (postgresPrograms() === null ? 'PostgreSQL is not installed here: initdb and pg_ctl are not found' : null)
  if (absent !== null) {
    console.error(absent)
    return 3
  }
  const report = await runCapacity({ ...numbers, seed: 'capacity', premises: 100_000, national, tell: console.error })
  const page = capacityPage(report)
  if (values.page !== undefined) writeFileSync(values.page, page)
  console.log(values.json ? JSON.stringify(report, null, 2) : page)
  return 0
}

if (values.help) console.log(help)
else if ([...Object.values(numbers), ...national].some((number) => !(Number.isInteger(number) && number > 0))) {
  console.error(`Each number is a whole one, and at least 1.\n\n${help}`)
  process.exitCode = 2
} else
  process.exitCode = await run().catch((fault: Error) => {
    console.error(fault.message)
    return 1
  })
