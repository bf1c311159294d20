import { type BenchTable, costOfTransform, judgedValue, type MeasuredRow } from '../harness/bench/table/bench-table.ts'

const widths = [44, 12, 14, 8, 14] as const

/** The table of a bench for a person, at 100 columns. */
export function tableLines(table: BenchTable): readonly string[] {
  const { machine, isOnOneCore, runs, rows } = table
  const where = isOnOneCore ? 'on one core' : 'on all cores'
  return [
    `${machine.processor}, Node ${machine.node}, ${where}; the median of ${runs === 1 ? 'one run' : `${runs} runs`}`,
    '',
    lineOf(['', 'a second', 'its floor', 'ratio', 'goal']),
    ...rows.map((row) =>
      lineOf([row.what, count(row.perSecond), count(row.floorPerSecond), row.ratio.toFixed(2), goalOf(row)]),
    ),
    ...rows.flatMap((row) => (row.rival === undefined ? [] : ['', `${row.what}: ${rivalWords(row)}`])),
    ...costWords(table).flatMap((words) => ['', words]),
    '',
    'By processor time, of all threads. The floor is what a row cannot do without, done in turns with it.',
    ...(hasWorkers(table) ? ['', ...wordsOfWorkers] : []),
  ]
}

/** The page of the table. */
export function tablePage(table: BenchTable): string {
  const { machine, isOnOneCore, runs, rows } = table
  return [
    '# Benchmarks',
    '',
    '<!-- Written by `npm run bench -- --runs 5 --page docs/benchmarks.md`; do not change it by hand. -->',
    '',
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}. ${isOnOneCore ? 'Every thread on one core. ' : ''}` +
      `Each figure is the median of ${runs} runs, by processor time. The floor is what a row cannot do without, done in turns with it in`,
    'the same process. A rate is worth nothing on another machine; the ratio is.',
    '',
    '| row | a second | floor | its rate | ratio | of the runs | goal |',
    '|---|---:|---|---:|---:|---|---:|',
    ...rows.map(pageRow),
    '',
    ...rows.flatMap((row) => (row.rival === undefined ? [] : [`- ${row.what}: ${rivalWords(row)}.`])),
    ...costWords(table).map((words) => `- ${words}.`),
    ...(hasWorkers(table) ? ['', ...wordsOfWorkers] : []),
    '',
    '`npm run bench -- --check` fails where a row is below its bound: ' +
      `${rows.map((row) => `\`${row.name}\` ${figure(row, row.bound)}`).join(', ')}.`,
    '',
  ].join('\n')
}

const hasWorkers = ({ rows }: BenchTable): boolean => rows.some(({ name }) => name === 'workers')

/** How the row of workers is measured, which is not as the others. */
const wordsOfWorkers = [
  'The row of workers is by the time of the cores, idle time among it. What the sender of requests and',
  'all other processes had of them is taken off; the network is never faster than its busiest thread.',
]

function pageRow(row: MeasuredRow): string {
  const { what, perSecond, floor, floorPerSecond, ratio, ratios } = row
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
  return `| ${what} | ${count(perSecond)} | ${floor} | ${count(floorPerSecond)} | ${ratio.toFixed(2)} | ${range} | ${goalOf(row)} |`
}

const lineOf = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at] ?? 0))).join('')

const count = (value: number): string => Math.round(value).toLocaleString('en-GB').replaceAll(',', ' ')

const figure = ({ isRate }: MeasuredRow, value: number): string => (isRate ? `${count(value)}/s` : value.toFixed(2))

const goalOf = (row: MeasuredRow): string => figure(row, row.goal)

function costWords(table: BenchTable): readonly string[] {
  const cost = costOfTransform(table)
  if (cost === null) return []
  return [`1.2.1: ${cost.toFixed(2)} times what 6.21 costs for as many public-key operations (at most 1.5)`]
}

function rivalWords({ perSecond, rival }: MeasuredRow): string {
  if (!rival) return 'the library to compare with is not installed'
  return `${(perSecond / rival.perSecond).toFixed(1)} times as many as ${rival.name}, with ${count(rival.perSecond)} a second`
}

/** One row that is below its bound, in a sentence. */
export const belowBoundLine = (row: MeasuredRow): string =>
  `${row.name} is ${figure(row, judgedValue(row))}, below its bound of ${figure(row, row.bound)}`
