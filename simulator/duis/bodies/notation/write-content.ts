import { canonicalAttribute, canonicalText } from '../../xml/canonical-text.ts'
import { groupsOf } from './elements-of.ts'
import { attributeName } from './read-content.ts'
import type { SimpleType } from './simple-type.ts'
import type { Attributes, Content, Structure } from './structure.ts'

type Value = Readonly<Record<string, unknown>>

/** An element as canonical XML. What the value has not is left out: the schema says whether it may be. */
export function writeElement(name: string, content: Content<unknown>, value: unknown): string {
  switch (content.kind) {
    case 'simple':
      return enclosed(name, '', writeSimple(content, value))
    case 'structure':
      return enclosed(name, '', writeStructure(content, value as Value))
    case 'attributed': {
      const fields = value as Value
      const inside =
        content.of.kind === 'simple' ? writeSimple(content.of, fields.value) : writeStructure(content.of, fields)
      return enclosed(name, writeAttributes(content.attributes, fields), inside)
    }
  }
}

const enclosed = (name: string, attributes: string, inside: string): string =>
  `<sr:${name}${attributes}>${inside}</sr:${name}>`

const writeSimple = (type: SimpleType<unknown>, value: unknown): string => canonicalText(type.write(value))

const writeAttributes = (attributes: Attributes, value: Value): string =>
  Object.entries(attributes)
    .map(([field, type]) => ` ${attributeName(field)}="${canonicalAttribute(type.write(value[field]))}"`)
    .join('')

function writeStructure(structure: Structure<unknown>, value: Value): string {
  let xml = ''
  for (const elements of groupsOf(structure))
    for (const { field, name, term } of elements) {
      const held = value[field]
      if (held === undefined) continue
      if (term.kind !== 'list') xml += writeElement(name, term.kind === 'optional' ? term.of : term, held)
      else for (const one of held as readonly unknown[]) xml += writeElement(name, term.of, one)
    }
  return xml
}
