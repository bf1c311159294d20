/**
 * What a document may hold before the XML library sees it. The largest published document has 435 elements, ten deep, with
 * four attributes and three namespaces at most, and two comments.
 */
export const documentBounds = {
  /** Octets. The longest document that DUIS knows, a tariff, has 27 kB. */
  octets: 1024 * 1024,
  /** Elements, attributes, comments and whatever else stands between `<` and `>`. Diagnostics take the square of it. */
  nodes: 4_000,
  /** Elements inside each other. */
  depth: 32,
  /** Attributes of one element, namespace declarations among them. Looking for doubles takes the square of it. */
  attributes: 32,
  /** Namespace declarations in force at one place. Canonicalisation takes the square of it, for every element. */
  namespaces: 16,
  /** Comments, CDATA sections and processing instructions. Each has the value that it interrupts copied once more. */
  interruptions: 64,
} as const

/** What a document has too much of, or where no more of it is followed because it cannot be well-formed. */
export type BrokenBound = 'document-type' | 'not-well-formed' | keyof typeof documentBounds

const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20]
const [quotation, apostrophe, slash, less, equals, greater] = [0x22, 0x27, 0x2f, 0x3c, 0x3d, 0x3e]
const [exclamation, question] = [0x21, 0x3f]

const isBlank = (octet: number | undefined): boolean =>
  octet === space || octet === lineFeed || octet === tab || octet === carriageReturn

/**
 * Counts what a document holds, in one pass over its octets. A document that passes holds no more than the bounds for the
 * XML library either, however ill-formed: both find the same tags, since a `<` stands nowhere but where one begins, or in a
 * comment or CDATA section that nothing can end early.
 *
 * @param utf8 without a byte order mark
 * @returns the first bound that is broken; undefined where none is
 */
export function brokenBound(utf8: Uint8Array): BrokenBound | undefined {
  if (utf8.length > documentBounds.octets) return 'octets'
  if (hasForbiddenCharacter(utf8)) return 'not-well-formed'
  return new Count(Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length)).run()
}

/** Characters that no XML document has (XML 1.0 §2.2). One in a comment has the XML library read its rest as markup. */
function hasForbiddenCharacter(utf8: Uint8Array): boolean {
  for (let at = 0; at < utf8.length; at += 1) {
    const octet = utf8[at] ?? 0
    if (octet < space && !isBlank(octet)) return true
  }
  const octets = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length)
  return noncharacters.some((noncharacter) => octets.includes(noncharacter))
}

const noncharacters = ['\uffff', '\ufffe'].map((character) => Buffer.from(character))
const xmlns = Buffer.from('xmlns')

class Count {
  readonly #octets: Buffer
  /** Where what is read next begins; -1 once something has no end. */
  #position = 0
  #nodes = 0
  #interruptions = 0
  #namespaces = 0
  /** How many namespaces each open element declares. */
  readonly #open: number[] = []

  constructor(octets: Buffer) {
    this.#octets = octets
  }

  run(): BrokenBound | undefined {
    for (;;) {
      const tag = this.#octets.indexOf(less, this.#position)
      if (tag === -1) return undefined
      const broken = this.#markup(tag)
      if (broken !== undefined) return broken
      if (this.#position === -1) return 'not-well-formed'
    }
  }

  #markup(tag: number): BrokenBound | undefined {
    this.#nodes += 1
    if (this.#nodes > documentBounds.nodes) return 'nodes'
    switch (this.#octets[tag + 1]) {
      case slash:
        return this.#endTag(tag)
      case question:
        return this.#instruction(tag)
      case exclamation:
        return this.#declaration(tag)
      default:
        return this.#startTag(tag)
    }
  }

  #declaration(tag: number): BrokenBound | undefined {
    const begin = this.#octets.toString('latin1', tag, tag + 9)
    if (begin.startsWith('<!--')) return this.#interruption('-->', tag + 4)
    if (begin === '<![CDATA[') return this.#interruption(']]>', tag + 9)
    return begin === '<!DOCTYPE' ? 'document-type' : 'not-well-formed'
  }

  /** The name of a bad one is not skipped by the XML library; so nothing like a tag may follow it. */
  #instruction(tag: number): BrokenBound | undefined {
    const broken = this.#interruption('?>', tag + 2)
    const inside = this.#octets.indexOf(less, tag + 1)
    return broken ?? (inside !== -1 && inside < this.#position ? 'not-well-formed' : undefined)
  }

  #interruption(end: string, from: number): BrokenBound | undefined {
    this.#interruptions += 1
    if (this.#interruptions > documentBounds.interruptions) return 'interruptions'
    const at = this.#octets.indexOf(end, from)
    this.#position = at === -1 ? -1 : at + end.length
    return undefined
  }

  #endTag(tag: number): BrokenBound | undefined {
    const end = this.#endWithoutTag(greater, tag + 1)
    const declared = this.#open.pop()
    if (end === -1 || declared === undefined) return 'not-well-formed'
    this.#namespaces -= declared
    this.#position = end + 1
    return undefined
  }

  #startTag(tag: number): BrokenBound | undefined {
    const octets = this.#octets
    let at = this.#nameEnd(tag + 1)
    let attributes = 0
    let declared = 0
    for (;;) {
      while (isBlank(octets[at])) at += 1
      const octet = octets[at]
      if (octet === greater || octet === slash) break
      const name = at
      at = this.#valueEnd(this.#nameEnd(at))
      if (at === -1) return 'not-well-formed'
      attributes += 1
      if (attributes > documentBounds.attributes) return 'attributes'
      if (xmlns.every((octet, index) => octets[name + index] === octet)) declared += 1
    }
    this.#nodes += attributes
    if (this.#nodes > documentBounds.nodes) return 'nodes'
    if (this.#namespaces + declared > documentBounds.namespaces) return 'namespaces'
    return this.#tagEnd(at, declared)
  }

  #tagEnd(at: number, declared: number): BrokenBound | undefined {
    if (this.#octets[at] === greater) {
      this.#open.push(declared)
      this.#namespaces += declared
      this.#position = at + 1
      return this.#open.length > documentBounds.depth ? 'depth' : undefined
    }
    this.#position = at + 2
    return this.#octets[at + 1] === greater ? undefined : 'not-well-formed'
  }

  /** Where a name ends; what characters it has is not looked at. */
  #nameEnd(from: number): number {
    const octets = this.#octets
    for (let at = from; ; at += 1) {
      const octet = octets[at]
      if (octet === undefined || isBlank(octet) || octet === equals || octet === greater || octet === slash) return at
      if (octet === less || octet === quotation || octet === apostrophe) return at
    }
  }

  /** Where `= "value"` ends; -1 where there is none, or a `<` in it (XML 1.0 §3.1). */
  #valueEnd(from: number): number {
    let at = this.#afterBlanks(from)
    if (this.#octets[at] !== equals) return -1
    at = this.#afterBlanks(at + 1)
    const quote = this.#octets[at]
    if (quote !== quotation && quote !== apostrophe) return -1
    const end = this.#endWithoutTag(quote, at + 1)
    return end === -1 ? -1 : end + 1
  }

  /** Where an octet stands next; -1 where it does not, or a `<` stands before it. */
  #endWithoutTag(octet: number, from: number): number {
    const octets = this.#octets
    for (let at = from; at < octets.length; at += 1) {
      if (octets[at] === octet) return at
      if (octets[at] === less) return -1
    }
    return -1
  }

  #afterBlanks(from: number): number {
    let at = from
    while (isBlank(this.#octets[at])) at += 1
    return at
  }
}
