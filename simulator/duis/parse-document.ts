import { ParseOption, XmlDocument } from 'libxml2-wasm'
import { failed, type Result } from '../vocabulary/result.ts'
import { firstComplaint, type NotDuis, notDuis } from './not-duis.ts'

/** The longest document that is looked at. The longest that DUIS knows, a tariff, has 27 kB. */
export const largestDocument = 1024 * 1024

/**
 * The most `<` and `=` in a document; the largest published one has 812. What the library does about attributes and about
 * errors takes time with the square of their number.
 */
export const mostMarkup = 10_000

/** A tag has a `<`, an attribute has a `=`. */
const markup = [0x3c, 0x3d]

// No NOENT, no DTD loading, no HUGE: the library's own bounds on depth (256) and on growth by entities stay in force.
const options = { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE }

/**
 * Parses octets that anyone may have sent, hands the document to `use`, and frees it.
 *
 * A document type declaration is refused: DUIS has none, and entities are how small documents grow large.
 */
export function withDocument<Value>(
  octets: Uint8Array,
  use: (document: XmlDocument) => Result<Value, NotDuis>,
): Result<Value, NotDuis> {
  if (octets.length === 0) return failed(notDuis('The document is empty.'))
  if (octets.length > largestDocument) return failed(notDuis(`The document is longer than ${largestDocument} octets.`))
  if (hasTooMuchMarkup(octets)) return failed(notDuis(`The document has more than ${mostMarkup} markup characters.`))
  const parsed = parse(octets)
  if (!parsed.ok) return parsed
  try {
    if (parsed.value.dtd !== null) return failed(notDuis('A document type declaration is not allowed.'))
    return use(parsed.value)
  } finally {
    parsed.value.dispose()
  }
}

function parse(octets: Uint8Array): Result<XmlDocument, NotDuis> {
  try {
    return { ok: true, value: XmlDocument.fromBuffer(octets, options) }
  } catch (error) {
    return failed(notDuis(`The document is not well-formed XML: ${firstComplaint(error)}.`))
  }
}

function hasTooMuchMarkup(octets: Uint8Array): boolean {
  if (octets.length <= mostMarkup) return false
  let count = 0
  for (const mark of markup) {
    for (let at = octets.indexOf(mark); at !== -1 && count <= mostMarkup; at = octets.indexOf(mark, at + 1)) count += 1
  }
  return count > mostMarkup
}
