import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { XmlDocument } from 'libxml2-wasm'
import { firstComplaint } from '../../not-duis.ts'
import { compileSchema } from '../../schema/compile-schema.ts'
import { type CanonicalElement, readCanonical } from '../../xml/canonical-reader.ts'
import { canonicalDocument } from '../../xml/canonicalise.ts'
import { serviceUserGateway } from '../../xml/namespaces.ts'
import type { ValueOf } from './described.ts'
import { NotAsDescribed } from './described.ts'
import { elementName } from './element-name.ts'
import { readContent } from './read-content.ts'
import { date, oneOf, positive, text, time, unsignedShort } from './simple-types.ts'
import { attributed, choice, choiceOf, list, nothing, optional, optionally, sequence } from './structure.ts'
import { writeElement } from './write-content.ts'
import { SchemaWriter } from './write-schema.ts'

const meter = sequence(
  { deviceId: text({ maxLength: 4 }), readings: list(unsignedShort(), 0, 2) },
  choice({ importMpan: text(), importMprn: positive(9) }),
  optionally({ from: date, to: date }),
  { rate: optional(attributed({ index: positive(3) }, time)), daily: optional(nothing) },
)
type Meter = ValueOf<typeof meter>

const writer = new SchemaWriter()
const declaration = writer.element('Meter', meter)
const schema = compileSchema(
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sr="${serviceUserGateway}" targetNamespace="${serviceUserGateway}" elementFormDefault="qualified">${declaration}${writer.types()}</xs:schema>`,
)
after(() => schema.dispose())

/** The root of a document, where the schema takes it; what it complains of, where not. */
function judged(content: string): CanonicalElement | string {
  const document = XmlDocument.fromString(`<sr:Meter xmlns:sr="${serviceUserGateway}">${content}</sr:Meter>`)
  try {
    schema.validate(document)
    return readCanonical(canonicalDocument(document))
  } catch (error) {
    return firstComplaint(error)
  } finally {
    document.dispose()
  }
}

const full: Meter = {
  deviceId: 'a<b',
  readings: [1, 65_535],
  importMpan: '1',
  from: { year: 2026, month: 1, day: 2 },
  to: { year: 65_535, month: 12, day: 31 },
  rate: { index: 3, value: { hour: 23, minute: 30, second: 0, hundredths: 5 } },
  daily: {},
}
const least: Meter = { deviceId: '', readings: [], importMprn: 7 }

describe('a description', () => {
  for (const [what, value] of Object.entries({ full, least }))
    test(`writes what its own schema takes and it reads again: ${what}`, () => {
      const xml = writeElement('Meter', meter, value)
      const root = judged(xml.slice('<sr:Meter>'.length, -'</sr:Meter>'.length))
      if (typeof root === 'string') assert.fail(root)
      assert.deepEqual(readContent(meter, root), value)
    })

  const id = '<sr:DeviceID>1</sr:DeviceID>'
  const mpan = '<sr:ImportMPAN>1</sr:ImportMPAN>'
  const refused: readonly (readonly [what: string, content: string, complaint: RegExp])[] = [
    ['an element too few', mpan, /DeviceID/],
    ['an element too many in a list', `${id}${'<sr:Readings>1</sr:Readings>'.repeat(3)}${mpan}`, /Readings/],
    ['two alternatives', `${id}${mpan}<sr:ImportMPRN>1</sr:ImportMPRN>`, /ImportMPRN/],
    ['half of what is there as a whole', `${id}${mpan}<sr:From>2026-01-02Z</sr:From>`, /To/],
    ['an attribute too few', `${id}${mpan}<sr:Rate>10:00:00Z</sr:Rate>`, /index/],
    ['a value beyond its bounds', `${id}<sr:ImportMPRN>10</sr:ImportMPRN>`, /maxInclusive/],
    ['something in what holds nothing', `${id}${mpan}<sr:Daily>x</sr:Daily>`, /Daily/],
  ]
  for (const [what, content, complaint] of refused)
    test(`has a schema that refuses ${what}`, () => {
      const found = judged(content)
      assert.match(typeof found === 'string' ? found : 'taken', complaint)
    })

  test('says so where a schema of another version took something else', () => {
    const element = (children: readonly CanonicalElement[]) => ({ name: 'Meter', attributes: '', children, text: '' })
    assert.throws(() => readContent(meter, element([])), NotAsDescribed)
    const word = { name: 'A', attributes: '', children: [], text: 'c' }
    assert.throws(() => readContent(oneOf('a', 'b'), word), NotAsDescribed)
  })

  test('of groups takes one of them whole', () => {
    const groups = sequence(choiceOf({ a: text(), b: text() }, { c: optional(text()) }))
    const one: ValueOf<typeof groups> = { a: '1', b: '2' }
    assert.equal(writeElement('G', groups, one), '<sr:G><sr:A>1</sr:A><sr:B>2</sr:B></sr:G>')
  })
})

test('a time of another zone is brought to UTC, across midnight too', () => {
  assert.deepEqual(time.read('00:30:15.257+01:00'), { hour: 23, minute: 30, second: 15, hundredths: 25 })
  assert.deepEqual(time.read('23:30:00-01:00'), { hour: 0, minute: 30, second: 0, hundredths: 0 })
})

test('fields have the names of DUIS, with its spellings', () => {
  const names = ['importMpxn', 'alcsHcalcsSpecialDay', 'x81C0', 'switchTypeAndId', 'deviceId', 'subGhzChannelChanged']
  assert.deepEqual(names.map(elementName), [
    'ImportMPxN',
    'ALCSHCALCSSpecialDay',
    'x81C0',
    'SwitchTypeAndId',
    'DeviceID',
    'SubGHzChannelChanged',
  ])
})
