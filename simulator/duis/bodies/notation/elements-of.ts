import { elementName } from './element-name.ts'
import { type Fields, isChoice, type Structure, type Term } from './structure.ts'

/** An element that a field stands for. */
export interface ElementOfField {
  readonly field: string
  /** The DUIS name. */
  readonly name: string
  readonly term: Term
}

const elements = new WeakMap<Fields, readonly ElementOfField[]>()
const groups = new WeakMap<Structure<unknown>, readonly (readonly ElementOfField[])[]>()

/** The elements of fields, in their order. Descriptions never change: they are taken apart when first read or written by. */
export function elementsOf(fields: Fields): readonly ElementOfField[] {
  const known = elements.get(fields)
  if (known !== undefined) return known
  const made = Object.entries(fields).map(([field, term]) => ({ field, name: elementName(field), term }))
  elements.set(fields, made)
  return made
}

/** The elements of a structure, part by part, every alternative of a choice as a part of its own. */
export function groupsOf(structure: Structure<unknown>): readonly (readonly ElementOfField[])[] {
  const known = groups.get(structure)
  if (known !== undefined) return known
  const parts = structure.parts.flatMap((part) => (isChoice(part) ? part.alternatives : [part]))
  const made = parts.map(elementsOf)
  groups.set(structure, made)
  return made
}
