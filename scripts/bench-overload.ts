import { parseArgs } from 'node:util'
import {
  measureOverload,
  type OverloadReport,
  overloadBars,
  type Percentiles,
} from './bench-overload/measure-overload.ts'

const help = `Sends a network five times as many handovers as it can carry out, for 30 s, and judges what becomes of them.

Usage: npm run bench:overload [-- --seed S] [--json]

Run it on a machine that does nothing else: network and sender have a process each. Exit status: 0, 1 where a bar is missed or
a request was lost, 3 where the machine was too busy to judge.`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    seed: { type: 'string', default: 'overload' },
    json: { type: 'boolean' },
  },
})

/** Milliseconds of its own lateness beyond which a sender says nothing about others. */
const busyFromMs = 30

const inWords = ({ count, medianMs, p99Ms }: Percentiles): string =>
  `${count}, median ${Math.round(medianMs)} ms, p99 ${Math.round(p99Ms)} ms`

const missedBy = ({ answered, refusedWith503, goodput, peak, others }: OverloadReport): readonly string[] =>
  [
    others.length > 0 && `requests that were neither answered nor told to come again: ${JSON.stringify(others)}`,
    answered.p99Ms >= overloadBars.answeredP99Ms && `answered within ${overloadBars.answeredP99Ms} ms at p99`,
    refusedWith503.p99Ms >= overloadBars.refusedWith503P99Ms &&
      `503 within ${overloadBars.refusedWith503P99Ms} ms at p99`,
    goodput <= overloadBars.goodputOfPeak * peak && `goodput above ${overloadBars.goodputOfPeak} of the peak`,
  ].filter((bar) => bar !== false)

const linesOf = (report: OverloadReport, missed: readonly string[]): readonly string[] => [
  `asked        ${report.asked.perSecond} handovers a second for ${report.asked.seconds} s`,
  `peak         ${Math.round(report.peak)} a second, 32 under way`,
  `goodput      ${Math.round(report.goodput)} a second, ${(report.goodput / report.peak).toFixed(2)} of the peak`,
  `answered     ${inWords(report.answered)}`,
  `503          ${inWords(report.refusedWith503)}`,
  `own lateness ${Math.round(report.ownLatenessMs)} ms at p99`,
  missed.length === 0 ? 'every bar is met' : `missed: ${missed.join('; ')}`,
]

if (values.help) console.log(help)
else {
  const report = await measureOverload(values.seed, { warmUp: 4, peak: 6, overload: 30 })
  const missed = missedBy(report)
  console.log(values.json ? JSON.stringify({ ...report, missed }) : linesOf(report, missed).join('\n'))
  if (report.ownLatenessMs > busyFromMs) {
    console.error('The machine is busy with other things: nothing is judged')
    process.exitCode = 3
  } else process.exitCode = missed.length === 0 ? 0 : 1
}
