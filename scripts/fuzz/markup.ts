import * as fc from 'fast-check'
import { wrappings } from './wrappings.ts'

/** A change of an XML document as text; places are parts of the whole. */
export type MarkupChange = (xml: string) => string

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

const startTags = /<[a-z]+:[A-Za-z]+[^>]*>/g
const texts = /(?<=>)[^<>]+(?=<)/g

/** Replaces one of the matches of a pattern, that which stands at a part of them all. */
function replaceOne(xml: string, pattern: RegExp, part: number, replace: (found: string) => string): string {
  const all = [...xml.matchAll(pattern)]
  const chosen = all[Math.floor(part * all.length)]
  if (chosen === undefined) return xml
  return xml.slice(0, chosen.index) + replace(chosen[0]) + xml.slice(chosen.index + chosen[0].length)
}

/** One whole element with all that is in it. */
const elementOf = (xml: string, part: number): string => {
  const names = [...xml.matchAll(/<([a-z]+:[A-Za-z]+)[^>]*[^/]?>/g)]
  const name = names[Math.floor(part * names.length)]?.[1] ?? ''
  return new RegExp(`<${name}[ >][^]*?</${name}>`).exec(xml)?.[0] ?? ''
}

const nasty = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '&amp;',
    '&undefined;',
    '&#0;',
    '&#xD800;',
    ']]>',
    '<![CDATA[<a>]]>',
    '<!-- -- -->',
    '<?xml version="1.0"?>',
    '<?php echo 1 ?>',
    '9'.repeat(400),
    '-1',
    '00-00-00-00-00-00-00-00',
    '2026-02-30T25:61:61Z',
    'A'.repeat(100_000),
    '=',
    '====',
    'MIIB',
  ),
)

const doctypes = [
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>',
  '<!DOCTYPE a [<!ATTLIST a b CDATA "c">]>',
]

const change = fc.oneof(
  fc.record({ part: place, text: nasty }).map(
    ({ part, text }): MarkupChange =>
      (xml) =>
        replaceOne(xml, texts, part, () => text),
  ),
  fc.record({ part: place, text: nasty }).map(
    ({ part, text }): MarkupChange =>
      (xml) =>
        replaceOne(xml, startTags, part, (tag) => tag + text),
  ),
  fc
    .record({ part: place, name: fc.constantFrom('Id', 'xml:id', 'xmlns', 'xmlns:sr', 'xmlns:ds', 'a'), text: nasty })
    .map(
      ({ part, name, text }): MarkupChange =>
        (xml) =>
          replaceOne(xml, startTags, part, (tag) => `${tag.slice(0, -1)} ${name}="${text}">`),
    ),
  fc.record({ part: place, count: fc.constantFrom(0, 2, 3, 500) }).map(
    ({ part, count }): MarkupChange =>
      (xml) => {
        const element = elementOf(xml, part)
        return element === '' ? xml : xml.replace(element, () => element.repeat(count))
      },
  ),
  fc.record({ from: place, to: place }).map(
    ({ from, to }): MarkupChange =>
      (xml) => {
        const [one, other] = [elementOf(xml, from), elementOf(xml, to)]
        return one === '' || other === '' ? xml : xml.replace(one, () => other)
      },
  ),
  fc.constantFrom(...doctypes).map(
    (doctype): MarkupChange =>
      (xml) =>
        doctype + xml,
  ),
  fc.constantFrom('\ufeff', ' ', '<?xml version="1.1"?>', '<?xml version="1.0" encoding="UTF-16"?>', '<a/>').map(
    (text): MarkupChange =>
      (xml) =>
        text + xml,
  ),
  fc.integer({ min: 1, max: 20_000 }).map(
    (depth): MarkupChange =>
      (xml) =>
        xml.replace('<sr:Body>', `<sr:Body>${'<sr:a>'.repeat(depth)}`),
  ),
)

/** A few changes anywhere, or a known way of wrapping a signature. */
export const markupChange: fc.Arbitrary<MarkupChange> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }).map(
      (changes): MarkupChange =>
        (xml) =>
          changes.reduce((changed, each) => each(changed), xml),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...wrappings) },
)

/** XML that has nothing to do with DUIS, and what is none. */
export const randomMarkup: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.letrec<{ node: string; element: string }>((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, fc.string({ maxLength: 8 }), tie('element')),
    element: fc
      .tuple(
        fc.constantFrom('a', 'sr:Request', 'sr:Header', 'ds:Signature', 'sr:Body'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
  })).element,
)
