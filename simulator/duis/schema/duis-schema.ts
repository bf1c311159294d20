import { type XmlDocument, XmlElement, XmlXPath, type XsdValidator } from 'libxml2-wasm'
import { groupsOfRequestBodies } from '../bodies/request-bodies.ts'
import { firstComplaint, presentable } from '../not-duis.ts'
import { at, type CanonicalElement } from '../xml/canonical-reader.ts'
import { compileOfficialSchema, compileSchema } from './compile-schema.ts'
import { requestSchema, responseSchema } from './service-user-gateway.ts'

/** Says whether a document is one of DUIS. */
export interface DuisSchema {
  /**
   * The first thing that is wrong with a document, in one line; undefined where it is valid.
   *
   * @param canonical its document element, read from the canonical form; null where it has none
   */
  complaint(document: XmlDocument, canonical: CanonicalElement | null): string | undefined
  /** Frees what is compiled. */
  dispose(): void
}

/** Compiles an official schema; throws SIM_CONFIGURATION where the files are none. */
export function officialSchema(files: ReadonlyMap<string, Buffer>): DuisSchema {
  const compiled = compileOfficialSchema(files)
  return { complaint: (document) => complaintOf(compiled, document), dispose: () => compiled.dispose() }
}

function complaintOf(schema: XsdValidator, document: XmlDocument): string | undefined {
  try {
    schema.validate(document)
    return undefined
  } catch (error) {
    return firstComplaint(error)
  }
}

type Group = keyof typeof groupsOfRequestBodies | 'responses'

/** What every network is for, and the part that judges a request without a body. */
const atStart: Group = 'securityCredentials'

/** Parts that were compiled, for every network of the process: they are the same for all, and there are but a few. */
const compiledParts = new Map<Group, XsdValidator>()

function partOf(group: Group): XsdValidator {
  const known = compiledParts.get(group)
  if (known !== undefined) return known
  const part = compileSchema(group === 'responses' ? responseSchema() : requestSchema(groupsOfRequestBodies[group]))
  compiledParts.set(group, part)
  return part
}

/**
 * Our own schema, in a part for each group of Service References and one for responses. A part is compiled when the first
 * document of it comes: all of them take longer than the rest of a start, and few networks need all. What every network needs
 * is compiled at once.
 */
export function ownSchema(): DuisSchema {
  partOf(atStart)
  return { complaint: complaintOfOwn, dispose: () => {} }
}

function complaintOfOwn(document: XmlDocument, canonical: CanonicalElement | null): string | undefined {
  if ((canonical ?? document.root).name === 'Response') return complaintOf(partOf('responses'), document)
  const group = groups.get(at(canonical ?? undefined, 'Body')?.children[0]?.name ?? '')
  return group === undefined ? complaintByPath(document) : complaintOf(partOf(group), document)
}

/** Of a request that has no body that is known, or no canonical form to look for it in. */
function complaintByPath(document: XmlDocument): string | undefined {
  const found = document.root.get(bodyOfRequest)
  const body = found instanceof XmlElement ? found : null
  const group = groups.get(body?.name ?? '')
  // A part lists the bodies that it expects, which are not all.
  if (body !== null && group === undefined)
    return `line ${body.line}: Element '${presentable(`{${body.namespaceUri}}${body.name}`)}' is no body of a Service Request`
  return complaintOf(partOf(group ?? atStart), document)
}

const groups = new Map(
  Object.entries(groupsOfRequestBodies).flatMap(([group, bodies]) =>
    Object.keys(bodies).map((name) => [name, group as Group] as const),
  ),
)

/** By path and not from sibling to sibling: the library has no node for a processing instruction that stands between two. */
const bodyOfRequest = XmlXPath.compile("*[local-name()='Body']/*")
