import { attributeOf, type CanonicalElement } from '../../xml/canonical-reader.ts'
import { NotAsDescribed } from './described.ts'
import { elementsOf } from './elements-of.ts'
import type { SimpleType } from './simple-type.ts'
import { type Attributed, type Content, type Fields, isChoice, type Structure, type Term } from './structure.ts'

type Value = Record<string, unknown>

/** Reads what an element holds. Order and occurrence are the schema's to judge; what is needed and absent is thrown. */
export function readContent(content: Content<unknown>, element: CanonicalElement): unknown {
  switch (content.kind) {
    case 'simple':
      return readSimple(content, element.text)
    case 'structure':
      return readStructure(content, element)
    case 'attributed':
      return readAttributed(content, element)
  }
}

/** XML Schema collapses white space for every base but strings. */
const readSimple = (type: SimpleType<unknown>, text: string): unknown =>
  type.read(type.base === 'string' ? text : text.trim().replace(/\s+/g, ' '))

function readAttributed({ attributes, of }: Attributed<unknown>, element: CanonicalElement): Value {
  const value: Value = {}
  for (const [field, type] of Object.entries(attributes)) {
    const text = attributeOf(element, attributeName(field))
    if (text === undefined) throw new NotAsDescribed(`${element.name} without ${field}`)
    value[field] = readSimple(type, text)
  }
  if (of.kind === 'simple') value.value = readSimple(of, element.text)
  else Object.assign(value, readStructure(of, element))
  return value
}

/** Attributes are written as their fields are. */
export const attributeName = (field: string): string => field

function readStructure({ parts }: Structure<unknown>, element: CanonicalElement): Value {
  const children = byName(element)
  const value: Value = {}
  for (const part of parts) {
    if (!isChoice(part)) readFields(part, element, children, value)
    else {
      const chosen = part.alternatives.find((fields) => isPresent(fields, children))
      if (chosen !== undefined) readFields(chosen, element, children, value)
    }
  }
  return value
}

type Children = ReadonlyMap<string, readonly CanonicalElement[]>

function byName({ children }: CanonicalElement): Children {
  const groups = new Map<string, CanonicalElement[]>()
  for (const child of children) {
    const group = groups.get(child.name)
    if (group === undefined) groups.set(child.name, [child])
    else group.push(child)
  }
  return groups
}

const isPresent = (fields: Fields, children: Children): boolean =>
  elementsOf(fields).some(({ name }) => children.has(name))

function readFields(fields: Fields, parent: CanonicalElement, children: Children, value: Value): void {
  for (const { field, name, term } of elementsOf(fields)) {
    const read = readTerm(term, children.get(name) ?? none, () => `${parent.name} without ${name}`)
    if (read !== undefined) value[field] = read
  }
}

const none: readonly CanonicalElement[] = []

function readTerm(term: Term, elements: readonly CanonicalElement[], complaint: () => string): unknown {
  if (term.kind === 'list') return elements.map((element) => readContent(term.of, element))
  const [element] = elements
  if (element !== undefined) return readContent(term.kind === 'optional' ? term.of : term, element)
  if (term.kind === 'optional') return undefined
  throw new NotAsDescribed(complaint())
}
