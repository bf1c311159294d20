/** An element read from canonical XML. Schemas have been satisfied before, so names go without their namespace. */
export interface CanonicalElement {
  /** The local name. */
  readonly name: string
  /** What stands between the name and `>`, as written. */
  readonly attributes: string
  readonly children: readonly CanonicalElement[]
  /** The element's own text, white space and all. */
  readonly text: string
}

interface OpenElement extends CanonicalElement {
  readonly children: OpenElement[]
  text: string
}

/**
 * Reads canonical XML as the library writes it: what is read is, octet for octet, what a signature's digest covers. The
 * form has no comments, no CDATA, no declarations and no empty-element tags, every attribute is ` name="value"`, and it is
 * well-formed; so this is no XML parser and must be given nothing else.
 */
export function readCanonical(octets: Buffer): CanonicalElement {
  const xml = octets.toString('utf8')
  const document: OpenElement = { name: '', attributes: '', children: [], text: '' }
  const open: OpenElement[] = []
  let current = document
  let position = 0
  for (let tag = xml.indexOf('<'); tag !== -1; tag = xml.indexOf('<', position)) {
    if (tag > position) current.text += plainText(xml.slice(position, tag))
    const mark = xml[tag + 1]
    if (mark === '/') {
      position = xml.indexOf('>', tag) + 1
      current = open.pop() ?? document
    } else if (mark === '?') {
      position = xml.indexOf('?>', tag) + 2
    } else {
      const end = endOfStartTag(xml, tag)
      const child = openElement(xml, tag, end)
      current.children.push(child)
      open.push(current)
      current = child
      position = end + 1
    }
  }
  return document.children[0] ?? document
}

function openElement(xml: string, tag: number, end: number): OpenElement {
  const space = xml.indexOf(' ', tag)
  const nameEnd = space === -1 || space > end ? end : space
  const qualified = xml.slice(tag + 1, nameEnd)
  const name = qualified.slice(qualified.indexOf(':') + 1)
  return { name, attributes: xml.slice(nameEnd, end), children: [], text: '' }
}

/** An attribute's value may hold `>`, but never `"`. */
function endOfStartTag(xml: string, tag: number): number {
  for (let position = tag; ; ) {
    const end = xml.indexOf('>', position)
    const quote = xml.indexOf('"', position)
    if (quote === -1 || quote > end) return end
    position = xml.indexOf('"', quote + 1) + 1
  }
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
  return plainText(attributes.slice(value, attributes.indexOf('"', value)))
}

/** The element that is reached by going down the path, taking the first of each name; undefined where there is none. */
export function at(element: CanonicalElement | undefined, ...path: string[]): CanonicalElement | undefined {
  let current = element
  for (const name of path) current = current?.children.find((child) => child.name === name)
  return current
}

const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x9;': '\t',
  '&#xA;': '\n',
  '&#xD;': '\r',
}

const plainText = (text: string): string =>
  text.includes('&') ? text.replace(/&[^;]+;/g, (reference) => references[reference] ?? reference) : text
