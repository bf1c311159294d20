import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fromSource } from '../certs/testing/judges.ts'
import { writeLargeEstate } from '../simulator/harness/bench/large-estate.ts'

const help = `Measures the audit of a large estate beside its floor: reading and splitting the same two files.

Usage: npm run bench:audit [-- --rows N] [--json]

It writes an estate and Registration Data of N rows each (3 000 000 unless said otherwise, about 190 octets for both) to a
temporary directory, which is removed, and runs each side in a process of its own. Exit status: 0, or 1 where a side failed.`

/** What a side says of itself, as one line of JSON. */
interface Side {
  readonly seconds: number
  readonly processorSeconds: number
  readonly peakMegabytes: number
  readonly findings?: number
}

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    rows: { type: 'string', default: '3000000' },
    json: { type: 'boolean' },
  },
})

function measure(side: string, ...paths: readonly string[]): Side {
  const script = fileURLToPath(new URL('./bench-audit/side.ts', import.meta.url))
  const ended = spawnSync(process.execPath, [...fromSource, script, side, ...paths], { encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(`${side} failed: ${ended.stderr}`)
  return JSON.parse(ended.stdout) as Side
}

function bench(rows: number): void {
  const directory = mkdtempSync(join(tmpdir(), 'bench-audit-'))
  const [estate, registration] = [join(directory, 'estate.csv'), join(directory, 'network-parties.csv')]
  try {
    writeLargeEstate({ rows, estate, registration })
    const floor = measure('floor', estate, registration)
    const audit = measure('audit', estate, registration)
    const report = { rows, floor, audit, ratio: floor.processorSeconds / audit.processorSeconds }
    console.log(values.json ? JSON.stringify(report) : linesOf(report).join('\n'))
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const linesOf = ({ rows, floor, audit, ratio }: { rows: number; floor: Side; audit: Side; ratio: number }) => [
  `${rows} rows of an estate, and as many of Registration Data; ${audit.findings} findings`,
  '',
  `${' '.repeat(30)}rows/s by the wall   by processor time   peak MB`,
  ...(
    [
      ['audit of a row', audit],
      ['floor: read and split both', floor],
    ] as const
  ).map(
    ([name, { seconds, processorSeconds, peakMegabytes }]) =>
      name.padEnd(30) +
      (rows / seconds).toFixed(0).padStart(18) +
      (rows / processorSeconds).toFixed(0).padStart(20) +
      peakMegabytes.toFixed(0).padStart(10),
  ),
  `ratio by processor time ${ratio.toFixed(2)}`,
]

if (values.help) console.log(help)
else bench(Number(values.rows))
