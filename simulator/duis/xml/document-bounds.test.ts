import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { XmlDocument } from 'libxml2-wasm'
import { brokenBound, documentBounds } from './document-bounds.ts'

const broken = (xml: string) => brokenBound(Buffer.from(xml))
const { nodes, depth, attributes, namespaces, interruptions, octets } = documentBounds

const numbered = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('')
const declaring = (count: number, prefix = 'n') => numbered(count, (index) => ` xmlns:${prefix}${index}="urn:${index}"`)
const deep = (levels: number, tag: (level: number) => string) => `${numbered(levels, tag)}${'</a>'.repeat(levels)}`

describe('a document at a bound is taken, and one beyond it is not:', () => {
  const cases: readonly (readonly [what: keyof typeof documentBounds, of: (count: number) => string, most: number])[] =
    [
      ['octets', (count) => `<a>${'x'.repeat(count - 7)}</a>`, octets],
      ['nodes', (count) => `<a>${'<b/>'.repeat(count - 2)}</a>`, nodes],
      ['nodes', (count) => `<a>${'<b c=""/>'.repeat((count - 2) / 2)}${count % 2 === 0 ? '' : '<b/>'}</a>`, nodes],
      ['depth', (count) => deep(count, () => '<a>'), depth],
      ['attributes', (count) => `<a${numbered(count, (index) => ` b${index} = '>'`)}/>`, attributes],
      ['namespaces', (count) => `<a${declaring(count - 1)}><b/><b xmlns="urn:b"/></a>`, namespaces],
      ['namespaces', (count) => deep(count, (level) => `<a xmlns:p${level}="urn:p">`), namespaces],
      ['interruptions', (count) => `<a>${'<!-- <b> -->'.repeat(count - 2)}<![CDATA[<b>]]><?c d?></a>`, interruptions],
    ]
  for (const [what, of, most] of cases)
    test(`${what}, as in ${of(most).slice(0, 24)}`, () => {
      assert.equal(broken(of(most)), undefined)
      assert.equal(broken(of(most + 1)), what)
    })
})

test('namespaces that are no longer in force do not count', () =>
  assert.equal(broken(`<a>${`<b${declaring(8)}></b>`.repeat(20)}</a>`), undefined))

test('a document type is one, wherever it stands', () => {
  assert.equal(broken('<!DOCTYPE a><a/>'), 'document-type')
  assert.equal(broken('<!-- a --> <!DOCTYPE a [<!ENTITY b "c">]><a/>'), 'document-type')
})

/** What would have the XML library find other tags than are counted. */
for (const xml of [
  '<a b="<c>"/>',
  '<a b=c/>',
  '<a b/>',
  '<a / >',
  '<a',
  '<a b="',
  '</a>',
  '<a></a <b>',
  '<a><!-- b',
  '<a><![CDATA[ b',
  '<a><![cdata[ b ]]></a>',
  '<a><? <b c=""/> ?></a>',
  '<a><!-- \u0001 <b c=""/> --></a>',
  '<a><!-- \uffff <b c=""/> --></a>',
  '<!ELEMENT a>',
])
  test(`is no longer followed at ${JSON.stringify(xml)}`, () => assert.equal(broken(xml), 'not-well-formed'))

function isWellFormed(octets: Buffer): boolean {
  try {
    XmlDocument.fromBuffer(octets).dispose()
    return true
  } catch {
    return false
  }
}

test('what the XML library takes is not called ill-formed', () => {
  const pieces = [
    '<a>',
    '</a>',
    '<a/>',
    '<a b="c" >',
    "<a b='>\"'\n/>",
    '<!-- <a> -->',
    '<![CDATA[<a b=">]]>',
    '<?a b?>',
    ' ',
    'x',
    '&lt;',
    '>',
    '"',
    '=',
    '/',
    '\u{1F600}',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (inside) => {
      for (const xml of [`<a>${inside.join('')}</a>`, inside.join('')]) {
        const octets = Buffer.from(xml)
        if (isWellFormed(octets)) assert.equal(brokenBound(octets), undefined, xml)
      }
    }),
    { numRuns: 2_000 },
  )
})
