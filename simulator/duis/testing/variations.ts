import { XmlDocument } from 'libxml2-wasm'
import { canonicalDocument } from '../xml/canonicalise.ts'

/** An element by where it stands in the text of a canonical document. */
interface Span {
  readonly path: string
  readonly name: string
  readonly start: number
  /** Behind the start tag. */
  readonly contentStart: number
  /** Before the end tag. */
  readonly contentEnd: number
  readonly end: number
  readonly isLeaf: boolean
  /** The end of the next sibling; undefined for the last. */
  readonly nextEnd?: number | undefined
}

/** Texts that some type of DUIS takes and another does not. */
const values = [
  '',
  ' ',
  'odd',
  '0',
  '-1',
  '01',
  '1.0',
  '10',
  '9223372036854775808',
  '123456789012345678901',
  'true',
  'TRUE',
  ' true ',
  'Supplier',
  ' Supplier ',
  'supplier',
  'Commissioned',
  '2026-11-22',
  '2026-11-22T09:00:00',
  '2026-13-22T09:00:00Z',
  '9.9',
  '6.21',
  '6.15',
  '12345678901234',
  'x'.repeat(31),
  'AAAA',
  'AAA',
  '00-db-12-34-56-78-90-a0',
  ' 00-DB-12-34-56-78-90-A0 ',
  '00-DB-12-34-56-78-90',
  '90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:18446744073709551616',
  '90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:01',
] as const

/** What is different about a document, and the document. */
export type Variation = readonly [what: string, xml: () => string]

/** Documents that each differ from one in a single place, with what is different; many of them no schema takes. */
export function* variationsOf(xml: string): Generator<readonly [what: string, xml: string]> {
  const document = canonicalText(xml)
  for (const span of spansIn(document))
    for (const [what, varied] of variationsAt(document, span)) yield [what, varied()]
}

/** Variations of one document, any number of them, each of which `pick` chooses: a whole number from 0 to below its argument. */
export function variationPicker(xml: string): (pick: (below: number) => number) => Variation {
  const document = canonicalText(xml)
  const spans = spansIn(document)
  return (pick) => {
    const span = spans[pick(spans.length)]
    const variations = span === undefined ? [] : variationsAt(document, span)
    return variations[pick(variations.length)] ?? ['the document itself', () => document]
  }
}

function variationsAt(document: string, span: Span): readonly Variation[] {
  const { path, start, contentStart, contentEnd, end, isLeaf, nextEnd, name } = span
  const replaced = (from: number, to: number, by: string) => document.slice(0, from) + by + document.slice(to)
  const whole = document.slice(start, end)
  const startTag = document.slice(start, contentStart)
  const variations: Variation[] = [
    [`${path} with another attribute`, () => replaced(contentStart - 1, contentStart, ' odd="1">')],
    [`${path} with text inside`, () => replaced(contentEnd, contentEnd, 'odd')],
    [`${path} with an element inside`, () => replaced(contentEnd, contentEnd, '<sr:Odd></sr:Odd>')],
    [
      `${path} in another namespace`,
      () => replaced(start, contentStart, `${startTag.slice(0, -1)} xmlns:sr="urn:odd">`),
    ],
    [`${path} under another name`, () => replaced(start, end, whole.replaceAll(name, `${name}Odd`))],
    [`${path} that is empty`, () => replaced(contentStart, contentEnd, '')],
  ]
  if (start > 0)
    variations.push(
      [`no ${path}`, () => replaced(start, end, '')],
      [`${path} twice`, () => replaced(end, end, whole)],
      [`${path} without its tags`, () => replaced(start, end, document.slice(contentStart, contentEnd))],
    )
  if (nextEnd !== undefined)
    variations.push([
      `${path} behind its neighbour`,
      () => replaced(start, nextEnd, document.slice(end, nextEnd) + whole),
    ])
  if (startTag.includes('="') && !startTag.includes(' xmlns'))
    variations.push(
      ...['', '0', '2', '99', 'x'].map(
        (value): Variation => [
          `${path} with an attribute of '${value}'`,
          () => replaced(start, contentStart, startTag.replace(/="[^"]*"/, `="${value}"`)),
        ],
      ),
      [`${path} without its attributes`, () => replaced(start, contentStart, `<${name}>`)],
    )
  if (isLeaf)
    variations.push(
      ...values.map((value): Variation => [`${path} of '${value}'`, () => replaced(contentStart, contentEnd, value)]),
    )
  return variations
}

function canonicalText(xml: string): string {
  const document = XmlDocument.fromString(xml)
  try {
    // White space between elements would be a text to vary.
    return canonicalDocument(document).toString().replace(/>\s+</g, '><')
  } finally {
    document.dispose()
  }
}

function spansIn(document: string): readonly Span[] {
  const open: { name: string; start: number; contentStart: number; path: string; children: Span[] }[] = []
  const all: Span[] = []
  const top: Span[] = []
  for (const tag of document.matchAll(/<(\/?)([\w:]+)[^>]*>/g)) {
    const [text, isEnd, name = ''] = tag
    if (isEnd === '') {
      const path = `${open.at(-1)?.path ?? ''}/${name.replace('sr:', '')}`
      open.push({ name, start: tag.index, contentStart: tag.index + text.length, path, children: [] })
      continue
    }
    const { children, ...opened } = open.pop() ?? { name, start: 0, contentStart: 0, path: '', children: [] }
    all.push(...withNext(children))
    const span = { ...opened, contentEnd: tag.index, end: tag.index + text.length, isLeaf: children.length === 0 }
    ;(open.at(-1)?.children ?? top).push(span)
  }
  return [...top, ...all]
}

const withNext = (siblings: readonly Span[]): readonly Span[] =>
  siblings.map((span, index) => ({ ...span, nextEnd: siblings[index + 1]?.end }))
