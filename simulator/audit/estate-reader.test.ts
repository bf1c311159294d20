import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type EstateRow, readEstate } from './estate-reader.ts'
import { createRejections } from './rejections.ts'

const heading = 'device_id,device_type,metering_point,digital_signature,key_agreement'

function read(octets: Buffer) {
  const rejections = createRejections(10)
  const rows: EstateRow[] = []
  // A few octets at a time: no line may depend on where a portion ends.
  const portions = Array.from({ length: Math.ceil(octets.length / 7) }, (_, at) => octets.subarray(at * 7, at * 7 + 7))
  const count = readEstate({ source: 'estate.csv', portions }, rejections, (row) => rows.push(row))
  return { rows, count, rejected: rejections.kept.map(({ line, why }) => `${line}: ${why}`) }
}

/** One row under the usual heading, as `device, point, digital signature`, or why it is rejected. */
function readRow(line: string): string {
  const { rows, rejected } = read(Buffer.from(`${heading}\n${line}\n`))
  const [row] = rows
  return row === undefined ? (rejected[0] ?? 'nothing') : `${row.deviceId} ${row.meteringPoint} ${row.digitalSignature}`
}

const device = '00-DB-12-34-56-78-90-A0'
const usual = `${device} 1200123456787 A`

describe('a row of an estate', () => {
  for (const [name, line, expected] of [
    ['as it should be', `${device},ESME,1200123456787,A,B`, usual],
    ['with an identifier without hyphens and a type in lower case', '00db1234567890a0,esme,1200123456787,A,B', usual],
    ['with quotes, spaces and an apostrophe', `"${device}", ESME ,'1200123456787,"A",B`, usual],
    ['with the formula that keeps digits', `${device},ESME,="1200123456787",A,B`, usual],
    ['with decimals behind a metering point', `${device},ESME,1200123456787.0,A,B`, usual],
    [
      'with zeros lost in front of a device',
      '12345678901234,GPF,1234567810,A,B',
      '00-12-34-56-78-90-12-34 1234567810 A',
    ],
    ['with colons between the octets of a device', '00:db:12:34:56:78:90:a0,ESME,1200123456787,A,B', usual],
    ['with spaces between octets and between digits', '00 DB 12 34 56 78 90 A0,ESME,12 0012 3456 787,A,B', usual],
    ['with commas behind the last column', `${device},ESME,1200123456787,A,B,,,`, usual],
    ['with zeros in front of an MPRN', `${device},GPF,0012345678,A,B`, `${device} 12345678 A`],
    ['without a metering point', `${device},ESME,,A,B`, `${device} null A`],
  ] as const)
    it(`is read ${name}`, () => assert.equal(readRow(line), expected))

  for (const [name, line, why] of [
    [
      'scientific notation',
      `${device},ESME,1.20012E+12,A,B`,
      /^2: .*a spreadsheet shortened.*format the column as text/,
    ],
    ['a device that is no EUI-64', '12-34,ESME,1200123456787,A,B', /^2: device_id '12-34' is no EUI-64/],
    ['a type that there is not', `${device},METER,1200123456787,A,B`, /^2: device_type 'METER' is none of/],
    ['a metering point of letters', `${device},ESME,ABC,A,B`, /^2: metering_point 'ABC'/],
    ['an empty slot', `${device},ESME,1200123456787,,`, /^2: Neither digital_signature nor key_agreement/],
    ['a quote that is not closed', `"${device},ESME,1200123456787,A,B`, /^2: A quote is not closed/],
  ] as const)
    it(`is rejected for ${name}`, () => assert.match(readRow(line), why))
})

describe('an estate', () => {
  const semicolons = `Key Agreement;Digital-Signature;METERING POINT;device_type;Device ID;more\r\nB;A;1200123456787;ESME;${device};x\r\n`
  for (const [name, octets] of [
    ['in UTF-8 with a byte order mark', Buffer.from(`\ufeff${semicolons}`)],
    ['in UTF-16', Buffer.from(`\ufeff${semicolons}`, 'utf16le')],
  ] as const)
    it(`is read in any order of columns, with semicolons, ${name}`, () => {
      const { rows, count, rejected } = read(octets)
      assert.deepEqual(rejected, [])
      assert.deepEqual([count, rows.length, rows[0]?.digitalSignature, rows[0]?.keyAgreement], [1, 1, 'A', 'B'])
    })

  it('is not read where a column is missing, and says which columns there are', () =>
    assert.throws(() => read(Buffer.from('device_id,device_type\n')), /has no column metering_point.*the columns are/))
})
