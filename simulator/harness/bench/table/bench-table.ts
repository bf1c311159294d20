import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '../../../vocabulary/ports/logger.ts'
import { configure } from '../../configuration/configuration.ts'
import { bringUp } from '../../network.ts'
import { openTestBed, type TestBed } from '../../rehearsal/test-bed.ts'
import { isOnOneCore } from '../one-core.ts'
import { absentWorkersRow, workersRow } from '../workers/workers-bench.ts'
import { flowRows, premisesOf } from './flow-rows.ts'
import { certificatesRow, partsRows } from './parts-rows.ts'
import { type BenchRow, median, type RowFigures } from './row.ts'
import { sampleHandover } from './sample.ts'

export interface TableOptions {
  /** How often each row is measured; its figure is the median. */
  readonly runs: number
  /** Names of rows; all where it is empty. */
  readonly only: readonly string[]
  /** Requests of each run of a row that is about whole requests. */
  readonly requests: number
  readonly seed: string
  readonly log: Logger
  /** Told after each run of a row. */
  readonly progress?: (row: string) => void
}

/** A row as it was measured. */
export interface MeasuredRow extends RowFigures, Pick<BenchRow, 'name' | 'what' | 'floor' | 'goal' | 'bound'> {
  readonly isRate: boolean
  /** As often as the floor; the median of the runs' own ratios. */
  readonly ratio: number
  /** Of each run. */
  readonly ratios: readonly number[]
}

export interface BenchTable {
  readonly machine: { readonly processor: string; readonly cores: number; readonly node: string }
  readonly isOnOneCore: boolean
  readonly runs: number
  readonly rows: readonly MeasuredRow[]
}

export const rowNames = [
  'certificates',
  'check',
  'check-json',
  'gbcs',
  'xml',
  'complete-6.21',
  'complete-6.15.1',
  'complete-1.2.1',
  'refused-6.21',
  'workers',
] as const

/** Measures the rows one after the other, on one network with its state in a temporary directory, which is removed. */
export async function benchTable(options: TableOptions): Promise<BenchTable> {
  const [{ model = 'unknown' } = {}, ...others] = cpus()
  const machine = { processor: model, cores: others.length + 1, node: process.versions.node }
  const rows: MeasuredRow[] = []
  const measure = async (row: BenchRow) => {
    if (options.only.length === 0 || options.only.includes(row.name)) rows.push(await measureRow(row, options))
  }
  await measure(certificatesRow)
  await withTestBed(options, async (testBed) => {
    const parts = partsRows(await sampleHandover(testBed), testBed.network.duis)
    // What thousands of requests leave to the collector of garbage is no part of what a part costs.
    for (const row of [...parts, ...flowRows(testBed, options.requests)]) await measure(row)
  })
  const { requests, seed, log } = options
  if (absentWorkersRow === null) await measure(workersRow(requests, seed))
  else log.warn({ row: 'workers', because: absentWorkersRow }, 'a row is left out')
  return { machine, isOnOneCore: isOnOneCore(), runs: options.runs, rows }
}

async function measureRow(row: BenchRow, { runs, progress }: TableOptions): Promise<MeasuredRow> {
  const figures: RowFigures[] = []
  for (let run = 0; run < runs; run += 1) {
    figures.push(await row.measure())
    progress?.(row.name)
  }
  const ratios = figures.map(({ perSecond, floorPerSecond }) => perSecond / floorPerSecond)
  const [{ rival } = {}] = figures
  const { name, what, floor, goal, bound, isRate = false } = row
  return {
    ...{ name, what, floor, goal, bound, isRate, ratios },
    perSecond: median(figures.map(({ perSecond }) => perSecond)),
    floorPerSecond: median(figures.map(({ floorPerSecond }) => floorPerSecond)),
    ratio: median(ratios),
    ...(rival === undefined ? {} : { rival: rival && { ...rival, perSecond: median(rivalRates(figures)) } }),
  }
}

const rivalRates = (figures: readonly RowFigures[]): readonly number[] =>
  figures.flatMap(({ rival }) => (rival ? [rival.perSecond] : []))

/**
 * How many times as much a transform and its device's answer cost as a handover of the same number of public-key operations;
 * null where one of both was not measured.
 */
export function costOfTransform({ rows }: BenchTable): number | null {
  const ratioOf = (name: string) => rows.find((row) => row.name === name)?.ratio
  const [handover, transform] = [ratioOf('complete-6.21'), ratioOf('complete-1.2.1')]
  return handover === undefined || transform === undefined ? null : handover / transform
}

/** What a goal or a bound is held against. */
export const judgedValue = ({ isRate, perSecond, ratio }: MeasuredRow): number => (isRate ? perSecond : ratio)

/** Rows that are below their bound. */
export const belowBound = ({ rows }: BenchTable): readonly MeasuredRow[] =>
  rows.filter((row) => judgedValue(row) < row.bound)

async function withTestBed(
  { seed, log, runs, requests }: TableOptions,
  use: (testBed: TestBed) => Promise<void>,
): Promise<void> {
  const state = mkdtempSync(join(tmpdir(), 'dcc-sim-bench-'))
  const ports = { port: 0, smkiPort: 0, harnessPort: 0 }
  // On a busy machine it is to be slow, not to turn away what it measures.
  const dcc = { gateway: { longestWaitMs: 60_000 } }
  try {
    const configuration = configure({ ...ports, seed, premises: premisesOf(runs, requests), state, dcc })
    const testBed = await openTestBed(await bringUp(configuration, log))
    try {
      await use(testBed)
    } finally {
      await testBed.close()
    }
  } finally {
    rmSync(state, { recursive: true, force: true })
  }
}
