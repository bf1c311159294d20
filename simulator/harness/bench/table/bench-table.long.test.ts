import assert from 'node:assert/strict'
import { it } from 'node:test'
import { absentWorkersRow } from '../workers/workers-bench.ts'
import { benchTable, rowNames } from './bench-table.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

it('measures every row beside its floor', async () => {
  const { rows } = await benchTable({ runs: 1, only: [], requests: 40, seed: 'bench table', log: silent })
  assert.deepEqual(
    rows.map(({ name }) => name),
    rowNames.filter((name) => name !== 'workers' || absentWorkersRow === null),
  )
  for (const { name, perSecond, floorPerSecond, ratio } of rows) {
    assert.ok(perSecond > 0 && floorPerSecond > 0, name)
    // Nothing is faster than what it cannot do without, but two cores than one; the check beside an empty call and the like are far below.
    assert.ok(ratio > 0 && ratio < (name === 'workers' ? 4 : 1.2), `${name} ${ratio}`)
  }
})
