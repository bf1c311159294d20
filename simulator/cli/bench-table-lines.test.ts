import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type BenchTable, belowBound, type MeasuredRow } from '../harness/bench/table/bench-table.ts'
import { belowBoundLine, tableLines, tablePage } from './bench-table-lines.ts'

const row: MeasuredRow = {
  name: 'xml',
  what: 'DUIS: parse, schema and signature of 6.21',
  floor: 'one verification, bare node:crypto',
  goal: 0.2,
  bound: 0.12,
  isRate: false,
  perSecond: 4_164,
  floorPerSecond: 15_863,
  ratio: 0.2625,
  ratios: [0.2625],
  rival: { name: 'xml-crypto', perSecond: 356 },
}
const check: MeasuredRow = {
  ...row,
  name: 'check',
  what: 'the check, decoded question',
  perSecond: 999_999,
  floorPerSecond: 273_419_749,
  ratio: 0.0037,
  goal: 1_000_000,
  bound: 1_000_000,
  isRate: true,
}
const table: BenchTable = {
  machine: { processor: 'A processor', cores: 2, node: '20.0.0' },
  isOnOneCore: true,
  runs: 1,
  rows: [row, { ...check, rival: null }],
}

describe('the table of a bench', () => {
  it('says of each row how many a second, beside its floor and its goal', () => {
    const lines = tableLines(table)
    assert.match(lines.find((line) => line.startsWith(row.what)) ?? '', / 4 164 +15 863 +0\.26 +0\.20$/)
    assert.match(lines.join('\n'), /11\.7 times as many as xml-crypto, with 356 a second/)
    assert.match(lines.join('\n'), /the check, decoded question: the library to compare with is not installed/)
  })

  it('has lines of no more than 100 columns', () => {
    assert.ok(tableLines(table).every((line) => line.length <= 100))
  })

  it('is below a bound by its ratio, or by its rate where the bound is one', () => {
    assert.deepEqual(belowBound(table).map(belowBoundLine), ['check is 999 999/s, below its bound of 1 000 000/s'])
    const slow = { ...table, rows: [{ ...row, ratio: 0.11 }] }
    assert.deepEqual(belowBound(slow).map(belowBoundLine), ['xml is 0.11, below its bound of 0.12'])
  })

  it('says what a transform costs beside a handover of as many public-key operations', () => {
    const flow = (name: string, ratio: number): MeasuredRow => ({
      name,
      what: name,
      floor: row.floor,
      goal: 1,
      bound: 0,
      isRate: false,
      perSecond: 1,
      floorPerSecond: 1,
      ratio,
      ratios: [ratio],
    })
    const both = { ...table, rows: [flow('complete-6.21', 0.2), flow('complete-1.2.1', 0.16)] }
    assert.match(tableLines(both).join('\n'), /1\.2\.1: 1\.25 times what 6\.21 costs/)
    assert.doesNotMatch(tableLines(table).join('\n'), /1\.2\.1/)
  })

  it('names machine and bounds on its page', () => {
    const page = tablePage(table)
    assert.match(page, /A processor, 2 cores, Node 20\.0\.0/)
    assert.match(page, /`xml` 0\.12, `check` 1 000 000\/s/)
  })
})
