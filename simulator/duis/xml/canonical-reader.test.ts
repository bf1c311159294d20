import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { XmlDocument } from 'libxml2-wasm'
import {
  at,
  attributeOf,
  attributesOf,
  type CanonicalElement,
  type PlacedElement,
  readCanonical,
} from './canonical-reader.ts'
import { canonicalAttribute, canonicalText } from './canonical-text.ts'
import { canonicalDocument } from './canonicalise.ts'

const readXml = (xml: string): PlacedElement => {
  const document = XmlDocument.fromString(xml)
  try {
    return readCanonical(canonicalDocument(document))
  } finally {
    document.dispose()
  }
}

test('names lose their prefix, and empty elements are elements', () => {
  const root = readXml('<a:b xmlns:a="urn:a"><c/><a:d><e>1</e></a:d></a:b>')
  assert.equal(root.name, 'b')
  assert.deepEqual(
    root.children.map(({ name }) => name),
    ['c', 'd'],
  )
  assert.equal(at(root, 'd', 'e')?.text, '1')
  assert.equal(at(root, 'd', 'x', 'e'), undefined)
})

test('a comment or a processing instruction inside a value does not cut it short', () => {
  assert.equal(readXml('<a>90-<!-- B3 -->D5<?x <b>?>-<![CDATA[1F]]></a>').text, '90-D5-1F')
})

test('an attribute may hold what looks like the end of a tag', () => {
  const root = readXml(`<a b="1>2" c='&lt;"&#10;'><d/></a>`)
  assert.deepEqual(
    [...attributesOf(root)],
    [
      ['b', '1>2'],
      ['c', '<"\n'],
    ],
  )
  assert.equal(root.children[0]?.name, 'd')
})

const characters = fc.string({ unit: fc.constantFrom(...`<>&"'\r\n\t ab=/;?é€𝄞`), maxLength: 12 })

interface Tree {
  readonly attribute: string
  readonly text: string
  readonly children: readonly Tree[]
}

const above = (children: fc.Arbitrary<Tree[]>): fc.Arbitrary<Tree> =>
  fc.record({ attribute: characters, text: characters, children }, { noNullPrototype: true })
const few = (tree: fc.Arbitrary<Tree>): fc.Arbitrary<Tree[]> => fc.array(tree, { maxLength: 3 })
const tree = above(few(above(few(above(fc.constant([]))))))

const write = ({ attribute, text, children }: Tree): string =>
  `<x:y z="${canonicalAttribute(attribute)}">${canonicalText(text)}${children.map(write).join('')}</x:y>`

const treeOf = (element: CanonicalElement): Tree => ({
  attribute: attributeOf(element, 'z') ?? '',
  text: element.text,
  children: element.children.map(treeOf),
})

test('whatever is written canonically is read as it was, by us', () => {
  fc.assert(fc.property(tree, (original) => assert.deepEqual(treeOf(readCanonical(write(original))), original)))
})

test('one attribute is read as among all of them, absent or not', () => {
  const root = readCanonical('<x:y xmlns:x="urn:x" a=" b=&quot;c" b="&amp;&lt;" z=""></x:y>')
  for (const name of ['xmlns:x', 'a', 'b', 'z', 'c', 'x']) {
    assert.equal(attributeOf(root, name), attributesOf(root).get(name), name)
  }
})

test('our escapes are those of Canonical XML, as the library writes them', () => {
  fc.assert(
    fc.property(tree, (original) => {
      const xml = write(original).replace('<x:y', '<x:y xmlns:x="urn:x"')
      const document = XmlDocument.fromString(xml)
      try {
        assert.equal(canonicalDocument(document), xml)
      } finally {
        document.dispose()
      }
    }),
  )
})

test('an element is of the namespace that its prefix, or the lack of one, stands for where it is', () => {
  const root = readXml(
    '<a xmlns="urn:1" xmlns:p="urn:2"><p:b><c xmlns="urn:3" xmlns:p="urn:4"><p:d/></c><e xmlns=""/></p:b><f/></a>',
  )
  const all = (element: PlacedElement): string[] => [
    `${element.name} ${element.namespace}`,
    ...element.children.flatMap(all),
  ]
  assert.deepEqual(all(root), ['a urn:1', 'b urn:2', 'c urn:3', 'd urn:4', 'e ', 'f urn:1'])
})

test('an element says where it stands, behind what is no character of one octet too', () => {
  const xml = '<a><b>é€</b><c d="1>2"><e></e></c>𝄞</a>'
  const root = readCanonical(xml)
  const written = (element: PlacedElement | undefined) => xml.slice(element?.start, element?.end)
  assert.deepEqual(
    [written(root), written(at(root, 'c')), written(at(root, 'c', 'e'))],
    [xml, '<c d="1>2"><e></e></c>', '<e></e>'],
  )
})

test('a value that looks like a declaration declares nothing', () => {
  const root = readXml('<p:a xmlns:p="urn:1" a=" xmlns:p=" b="urn:2" c=\' xmlns:p="urn:3"\'><p:b/></p:a>')
  assert.equal(root.namespace, 'urn:1')
  assert.equal(at(root, 'b')?.namespace, 'urn:1')
})
