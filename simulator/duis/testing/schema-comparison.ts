import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { projectDirectory, referenceFile } from '../../../certs/testing/judges.ts'
import { createRandom } from '../../environment/randomness.ts'
import { dccAlerts } from '../bodies/dcc-alerts.ts'
import type { Content } from '../bodies/notation/structure.ts'
import { type BodyName, requestBodies } from '../bodies/request-bodies.ts'
import { responseContents } from '../bodies/response-contents.ts'
import { readSigned } from '../read-signature.ts'
import { type DuisSchema, officialSchema, ownSchema } from '../schema/duis-schema.ts'
import { type Choose, generatedElement } from './generated-bodies.ts'
import { requestAround, responseAround } from './surroundings.ts'
import { variationPicker } from './variations.ts'

const templates = join(projectDirectory, 'node_modules/@smartdcc/duis-templates/templates')

/** The official schema and what it imports. */
export function officialFiles(): Map<string, Buffer> {
  const directory = referenceFile('duis')
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]))
}

/** The published requests by the names of their files, without their signatures, which are place holders. */
export const publishedRequests = (): readonly (readonly [name: string, xml: string])[] =>
  readdirSync(templates).map((name) => {
    const xml = readFileSync(join(templates, name), 'utf8')
    return [name, xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '')]
  })

export interface Comparison {
  /** How many documents both schemas take, and both refuse. */
  readonly taken: number
  readonly refused: number
  /** What one takes and the other refuses, each with the complaint. */
  readonly astray: readonly string[]
}

/**
 * Where ours takes what the official schema does not, on purpose: a counter beyond 64 bits in the header is refused in plain
 * words when it is read, and the codes proposed for the Network Operator Certificate check are codes here.
 */
const refusedElsewhere = /Element 'sr:(RequestID|CSPRegionResponseCode)'/

/** Holds both schemas against each other. */
export function compareSchemas(documents: Iterable<readonly [what: string, xml: string]>): Comparison {
  const ours = ownSchema()
  const official = officialSchema(officialFiles())
  const counts = { taken: 0, refused: 0 }
  const astray: string[] = []
  for (const [what, xml] of documents) {
    const [here, there] = complaints(xml, [ours, official])
    if (here === undefined && there === undefined) counts.taken += 1
    else if (here !== undefined && there !== undefined) counts.refused += 1
    else if (there !== undefined && refusedElsewhere.test(there)) counts.refused += 1
    else astray.push(`${what}: ${here === undefined ? `taken here, there ${there}` : `refused here: ${here}`}`)
  }
  for (const schema of [ours, official]) schema.dispose()
  return { ...counts, astray }
}

function complaints(xml: string, schemas: readonly DuisSchema[]): readonly (string | undefined)[] {
  const document = parsed(xml)
  if (document === null) return ['not well-formed', 'not well-formed']
  try {
    const content = readSigned(document)
    return schemas.map((schema) => schema.complaint(document, content.ok ? content.value.root : null))
  } finally {
    document.dispose()
  }
}

/** Null for a variation that is no XML. */
function parsed(xml: string): XmlDocument | null {
  try {
    return XmlDocument.fromString(xml)
  } catch {
    return null
  }
}

/**
 * Requests, each of its own: bodies written from their descriptions, with values at and beyond their bounds, and published
 * requests; most of both changed in one place.
 */
export function* variedRequests(count: number, seed: string): Generator<readonly [what: string, xml: string]> {
  const random = createRandom(seed)
  const pick: Choose = (below) => random.integer(0, below - 1)
  const published = publishedRequests().map(([name, xml]) => [name, variationPicker(xml)] as const)
  const names = Object.keys(requestBodies) as (keyof typeof requestBodies)[]
  for (let number = 0; number < count; number += 1) {
    if (pick(4) === 0) {
      const [name, vary] = published[pick(published.length)] ?? published[0] ?? [undefined, undefined]
      if (vary === undefined) continue
      const [what, xml] = vary(pick)
      yield [`${name}: ${what}`, xml()]
      continue
    }
    yield* variedRequest(names[number % names.length] ?? 'SignedPreCommand', pick)
  }
}

/** Requests of one body alone, as above. */
export function* variedRequestsOf(
  name: BodyName,
  count: number,
  seed: string,
): Generator<readonly [what: string, xml: string]> {
  const random = createRandom(`${seed}/${name}`)
  for (let number = 0; number < count; number += 1) yield* variedRequest(name, (below) => random.integer(0, below - 1))
}

function variedRequest(name: BodyName, pick: Choose): Generator<readonly [what: string, xml: string]> {
  const body = generatedElement(name, requestBodies[name], pick, strayIn[pick(strayIn.length)] ?? 0)
  return generated(name, requestAround(body), pick)
}

/** Of a hundred values: none, so that what is described is what is official; a few; many. */
const strayIn = [0, 3, 25]

function* generated(name: string, xml: string, pick: Choose): Generator<readonly [what: string, xml: string]> {
  if (pick(2) === 0) yield [name, xml]
  else {
    const [what, varied] = variationPicker(xml)(pick)
    yield [`${name}: ${what}`, varied()]
  }
}

/** What the DCC says, content by content and alert by alert, with values at and beyond their bounds. */
export function* generatedResponses(count: number, seed: string): Generator<readonly [what: string, xml: string]> {
  const random = createRandom(seed)
  const pick: Choose = (below) => random.integer(0, below - 1)
  const contents: readonly (readonly [string, Content<unknown>])[] = Object.entries(responseContents)
  const alerts: readonly (readonly [string, Content<unknown>])[] = Object.entries(dccAlerts)
  const all = [...contents, ...alerts]
  for (let number = 0; number < count; number += 1) {
    const [name, content] = all[number % all.length] ?? []
    if (name === undefined || content === undefined) continue
    const element = generatedElement(name, content, pick, strayIn[pick(strayIn.length)] ?? 0)
    yield [name, responseAround(element, number % all.length < contents.length ? 'content' : 'alert')]
  }
}
