import { canonicalAttribute, canonicalText } from '../../xml/canonical-text.ts'
import { elementName } from './element-name.ts'
import { attributeName } from './read-content.ts'
import type { SimpleType } from './simple-type.ts'
import { type Attributes, type Content, type Fields, isChoice, type Structure } from './structure.ts'

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

const writeStructure = ({ parts }: Structure<unknown>, value: Value): string =>
  parts
    .flatMap((part) => (isChoice(part) ? part.alternatives : [part]))
    .map((fields) => writeFields(fields, value))
    .join('')

const writeFields = (fields: Fields, value: Value): string =>
  Object.entries(fields)
    .map(([field, term]) => {
      const name = elementName(field)
      const held = value[field]
      if (held === undefined) return ''
      if (term.kind !== 'list') return writeElement(name, term.kind === 'optional' ? term.of : term, held)
      return (held as readonly unknown[]).map((one) => writeElement(name, term.of, one)).join('')
    })
    .join('')
