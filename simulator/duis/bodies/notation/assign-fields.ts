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
  /** The paths of what there may be several of: the field itself, or elements that it stands in, outermost first. */
  readonly lists: readonly string[]
}

type How = Pick<FieldDescription, 'isOptional' | 'isChoice' | 'lists'>

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

const certain: How = { isOptional: false, isChoice: false, lists: [] }

const fieldsOfPart = (part: Part, path: string, how: How): readonly FieldDescription[] =>
  isChoice(part)
    ? part.alternatives.flatMap((fields) =>
        fieldsOfAll(fields, path, { ...how, isChoice: true, isOptional: how.isOptional || part.isOptional }),
      )
    : fieldsOfAll(part, path, how)

const fieldsOfAll = (fields: Fields, parent: string, how: How): readonly FieldDescription[] =>
  Object.entries(fields).flatMap(([field, term]) => {
    const path = within(parent, elementName(field))
    const lists = term.kind === 'list' ? [...how.lists, path] : how.lists
    return fieldsOf(contentOfTerm(term), path, { ...how, lists, isOptional: how.isOptional || mayBeAbsent(term) })
  })

const mayBeAbsent = (term: Term): boolean => term.kind === 'optional' || (term.kind === 'list' && term.least === 0)

const contentOfTerm = (term: Term): Content<unknown> =>
  term.kind === 'optional' || term.kind === 'list' ? term.of : term

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/**
 * A value for a field: `ImportMPAN` and `1200123456787`. Of several elements of one name, `SpecialDay[2].Date` says which,
 * counted from 1. Where it is not said, it is the one that was last spoken of, or the next where that has the field.
 */
export type Assignment = readonly [field: string, text: string]

/** Why fields make no body, in one sentence. */
export class NotAField extends Error {}

/** The greatest number of elements of one name: more than any list of DUIS takes. */
const mostOfOneName = 1000

/**
 * Puts fields together as the element that holds them. Elements around a field are there where the field is; what must be
 * there and may be empty is there.
 *
 * @throws NotAField for a name that no field or more than one field has, and for a value that is none of its words
 */
export function elementOfFields(
  name: string,
  content: Content<unknown>,
  assignments: readonly Assignment[],
): CanonicalElement {
  const fields = fieldsOf(content)
  const said: Said = { texts: new Map(), counts: new Map() }
  for (const [called, text] of assignments) {
    const { names, places } = placesIn(called)
    const field = fieldCalled(names, fields)
    const words = field.type?.facets.enumeration
    if (words !== undefined && !words.includes(text))
      throw new NotAField(`${field.path} is one of ${words.join(', ')}, not '${text}'`)
    put(field, places, text, said)
  }
  return elementOf(name, content, '', said)
}

/** `SpecialDay[2].Date`: the names alone, and the number after each, counted from the last. */
function placesIn(called: string): { readonly names: string; readonly places: readonly (number | null)[] } {
  const parts = called.split('.').map((part) => {
    const [, name = '', place] = /^([^[\]]*)(?:\[([1-9]\d{0,3})\])?$/.exec(part) ?? []
    if (name === '') throw new NotAField(`Write one of several as NAME[2].FIELD, not '${called}'`)
    return { name, place: place === undefined ? null : Number(place) }
  })
  return { names: parts.map(({ name }) => name).join('.'), places: parts.map(({ place }) => place).reverse() }
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

/** What was said so far, by paths with the number of each element of a list: `SpecialDay[2].Date`. */
interface Said {
  readonly texts: Map<string, string>
  /** How many elements there are of each list. */
  readonly counts: Map<string, number>
}

function put({ path, lists }: FieldDescription, places: readonly (number | null)[], text: string, said: Said): void {
  const names = path.split('.')
  const innermost = lists.at(-1)
  const rest = innermost === undefined ? '' : path.slice(innermost.length)
  let plain = ''
  let numbered = ''
  for (const [index, name] of names.entries()) {
    plain = within(plain, name)
    numbered = within(numbered, name)
    const place = places[names.length - 1 - index] ?? null
    if (!lists.includes(plain)) {
      if (place !== null) throw new NotAField(`There is only one ${plain}: write it without [${place}]`)
      continue
    }
    const count = said.counts.get(numbered) ?? 0
    const isTaken = plain === innermost && said.texts.has(`${numbered}[${count}]${rest}`)
    const number = place ?? Math.max(1, isTaken ? count + 1 : count)
    if (number > Math.min(count + 1, mostOfOneName))
      throw new NotAField(`There is no ${plain}[${number - 1}] before ${plain}[${number}]`)
    said.counts.set(numbered, Math.max(count, number))
    numbered = `${numbered}[${number}]`
  }
  if (said.texts.has(numbered)) throw new NotAField(`${numbered} is said twice`)
  said.texts.set(numbered, text)
}

const isSaid = (path: string, { texts }: Said): boolean =>
  texts.has(path) || [...texts.keys()].some((each) => each.startsWith(`${path}.`) || each.startsWith(`${path}[`))

function elementOf(name: string, content: Content<unknown>, path: string, said: Said): CanonicalElement {
  if (content.kind === 'simple') return { ...empty, name, text: said.texts.get(path) ?? '' }
  if (content.kind === 'attributed') {
    const attributes = Object.keys(content.attributes).map((field) => {
      const text = said.texts.get(within(path, field))
      return text === undefined ? '' : ` ${field}="${canonicalAttribute(text)}"`
    })
    return { ...elementOf(name, content.of, path, said), attributes: attributes.join('') }
  }
  const children = content.parts.flatMap((part) =>
    isChoice(part)
      ? part.alternatives.flatMap((fields) => childrenOfAll(fields, path, said, false))
      : childrenOfAll(part, path, said, true),
  )
  return { ...empty, name, children }
}

const childrenOfAll = (fields: Fields, path: string, said: Said, areNeeded: boolean): readonly CanonicalElement[] =>
  Object.entries(fields).flatMap(([field, term]) =>
    childrenOf(elementName(field), term, within(path, elementName(field)), said, areNeeded),
  )

function childrenOf(
  name: string,
  term: Term,
  path: string,
  said: Said,
  isNeeded: boolean,
): readonly CanonicalElement[] {
  const content = contentOfTerm(term)
  if (term.kind === 'list')
    return Array.from({ length: said.counts.get(path) ?? 0 }, (_, index) =>
      elementOf(name, content, `${path}[${index + 1}]`, said),
    )
  const isThere = isSaid(path, said) || (isNeeded && !mayBeAbsent(term) && mayBeEmpty(content))
  return isThere ? [elementOf(name, content, path, said)] : []
}

/** Whether an element may stand there without anything in it, though something could be. */
const mayBeEmpty = (content: Content<unknown>): boolean =>
  content.kind === 'structure' &&
  content.parts.length > 0 &&
  content.parts.every((part) => (isChoice(part) ? part.isOptional : Object.values(part).every(mayBeAbsent)))

const empty = { attributes: '', children: [], text: '' }
