import { ownText } from '../../vocabulary/own.ts'

/** An element read from canonical XML. Schemas have been satisfied before, so names go without their namespace. */
export interface CanonicalElement {
  /** The local name. */
  readonly name: string
  /** What stands between the name and `>`, as written. */
  readonly attributes: string
  readonly children: readonly CanonicalElement[]
  /** The element's own text, white space and all. It does not keep the document in memory. */
  readonly text: string
}

/** An element with where it stands in its document. */
export interface PlacedElement extends CanonicalElement {
  /** The URI of its namespace; empty where it has none. */
  readonly namespace: string
  readonly children: readonly PlacedElement[]
  /** Where its start tag begins and its end tag ends, in characters of the document. */
  readonly start: number
  readonly end: number
}

interface OpenElement extends PlacedElement {
  readonly children: OpenElement[]
  text: string
  end: number
  /** The namespaces that are declared here: prefix → URI. */
  readonly scope: ReadonlyMap<string, string>
}

/**
 * Reads canonical XML as the library writes it: what is read is, octet for octet, what a signature's digest covers. The
 * form has no comments, no CDATA, no declarations and no empty-element tags, every attribute is ` name="value"`, and it is
 * well-formed; so this is no XML parser and must be given nothing else.
 */
export function readCanonical(xml: string): PlacedElement {
  const document = openElement(xml, 0, 0, new Map())
  const open: OpenElement[] = []
  let current = document
  let position = 0
  for (let tag = xml.indexOf('<'); tag !== -1; tag = xml.indexOf('<', position)) {
    if (tag > position) current.text += ownText(plainText(xml.slice(position, tag)))
    const mark = xml[tag + 1]
    if (mark === '/') {
      position = xml.indexOf('>', tag) + 1
      current.end = position
      current = open.pop() ?? document
    } else if (mark === '?') {
      position = xml.indexOf('?>', tag) + 2
    } else {
      const end = endOfStartTag(xml, tag)
      const child = openElement(xml, tag, end, current.scope)
      current.children.push(child)
      open.push(current)
      current = child
      position = end + 1
    }
  }
  return document.children[0] ?? document
}

function openElement(xml: string, tag: number, end: number, around: OpenElement['scope']): OpenElement {
  const inside = xml.slice(tag + 1, end)
  const space = inside.indexOf(' ')
  const qualified = space === -1 ? inside : inside.slice(0, space)
  const colon = qualified.indexOf(':')
  const attributes = inside.slice(qualified.length)
  const scope = attributes.startsWith(' xmlns') ? declaredIn(attributes, around) : around
  const namespace = scope.get(qualified.slice(0, Math.max(colon, 0))) ?? ''
  const name = qualified.slice(colon + 1)
  return { name, namespace, attributes, children: [], text: '', start: tag, end: xml.length, scope }
}

const declaration = / xmlns(?::([^=]+))?="([^"]*)"/y

/**
 * Prefix → URI of what is declared in a start tag, by what is around it; the prefix of a default namespace is empty. Canonical
 * XML has declarations before all other attributes, whose values may look like one.
 */
function declaredIn(attributes: string, around: OpenElement['scope']): OpenElement['scope'] {
  const scope = new Map(around)
  declaration.lastIndex = 0
  for (let found = declaration.exec(attributes); found !== null; found = declaration.exec(attributes))
    scope.set(found[1] ?? '', plainText(found[2] ?? ''))
  return scope
}

/** The attributes of an element, as written, without its namespace declarations. */
export function withoutDeclarations(attributes: string): string {
  let end = 0
  declaration.lastIndex = 0
  while (declaration.test(attributes)) end = declaration.lastIndex
  return attributes.slice(end)
}

/** An attribute's value may hold `>`, but never `"`, nor does anything else: so the `>` that ends the tag follows a whole value. */
function endOfStartTag(xml: string, tag: number): number {
  let end = xml.indexOf('>', tag)
  for (let from = tag; hasOddQuotes(xml, from, end); ) {
    // This `>` stands in a value: on to the one behind its end.
    from = xml.indexOf('"', end) + 1
    end = xml.indexOf('>', from)
  }
  return end
}

/** Searches no further than `end`: a search to the end of the document, for each of its tags, is the square of it. */
function hasOddQuotes(xml: string, from: number, end: number): boolean {
  let odd = false
  for (let at = from; at < end; at += 1) if (xml.charCodeAt(at) === 0x22) odd = !odd
  return odd
}

const attribute = / ([^=]+)="([^"]*)"/g

/** The attributes of an element by their qualified names, namespace declarations among them. */
export const attributesOf = (element: CanonicalElement): Map<string, string> =>
  new Map(Array.from(element.attributes.matchAll(attribute), ([, name = '', value = '']) => [name, plainText(value)]))

/** The value of one attribute, by its qualified name; undefined where there is none. A value never holds `"`. */
export function attributeOf({ attributes }: CanonicalElement, name: string): string | undefined {
  const start = ` ${name}="`
  const at = attributes.indexOf(start)
  if (at === -1) return undefined
  const value = at + start.length
  return ownText(plainText(attributes.slice(value, attributes.indexOf('"', value))))
}

/** The element that is reached by going down the path, taking the first of each name; undefined where there is none. */
export function at<Element extends CanonicalElement>(
  element: Element | undefined,
  ...path: string[]
): Element | undefined {
  let current = element
  for (const name of path) current = current?.children.find((child) => child.name === name) as Element | undefined
  return current
}

/** `&amp;` last: what stands behind one is none of the others. */
const references: readonly (readonly [reference: string, character: string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#x9;', '\t'],
  ['&#xA;', '\n'],
  ['&#xD;', '\r'],
  ['&amp;', '&'],
]

const plainText = (text: string): string =>
  text.includes('&')
    ? references.reduce((plain, [reference, character]) => plain.split(reference).join(character), text)
    : text
