import { keywords } from './rfc2253.ts'

/** No name of the SMKI comes near it; it bounds what a hostile one can cost. */
const longestNameCharacters = 1000

/** One attribute and the separator behind it: RFC 2253 3, and the spaces, quotes and semicolons of its section 4. */
const part =
  /\s*(?:OID\.)?([a-z][a-z0-9-]*|\d+(?:\.\d+)*)\s*=\s*("(?:[^"\\]|\\.)*"|(?:[^\\,+;"]|\\.)*?)\s*(?:([,;+])|$)/isy

/**
 * Whether two texts are the same name. RFC 2253 leaves room: keywords in any case or as numbers, white space around the
 * separators, several escapes for one character. The order of the parts is the name's own.
 */
export const isSameRfc2253 = (one: string, other: string): boolean =>
  one === other || (normalForm(one) ?? one) === (normalForm(other) ?? other)

/** Null where the text is no name. */
function normalForm(text: string): string | null {
  if (text.length > longestNameCharacters) return null
  const parts: string[] = []
  part.lastIndex = 0
  for (;;) {
    const [, type, value = '', separator] = part.exec(text) ?? []
    if (type === undefined) return null
    parts.push(JSON.stringify([typeOf(type), plain(value), separator === '+']))
    if (separator === undefined) return parts.join()
  }
}

const typesByKeyword = new Map(Object.entries(keywords).map(([type, keyword]) => [keyword, type]))

const typeOf = (type: string): string => typesByKeyword.get(type.toUpperCase()) ?? type.toUpperCase()

/** Without quotes and escapes; a value in hexadecimal stays one, in capitals. */
function plain(value: string): string {
  if (value.startsWith('#')) return value.toUpperCase()
  const unquoted = value.startsWith('"') ? value.slice(1, -1) : value
  const octets = unquoted.replace(/(?:\\[0-9a-f]{2})+/gi, (escaped) =>
    Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString('utf8'),
  )
  return `=${octets.replace(/\\(.)/gs, '$1')}`
}
