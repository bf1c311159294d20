import { ParseOption, XmlDocument } from 'libxml2-wasm'
import { failed, type Result } from '../../vocabulary/result.ts'
import { firstComplaint, type NotDuis, notDuis } from '../not-duis.ts'
import { type BrokenBound, brokenBound, documentBounds } from './document-bounds.ts'
import { utf8Of } from './document-encoding.ts'

// No NOENT, no DTD loading, no HUGE. The octets are in UTF-8 by now, whatever a declaration says of them.
const options = { encoding: 'utf-8', option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE }

const complaints: Readonly<Record<BrokenBound, string>> = {
  octets: `The document is longer than ${documentBounds.octets} octets.`,
  nodes: `The document has more than ${documentBounds.nodes} elements and attributes.`,
  depth: `The document has elements more than ${documentBounds.depth} deep.`,
  attributes: `The document has an element with more than ${documentBounds.attributes} attributes.`,
  namespaces: `The document has more than ${documentBounds.namespaces} namespace declarations in force at one element.`,
  interruptions: `The document has more than ${documentBounds.interruptions} comments, CDATA sections and processing instructions.`,
  // DUIS has none, and entities are how small documents grow large.
  'document-type': 'A document type declaration is not allowed.',
  'not-well-formed':
    'The document is not well-formed XML: a tag, a character or what is between quotation marks is none of XML.',
}

/**
 * Parses octets that anyone may have sent, hands the document to `use`, and frees it. What is done with them grows in
 * proportion to their number: a document is held to its bounds before anything that grows faster.
 */
export function withDocument<Value>(
  octets: Uint8Array,
  use: (document: XmlDocument) => Result<Value, NotDuis>,
): Result<Value, NotDuis> {
  if (octets.length === 0) return failed(notDuis('The document is empty.'))
  if (octets.length > 2 * documentBounds.octets) return failed(notDuis(complaints.octets))
  const utf8 = utf8Of(octets)
  if (!utf8.ok) return utf8
  const broken = brokenBound(utf8.value)
  if (broken !== undefined) return failed(notDuis(complaints[broken]))
  const parsed = parse(utf8.value)
  if (!parsed.ok) return parsed
  try {
    if (parsed.value.dtd !== null) return failed(notDuis(complaints['document-type']))
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
