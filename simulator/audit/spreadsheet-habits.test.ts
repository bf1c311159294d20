import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MarketDate } from '../vocabulary/market-date.ts'
import { parseMeteringPoint } from '../vocabulary/metering-point.ts'
import { readParties } from './parties-reader.ts'
import { createRegistrationIndex } from './registration-index.ts'
import { createRejections } from './rejections.ts'

const portions = (text: string) => [Buffer.from(text)]

describe('what a spreadsheet makes of Registration Data', () => {
  const columns = 'metering_point,network_party,effective_from,effective_to'
  for (const [name, text] of [
    ['nothing', `${columns}\n1200123456787,LOND,2019-04-01,2026-11-30\n`],
    [
      'a byte order mark, semicolons and Windows lines',
      `\ufeff${columns}\n1200123456787,lond,2019-04-01,2026-11-30`.replaceAll(',', ';').replaceAll('\n', '\r\n'),
    ],
    ['commas behind the last column', `${columns},,\n1200123456787,LOND,2019-04-01,2026-11-30,,\n`],
    [
      'names in capitals with spaces',
      `${columns.toUpperCase().replaceAll('_', ' ')}\n1200123456787,LOND,2019-04-01,2026-11-30\n`,
    ],
    ['days as they are written in London', `${columns}\n1200123456787,LOND,01/04/2019,30/11/2026\n`],
    ['quotes, and spaces between digits', `${columns}\n"12 0012 3456 787","LOND","2019-04-01","2026-11-30"\n`],
  ] as const)
    it(`is read all the same: ${name}`, () => {
      for (const [day, registered] of [
        ['2019-03-31', []],
        ['2019-04-01', ['LOND']],
        ['2026-11-30', ['LOND']],
        ['2026-12-01', []],
      ] as const) {
        const rejections = createRejections(5)
        const index = createRegistrationIndex({
          day: day as MarketDate,
          partyCalled: (id) => id.toUpperCase(),
          rejections,
        })
        index.read('r.csv', portions(text))
        const point = parseMeteringPoint('1200123456787')
        assert.deepEqual(rejections.kept, [])
        assert.deepEqual(point && index.sets.members(index.setOf(point)), registered)
      }
    })

  for (const day of ['2026-02-29', '2026-13-01', '31/02/2026', '2026-1-1', ''])
    it(`rejects what is no day: '${day}'`, () => {
      const rejections = createRejections(5)
      const index = createRegistrationIndex({ day: '2026-03-01' as MarketDate, partyCalled: (id) => id, rejections })
      index.read('r.csv', portions(`${columns}\n1200123456787,LOND,${day},\n`))
      assert.equal(rejections.count, 1)
    })
})

it('reads parties with identifiers in any case and with any separators, and commas behind the last column', () => {
  const text = 'ID,Kind,Entity Identifier,,\nLOND,dno,90:b3:d5:1f:30:02:01:10,,\nCAD,GT,90b3d51f30020210,,\n'
  const parties = readParties({ source: 'p.csv', portions: portions(text) })
  assert.deepEqual(
    parties.map(({ id, entityIdentifiers }) => [id, ...entityIdentifiers]),
    [
      ['LOND', '90-B3-D5-1F-30-02-01-10'],
      ['CAD', '90-B3-D5-1F-30-02-02-10'],
    ],
  )
})
