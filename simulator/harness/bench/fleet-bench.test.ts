import assert from 'node:assert/strict'
import { it } from 'node:test'
import { reportOf } from './bench-report.ts'
import { benchFleet } from './fleet-bench.ts'
import { noSeconds } from './public-key-work.ts'

const spentOnFour = (processor: number) => ({
  acknowledged: [0.1],
  complete: [1, 1, 1, 1],
  spent: { wall: 1, processor },
  floorSets: 1,
  floorSpent: { wall: 1, processor: 1 },
  operations: noSeconds(),
})

it('holds the large fleet against the small one, by the median of runs that take turns', async () => {
  const asked: number[] = []
  const seconds = { 10: [1, 2, 9], 1000: [3, 3, 3] } as Record<number, number[]>
  const rows = await benchFleet({
    small: 10,
    large: 1000,
    runs: 3,
    handOver: async (premises) => {
      asked.push(premises)
      return reportOf(spentOnFour(premises === 10 ? 2 : 4), {
        ...{ inFlight: 1, seed: 'x', isOnOneCore: true, premises },
        secondsToReady: seconds[premises]?.shift() ?? 0,
        peakMegabytes: premises === 10 ? 200 : 220,
      })
    },
  })
  assert.deepEqual(asked, [10, 1000, 10, 1000, 10, 1000])
  assert.deepEqual(
    rows.map(({ small, large, ratio }) => [small, large, ratio]),
    [
      [2, 3, 1.5],
      [200, 220, 1.1],
      [2, 1, 0.5],
    ],
  )
})
