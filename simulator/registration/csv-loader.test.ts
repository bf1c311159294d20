import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { networkOperators } from '../market/network-operators.ts'
import { suppliers } from '../market/suppliers.ts'
import type { MarketDate } from '../vocabulary/market-date.ts'
import type { Mpan } from '../vocabulary/metering-point.ts'
import { readCsv } from './csv.ts'
import { csvColumns } from './csv-columns.ts'
import { loadCsv } from './csv-loader.ts'
import { createRegistrationData } from './registration-data.ts'

const parties = { networkParties: networkOperators, suppliers }
const header = 'metering_point,network_party,effective_from,effective_to'
const file = (...rows: string[]): string => [header, ...rows].join('\n')
const london = '1200123456787' as Mpan

/** `line column fault`, one for each rejection. */
async function rejections(text: string): Promise<string[]> {
  const load = await loadCsv(text, parties)
  assert.ok(!load.ok, 'the file was taken')
  return load.failure.rejected.map(({ line, column, fault }) => `${line} ${column ?? '-'} ${fault}`)
}

describe('a Registration Data file', () => {
  it('gives the records of each metering point', async () => {
    const load = await loadCsv(
      file('1200123456787,LOND,2015-01-01,2026-05-31', '1234567810,CAD,2019-04-01,', '1200123456787,GUCL,2026-06-01,'),
      parties,
    )
    assert.deepEqual(load, {
      ok: true,
      value: {
        series: 'networkParties',
        records: 3,
        changes: [
          {
            meteringPoint: '1200123456787',
            networkParties: [
              { meteringPoint: '1200123456787', networkParty: 'LOND', from: '2015-01-01', to: '2026-05-31' },
              { meteringPoint: '1200123456787', networkParty: 'GUCL', from: '2026-06-01', to: null },
            ],
          },
          {
            meteringPoint: '1234567810',
            networkParties: [{ meteringPoint: '1234567810', networkParty: 'CAD', from: '2019-04-01', to: null }],
          },
        ],
      },
    })
  })

  it('is a supplier file where its header names the supplier', async () => {
    const load = await loadCsv(
      'metering_point,supplier,effective_from,effective_to\n1200123456787,ALBN,2020-01-01,\n',
      parties,
    )
    assert.ok(load.ok)
    assert.equal(load.value.series, 'suppliers')
    assert.deepEqual(load.value.changes[0]?.suppliers?.[0]?.supplier, 'ALBN')
  })

  it('may have a byte order mark, CRLF, quotes, lower-case ids, empty lines and its columns in another order', async () => {
    const text =
      '\uFEFFEffective_From,network_party,"metering_point",effective_to\r\n\r\n2015-01-01,"lond",1200123456787,""\r\n'
    const load = await loadCsv(text, parties)
    assert.ok(load.ok)
    assert.deepEqual(load.value.changes[0]?.networkParties, [
      { meteringPoint: '1200123456787', networkParty: 'LOND', from: '2015-01-01', to: null },
    ])
  })

  it('takes a test MPAN whose check digit is wrong (case 57)', async () => {
    assert.ok((await loadCsv(file('1312345678333,MANW,2015-01-01,'), parties)).ok)
  })

  it('takes a metering point out of the registration by a row that names nothing else', async () => {
    const load = await loadCsv(file('1200123456787,,,'), parties)
    assert.ok(load.ok)
    assert.deepEqual(load.value.changes, [{ meteringPoint: '1200123456787', networkParties: [] }])
  })

  it('may record one party twice for the same days', async () => {
    assert.ok(
      (await loadCsv(file('1200123456787,LOND,2015-01-01,', '1200123456787,LOND,2016-01-01,2016-12-31'), parties)).ok,
    )
  })

  it('may end one party the day before the next starts', async () => {
    assert.ok(
      (await loadCsv(file('1200123456787,GUCL,2026-06-01,', '1200123456787,LOND,2015-01-01,2026-05-31'), parties)).ok,
    )
  })

  it('updates the metering points that it names, and as a refresh takes out the others', async () => {
    const load = await loadCsv(file('1000123456788,EELC,2015-01-01,'), parties)
    assert.ok(load.ok)
    const data = createRegistrationData({ networkPartyRecords: () => [], supplierRecords: () => [] })
    const today = '2026-11-22' as MarketDate
    data.replace(london, {
      networkParties: [{ meteringPoint: london, networkParty: 'LOND', from: '2015-01-01' as MarketDate, to: null }],
    })
    assert.ok(data.applyAll(load.value.changes).ok)
    assert.deepEqual(data.snapshot().networkPartiesOn(london, today), ['LOND'])
    assert.ok(data.refresh(load.value.series, load.value.changes).ok)
    assert.deepEqual(data.snapshot().networkPartiesOn(london, today), [])
    assert.deepEqual(data.snapshot().networkPartiesOn('1000123456788' as Mpan, today), ['EELC'])
  })

  it('is documented column by column with an example that loads', async () => {
    for (const columns of Object.values(csvColumns)) {
      const text = [columns.map(({ name }) => name), columns.map(({ example }) => example)].map((row) => row.join(','))
      assert.ok((await loadCsv(text.join('\n'), parties)).ok)
    }
  })
})

describe('a Registration Data file is rejected', () => {
  const good = '1000123456788,EELC,2015-01-01,'
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['when it is empty', '', ['1 - no-records']],
    ['when only the header is left of it', header, ['1 - no-records']],
    ['for a field whose quotes are not closed', file('"1200123456787,LOND,2015-01-01,'), ['2 - not-csv']],
    ['for a quote inside a field', file(good, '12001"23456787,LOND,2015-01-01,'), ['3 - not-csv']],
    ['for text behind a closing quote', file('"1200123456787"x,LOND,2015-01-01,'), ['2 - not-csv']],
    [
      'for a misspelt column',
      `metering_point,network_party,effective_form,effective_to\n${good}`,
      ['1 effective_form unknown-column', '1 effective_from missing-column'],
    ],
    ['for a column that stands there twice', `${header},effective_to\n${good},`, ['1 effective_to repeated-column']],
    ['for a line with too few fields', file(good, '1200123456787,LOND'), ['3 - wrong-number-of-fields']],
    ['for a line with too many fields', file(`${good},`), ['2 - wrong-number-of-fields']],
    ['for an MPAN of twelve digits', file('120012345678,LOND,2015-01-01,'), ['2 metering_point not-a-metering-point']],
    [
      'for a metering point with a blank',
      file(' 1200123456787,LOND,2015-01-01,'),
      ['2 metering_point not-a-metering-point'],
    ],
    [
      'for a party that the market does not have',
      file('1200123456787,XXXXX,2015-01-01,'),
      ['2 network_party unknown-party'],
    ],
    ['for a record without a party', file('1200123456787,,2015-01-01,'), ['2 network_party unknown-party']],
    ['for a gas party on an MPAN', file('1200123456787,CAD,2015-01-01,'), ['2 network_party other-fuel']],
    ['for an electricity party on an MPRN', file('1234567810,LOND,2015-01-01,'), ['2 network_party other-fuel']],
    ['for 29 February in a common year', file('1200123456787,LOND,2026-02-29,'), ['2 effective_from not-a-date']],
    ['for a record without a first day', file('1200123456787,LOND,,'), ['2 effective_from not-a-date']],
    ['for a day written the British way', file('1200123456787,LOND,01/06/2026,'), ['2 effective_from not-a-date']],
    [
      'for a last day before the first',
      file('1200123456787,LOND,2026-06-02,2026-06-01'),
      ['2 effective_to ends-before-it-starts'],
    ],
    [
      'for two parties on one day, the later line',
      file('1200123456787,GUCL,2026-05-31,', '1200123456787,LOND,2015-01-01,2026-05-31'),
      ['3 - contradiction'],
    ],
    [
      'for a party inside the open-ended days of another, though a third starts between them',
      file(
        '1200123456787,LOND,2015-01-01,',
        '1200123456787,LOND,2016-01-01,2016-02-01',
        '1200123456787,GUCL,2017-01-01,2017-12-31',
      ),
      ['4 - contradiction'],
    ],
    [
      'for a metering point that is taken out and recorded',
      file('1200123456787,LOND,2015-01-01,', '1200123456787,,,'),
      ['3 - removed-and-recorded'],
    ],
    [
      'with everything that is wrong in the order of its lines',
      file('12,NOBODYATALL,2026-13-01,x', good, '1200123456787,LOND,2026-06-02,2026-06-01'),
      [
        '2 network_party unknown-party',
        '2 effective_from not-a-date',
        '2 effective_to not-a-date',
        '4 effective_to ends-before-it-starts',
      ],
    ],
  ]
  for (const [name, text, expected] of rows)
    it(name, async () => {
      assert.deepEqual(await rejections(text), expected)
    })

  it('with the parties that may have been meant', async () => {
    const load = await loadCsv(file('1200123456787,lonf,2015-01-01,'), parties)
    assert.ok(!load.ok)
    assert.match(load.failure.rejected[0]?.detail ?? '', /did you mean LOND/)
  })

  it('looks up once what an unknown id may have meant, however many lines name it', async () => {
    let looks = 0
    const london = {
      fuel: 'electricity' as const,
      get id() {
        looks += 1
        return 'LOND'
      },
    }
    const lines = Array.from({ length: 1_000 }, (_, index) => `${1_200_000_000_000 + index},LNDN,2019-04-01,`)
    const load = await loadCsv(file(...lines), { ...parties, networkParties: [london] })
    assert.ok(!load.ok && load.failure.rejected.length === lines.length)
    assert.match(load.failure.rejected.at(-1)?.detail ?? '', /did you mean LOND/)
    assert.ok(looks < 10, `${looks} looks at a party`)
  })

  it('a thousand times, and says how many records it did not look at', async () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
    const ids = letters.flatMap((one) => letters.map((other) => `LO${one}${other}`)).filter((id) => id !== 'LOND')
    const load = await loadCsv(file(...ids.map((id) => `1200123456787,${id},2019-04-01,`)), parties)
    assert.ok(!load.ok)
    const { rejected, records, unread } = load.failure
    assert.deepEqual([rejected.length, records, unread], [1_000, ids.length, ids.length - 1_000])
    assert.match(rejected[999]?.detail ?? '', /did you mean .*LOND/)
  })

  it('of a metering point that has more records than any', async () => {
    const rows = Array.from({ length: 1_002 }, () => '1200123456787,LOND,2019-04-01,')
    assert.deepEqual(await rejections(file(...rows)), ['1002 - too-many-records', '1003 - too-many-records'])
  })

  it('of fields without end, before they cost anything', async () => {
    assert.deepEqual(await rejections(','.repeat(1_000_000)), ['1 - not-csv'])
    assert.deepEqual(await rejections(`${header}\n"${'""'.repeat(1_000_000)}"`), ['2 - not-csv'])
    assert.deepEqual(await rejections(`${header}\n${'x'.repeat(20_000)}`), ['2 - not-csv'])
  })

  it('with the line on which a record starts, though a quoted field before it holds line breaks', async () => {
    assert.deepEqual(await rejections(file('"12\n001",LOND,2015-01-01,', 'x,LOND,2015-01-01,')), [
      '2 metering_point not-a-metering-point',
      '4 metering_point not-a-metering-point',
    ])
  })
})

describe('any text at all', () => {
  it('gives a load or a report, never a crash', async () => {
    const piece = fc.oneof(
      fc.constantFrom(',', '"', '\n', '\r\n', '\r', '\uFEFF', header, '1200123456787', 'LOND', 'CAD', '2015-01-01'),
      fc.string({ maxLength: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.boolean(), async (pieces, headed) => {
        const load = await loadCsv((headed ? `${header}\n` : '') + pieces.join(''), parties)
        assert.ok(load.ok ? load.value.changes.length > 0 : load.failure.rejected.length > 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('comes back field by field when written with every field in quotes', async () => {
    const records = fc.array(fc.array(fc.string({ maxLength: 6 }), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(records, fc.constantFrom('\n', '\r\n'), (rows, lineBreak) => {
        const text = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join(lineBreak)
        assert.deepEqual(
          Array.from(readCsv(text), ({ fields }) => fields),
          rows,
        )
      }),
    )
  })
})
