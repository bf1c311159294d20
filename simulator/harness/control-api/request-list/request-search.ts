import { regions } from '../../../market/regions.ts'
import { type Instant, instant, parseInstant } from '../../../vocabulary/instant.ts'
import { failed, type Result, succeeded } from '../../../vocabulary/result.ts'
import { type Token, tokensOf, wordsIn } from '../search/tokens.ts'
import type { RequestRow } from './request-row.ts'

/** What is looked for in the list of requests. */
export interface RequestSearch {
  /** Each must be the beginning of a word of the row. In lower case. */
  readonly words: readonly string[]
  /** What a row that has the words must fit besides; null for nothing. */
  readonly fits: ((row: RequestRow) => boolean) | null
  /** Answered at that instant or later; null for any. */
  readonly from: Instant | null
  /** Answered before that instant; null for any. */
  readonly until: Instant | null
}

export const everyRequest: RequestSearch = { words: [], fits: null, from: null, until: null }

/** A field of the search: the texts of a row in which its words are looked for, whole or by how they begin. */
interface Field {
  readonly textsOf: (row: RequestRow) => readonly (string | null)[]
  readonly isWhole?: boolean
  /** What is looked for in the place of what was written. */
  readonly means?: (text: string) => string
}

const fields: Readonly<Record<string, Field>> = {
  device: { textsOf: ({ device }) => [device.id, device.type] },
  user: { textsOf: ({ submittedBy: { entityIdentifier, name, role } }) => [entityIdentifier, name, role] },
  srv: { textsOf: ({ serviceReferenceVariant }) => [serviceReferenceVariant], isWhole: true },
  code: { textsOf: ({ code, finalCode }) => [code, finalCode], isWhole: true },
  rule: { textsOf: ({ rule }) => [rule], isWhole: true },
  reason: { textsOf: ({ reason }) => [reason] },
  outcome: { textsOf: ({ outcome }) => [outcome], isWhole: true },
  area: {
    textsOf: ({ device }) => [device.area],
    means: (text) => regions.find(({ distributorId }) => distributorId === text)?.name.toLowerCase() ?? text,
  },
  mpxn: { textsOf: ({ device }) => [device.meteringPoint] },
  post: {
    textsOf: ({ device }) => [device.postCode?.replace(' ', '') ?? null],
    means: (text) => text.replaceAll(' ', ''),
  },
}

const names: ReadonlySet<string> = new Set([...Object.keys(fields), 'after', 'before', 'took', 'expected'])

/** How a search is written, for those who look it up. */
export const searchInWords =
  `Words, or how they begin, that a request must all have; or what a field must hold: ${[...names].map((name) => `${name}:`).join(' ')}. ` +
  'A text with spaces stands in quotation marks, user:"Seven Suppliers". after: and before: take an instant or a day, took: a time such as >1s, <500ms ' +
  'or >2m from the answer to the end, expected:no finds what came otherwise than its tester expected'

/** Each may be asked of every row. */
const mostTokens = 20

/** Reads a search; or says in a sentence what of it cannot be read. */
export function readSearch(text: string): Result<RequestSearch, string> {
  const words: string[] = []
  const conditions: ((row: RequestRow) => boolean)[] = []
  let [from, until]: [Instant | null, Instant | null] = [null, null]
  const tokens = tokensOf(text, names)
  if (tokens.length > mostTokens)
    return failed(`A search has at most ${mostTokens} words, and this one has ${tokens.length}`)
  for (const token of tokens) {
    const said = read(token)
    if (typeof said === 'string') return failed(said)
    words.push(...said.words)
    if (said.fits !== null) conditions.push(said.fits)
    from = said.from ?? from
    until = said.until ?? until
  }
  const fits = conditions.length === 0 ? null : (row: RequestRow) => conditions.every((condition) => condition(row))
  return succeeded({ words: withoutBeginnings(words), fits, from, until })
}

/** Without those that another begins with: a row that has the longer one has them too. */
const withoutBeginnings = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].filter((word, at, all) => !all.some((other, place) => place !== at && other.startsWith(word)))

function read({ field, text }: Token): RequestSearch | string {
  if (field === null) return { ...everyRequest, words: wordsIn(text) }
  switch (field) {
    case 'after':
    case 'before': {
      const moment = momentIn(text)
      if (moment === null)
        return `${field}:${text} is no instant such as 2026-11-22T09:00Z, and no day such as 2026-11-22`
      return { ...everyRequest, [field === 'after' ? 'from' : 'until']: moment }
    }
    case 'took':
      return readTook(text)
    case 'expected':
      if (text !== 'yes' && text !== 'no') return 'expected: is yes or no: whether what its tester expected came'
      return { ...everyRequest, fits: ({ expected }) => expected?.met === (text === 'yes') }
    default:
      return ofField(fields[field], text)
  }
}

function ofField(field: Field | undefined, said: string): RequestSearch {
  if (field === undefined || said === '') return everyRequest
  const { textsOf, isWhole = false, means = (text: string) => text } = field
  const words = wordsIn(means(said))
  const isSaid = isWhole ? isText : beginsWord
  const fits = (row: RequestRow): boolean => {
    const texts = textsOf(row)
    return words.every((word) => texts.some((text) => text !== null && isSaid(text, word)))
  }
  return { ...everyRequest, words, fits }
}

const isText = (text: string, word: string): boolean => text.toLowerCase() === word

/** Whether a word of a text begins so. Asked of every row that has the word, so it takes nothing apart. */
function beginsWord(text: string, word: string): boolean {
  const lower = text.toLowerCase()
  return lower.startsWith(word) || lower.includes(` ${word}`) || lower.includes(`,${word}`)
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

function readTook(text: string): RequestSearch | string {
  const [, sign, number = '', unit = ''] = /^([<>])(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? []
  const milliseconds = Number(number) * (units[unit] ?? 0)
  if (sign === undefined) return `took:${text} is no time such as >1s, <500ms or >2m`
  return {
    ...everyRequest,
    fits: ({ endedAfter }) =>
      endedAfter !== null && (sign === '>' ? endedAfter > milliseconds : endedAfter < milliseconds),
  }
}

/** An instant; without seconds or zone too, which is UTC then; or a day, which begins at midnight. */
function momentIn(text: string): Instant | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:t(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)z?)?$/.exec(text) ?? []
  if (day === undefined) return parseInstant(text.toUpperCase())
  const milliseconds = Date.parse(`${day}T${time ?? '00:00'}Z`)
  return Number.isNaN(milliseconds) ? null : instant(milliseconds)
}
