import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { canonicalElement } from '../testing/canonical-element.ts'
import { at, type PlacedElement, readCanonical } from './canonical-reader.ts'
import { canonicalDocument, exclusivelyCanonicalDocument } from './canonicalise.ts'
import { exclusiveForm } from './exclusive-form.ts'

const namespace = 'urn:one'

/** Prefixes that all stand for the namespace, where they are declared; the empty one is the default namespace. */
const prefixes = ['', 'p', 'q'] as const

interface Tree {
  readonly prefix: (typeof prefixes)[number]
  readonly declares: readonly string[]
  readonly value: string | null
  readonly before: string
  readonly children: readonly Tree[]
}

const above = (children: fc.Arbitrary<Tree[]>): fc.Arbitrary<Tree> =>
  fc.record({
    prefix: fc.constantFrom(...prefixes),
    declares: fc.subarray([...prefixes, 'other']),
    value: fc.option(fc.constantFrom('', '1>2', '&lt;&quot;', "it's")),
    before: fc.constantFrom('', 'é', '<?x y?>', '<!-- <z> -->', ' \n'),
    children,
  })
const few = (it: fc.Arbitrary<Tree>): fc.Arbitrary<Tree[]> => fc.array(it, { maxLength: 3 })
const tree = above(few(above(few(above(fc.constant([]))))))

const declared = (prefix: string, uri = namespace): string => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${uri}"`

const written = ({ prefix, declares, value, before, children }: Tree): string => {
  const name = `${prefix === '' ? '' : `${prefix}:`}e`
  const declarations = declares.map((it) => declared(it, it === 'other' ? 'urn:other' : namespace)).join('')
  const inside = children.map(written).join('')
  return `${before}<${name}${declarations}${value === null ? '' : ` a="${value}"`}>${inside}</${name}>`
}

/** All prefixes are declared around it, as where a document declares them at its beginning. */
const around = (it: Tree): string =>
  `<r:root xmlns:r="urn:root"${prefixes.map((prefix) => declared(prefix)).join('')}><r:in>${written(it)}</r:in></r:root>`

function withDocument<Value>(xml: string, use: (document: XmlDocument) => Value): Value {
  const document = XmlDocument.fromString(xml)
  try {
    return use(document)
  } finally {
    document.dispose()
  }
}

const elementIn = (root: PlacedElement): PlacedElement =>
  at(root, 'in')?.children[0] ?? assert.fail('there is no element')

test('an element by itself is what the library makes of it, from either form of its document', () => {
  fc.assert(
    fc.property(tree, (it) => {
      const xml = around(it)
      const expected = withDocument(xml, (document) => {
        const found = document.root.get('*/*[1]')
        return canonicalElement(found instanceof XmlElement ? found : assert.fail('there is no element'))
      })
      for (const form of [canonicalDocument, exclusivelyCanonicalDocument]) {
        const canonical = withDocument(xml, form)
        const { start, end } = elementIn(readCanonical(canonical))
        assert.equal(exclusiveForm(canonical.slice(start, end), namespace), expected)
      }
    }),
  )
})
