import type { CanonicalElement } from '../../xml/canonical-reader.ts'
import { canonicalAttribute } from '../../xml/canonical-text.ts'
import { elementName } from './element-name.ts'
import type { SimpleType } from './simple-type.ts'
import { type Content, type Fields, isChoice, type Part, type Term } from './structure.ts'

/** A field of a body by its DUIS name, or as much of its path as tells it from others: `ImportMPANs.ImportMPAN`. */
export interface FieldDescription {
  /** Names from the body down to the field, joined by dots. */
  readonly path: string
  /** Null for an element that says by its presence what it says. */
  readonly type: SimpleType<unknown> | null
  /** Whether there need not be one. */
  readonly isOptional: boolean
  /** Whether it is one of several alternatives. */
  readonly isChoice: boolean
  /** Whether there may be several. */
  readonly isList: boolean
}

type How = Pick<FieldDescription, 'isOptional' | 'isChoice' | 'isList'>

/** Every field that holds a text or stands for itself, in the order of the document. */
export function fieldsOf(content: Content<unknown>, path = '', how: How = certain): readonly FieldDescription[] {
  if (content.kind === 'simple') return [{ path, type: content, ...how }]
  if (content.kind === 'attributed') {
    const attributes = Object.entries(content.attributes).map(([field, type]) => ({
      path: within(path, field),
      type,
      ...how,
    }))
    return [...attributes, ...fieldsOf(content.of, path, how)]
  }
  if (content.parts.every((part) => !isChoice(part) && Object.keys(part).length === 0))
    return path === '' ? [] : [{ path, type: null, ...how }]
  return content.parts.flatMap((part) => fieldsOfPart(part, path, how))
}

const certain: How = { isOptional: false, isChoice: false, isList: false }

const fieldsOfPart = (part: Part, path: string, how: How): readonly FieldDescription[] =>
  isChoice(part)
    ? part.alternatives.flatMap((fields) =>
        fieldsOfAll(fields, path, { ...how, isChoice: true, isOptional: how.isOptional || part.isOptional }),
      )
    : fieldsOfAll(part, path, how)

const fieldsOfAll = (fields: Fields, path: string, how: How): readonly FieldDescription[] =>
  Object.entries(fields).flatMap(([field, term]) => {
    const isList = how.isList || term.kind === 'list'
    const isOptional = how.isOptional || term.kind === 'optional' || (term.kind === 'list' && term.least === 0)
    return fieldsOf(contentOfTerm(term), within(path, elementName(field)), { ...how, isList, isOptional })
  })

const contentOfTerm = (term: Term): Content<unknown> =>
  term.kind === 'optional' || term.kind === 'list' ? term.of : term

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** A value for a field: `ImportMPAN` and `1200123456787`. Several of one name are elements of a list. */
export type Assignment = readonly [field: string, text: string]

/** Why fields make no body, in one sentence. */
export class NotAField extends Error {}

/**
 * Puts fields together as the element that holds them. Elements around a field are there where the field is.
 *
 * @throws NotAField for a name that no field or more than one field has, and for a value that is none of its words
 */
export function elementOfFields(
  name: string,
  content: Content<unknown>,
  assignments: readonly Assignment[],
): CanonicalElement {
  const fields = fieldsOf(content)
  const texts = new Map<string, string[]>()
  for (const [field, text] of assignments) {
    const { path, type } = fieldCalled(field, fields)
    const words = type?.facets.enumeration
    if (words !== undefined && !words.includes(text))
      throw new NotAField(`${path} is one of ${words.join(', ')}, not '${text}'`)
    const said = texts.get(path) ?? []
    texts.set(path, [...said, text])
  }
  return elementOf(name, content, '', texts)
}

function fieldCalled(called: string, fields: readonly FieldDescription[]): FieldDescription {
  const exact = fields.find(({ path }) => path === called)
  const found = exact === undefined ? fields.filter(({ path }) => path.endsWith(`.${called}`)) : [exact]
  const [field, other] = found
  const names = fields.map(({ path }) => path).join(', ')
  if (field === undefined) throw new NotAField(`There is no field ${called}: there are ${names || 'none'}`)
  if (other !== undefined)
    throw new NotAField(`${called} may be ${found.map(({ path }) => path).join(' or ')}: write more of its path`)
  return field
}

type Texts = ReadonlyMap<string, readonly string[]>

const isSaid = (path: string, texts: Texts): boolean =>
  [...texts.keys()].some((said) => said === path || said.startsWith(`${path}.`))

function elementOf(name: string, content: Content<unknown>, path: string, texts: Texts, which = 0): CanonicalElement {
  if (content.kind === 'simple') return { ...empty, name, text: texts.get(path)?.[which] ?? '' }
  if (content.kind === 'attributed') {
    const attributes = Object.keys(content.attributes).map((field) => {
      const text = texts.get(within(path, field))?.[which]
      return text === undefined ? '' : ` ${field}="${canonicalAttribute(text)}"`
    })
    return { ...elementOf(name, content.of, path, texts, which), attributes: attributes.join('') }
  }
  const children = content.parts
    .flatMap((part) => (isChoice(part) ? part.alternatives : [part]))
    .flatMap((fields) => Object.entries(fields))
    .flatMap(([field, term]) => childrenOf(elementName(field), term, path, texts, which))
  return { ...empty, name, children }
}

function childrenOf(
  name: string,
  term: Term,
  parent: string,
  texts: Texts,
  which: number,
): readonly CanonicalElement[] {
  const path = within(parent, name)
  if (!isSaid(path, texts)) return []
  const content = contentOfTerm(term)
  if (term.kind !== 'list') return [elementOf(name, content, path, texts, which)]
  const many = Math.max(
    ...[...texts].filter(([said]) => said === path || said.startsWith(`${path}.`)).map(([, all]) => all.length),
  )
  return Array.from({ length: many }, (_, index) => elementOf(name, content, path, texts, index))
}

const empty = { attributes: '', children: [], text: '' }
