import { elementName } from './element-name.ts'
import { attributeName } from './read-content.ts'
import type { Facets, SimpleType } from './simple-type.ts'
import {
  type Attributed,
  type Content,
  type Fields,
  isChoice,
  type Part,
  type Structure,
  type Term,
} from './structure.ts'

/**
 * Writes declarations of a schema from descriptions: elements by their names, and one type for each description, however
 * often it is used.
 */
export class SchemaWriter {
  /** Types by description, in the order in which they were first used. */
  readonly #types = new Map<Content<unknown>, { readonly name: string; readonly declaration: string }>()
  readonly #names = new Set<string>()

  /** An element of a name, holding what is described. */
  element(name: string, content: Content<unknown>, occurrence = ''): string {
    const { base, name: typeName } = content.kind === 'simple' ? content : { base: null, name: null }
    if (base !== null && typeName === null && isUnrestricted(content))
      return `<xs:element name="${name}" type="xs:${base}"${occurrence}/>`
    if (base !== null && typeName === null)
      return `<xs:element name="${name}"${occurrence}>${simple(content as SimpleType<unknown>)}</xs:element>`
    return `<xs:element name="${name}" type="sr:${this.#typeOf(name, content)}"${occurrence}/>`
  }

  /** Elements in their order. */
  fields(fields: Fields): string {
    return Object.entries(fields)
      .map(([field, term]) => this.#term(elementName(field), term))
      .join('')
  }

  /** The types that the elements written so far stand on. */
  types(): string {
    return [...this.#types.values()].map(({ declaration }) => declaration).join('\n')
  }

  #typeOf(element: string, content: Content<unknown>): string {
    const known = this.#types.get(content)
    if (known !== undefined) return known.name
    const name = this.#freeName(content.kind === 'simple' ? (content.name ?? element) : element)
    this.#types.set(content, { name, declaration: this.#declaration(name, content) })
    return name
  }

  #freeName(wanted: string): string {
    let name = wanted
    for (let count = 2; this.#names.has(name); count += 1) name = `${wanted}-${count}`
    this.#names.add(name)
    return name
  }

  #declaration(name: string, content: Content<unknown>): string {
    switch (content.kind) {
      case 'simple':
        return simple(content, name)
      case 'structure':
        return `<xs:complexType name="${name}">${this.#particles(content)}</xs:complexType>`
      case 'attributed':
        return `<xs:complexType name="${name}">${this.#attributed(name, content)}</xs:complexType>`
    }
  }

  #attributed(name: string, { of, attributes }: Attributed<unknown>): string {
    const written = Object.entries(attributes)
      .map(
        ([field, type]) => `<xs:attribute name="${attributeName(field)}" use="required">${simple(type)}</xs:attribute>`,
      )
      .join('')
    if (of.kind === 'structure') return this.#particles(of) + written
    const base = of.name === null && isUnrestricted(of) ? `xs:${of.base}` : `sr:${this.#typeOf(`${name}-value`, of)}`
    return `<xs:simpleContent><xs:extension base="${base}">${written}</xs:extension></xs:simpleContent>`
  }

  #particles({ parts }: Structure<unknown>): string {
    return parts.length === 0 ? '' : `<xs:sequence>${parts.map((part) => this.#part(part)).join('')}</xs:sequence>`
  }

  #part(part: Part): string {
    if (!isChoice(part)) return this.fields(part)
    const { alternatives, isOptional } = part
    const occurrence = isOptional ? ' minOccurs="0"' : ''
    const [only] = alternatives
    if (alternatives.length === 1 && only !== undefined)
      return `<xs:sequence${occurrence}>${this.fields(only)}</xs:sequence>`
    return `<xs:choice${occurrence}>${alternatives.map((fields) => this.#alternative(fields)).join('')}</xs:choice>`
  }

  #alternative(fields: Fields): string {
    const inside = this.fields(fields)
    return Object.keys(fields).length === 1 ? inside : `<xs:sequence>${inside}</xs:sequence>`
  }

  #term(name: string, term: Term): string {
    if (term.kind === 'optional') return this.element(name, term.of, ' minOccurs="0"')
    if (term.kind !== 'list') return this.element(name, term)
    return this.element(name, term.of, ` minOccurs="${term.least}" maxOccurs="${term.most ?? 'unbounded'}"`)
  }
}

const isUnrestricted = (content: Content<unknown>): boolean =>
  content.kind === 'simple' && Object.keys(content.facets).length === 0

const simple = (type: SimpleType<unknown>, name?: string): string =>
  `<xs:simpleType${name === undefined ? '' : ` name="${name}"`}><xs:restriction base="xs:${type.base}">${facets(type.facets)}</xs:restriction></xs:simpleType>`

const facets = ({ enumeration = [], ...others }: Facets): string =>
  [...Object.entries(others), ...enumeration.map((word) => ['enumeration', word] as const)]
    .map(([facet, value]) => `<xs:${facet} value="${escaped(String(value))}"/>`)
    .join('')

const escaped = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
