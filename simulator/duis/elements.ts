import { XmlElement, type XmlTreeNode } from 'libxml2-wasm'

/** The child elements of an element, by local name, in the order of the document. */
export interface Fields {
  /** The first of that name. */
  one(name: string): XmlElement | undefined
  all(name: string): readonly XmlElement[]
}

/** Comments, processing instructions and white space between elements are no fields; no element has none. */
export function fieldsOf(parent: XmlElement | undefined): Fields {
  const fields = new Map<string, XmlElement[]>()
  for (const element of elementsOf(parent)) {
    const { name } = element
    const same = fields.get(name)
    if (same === undefined) fields.set(name, [element])
    else same.push(element)
  }
  return { one: (name) => fields.get(name)?.[0], all: (name) => fields.get(name) ?? [] }
}

/** The first child element, whatever its name. */
export function firstElement(parent: XmlElement | undefined): XmlElement | undefined {
  for (const element of elementsOf(parent)) return element
  return undefined
}

export function* elementsOf(parent: XmlElement | undefined): Generator<XmlElement> {
  for (let node: XmlTreeNode | null = parent?.firstChild ?? null; node !== null; node = node.next) {
    if (node instanceof XmlElement) yield node
  }
}
