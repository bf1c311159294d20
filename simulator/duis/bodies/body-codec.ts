import type { CanonicalElement } from '../canonical-reader.ts'
import { NotAsDescribed } from './notation/not-as-described.ts'
import { readContent } from './notation/read-content.ts'
import { writeElement } from './notation/write-content.ts'
import { type BodyContent, type BodyName, requestBodies } from './request-bodies.ts'

/** A body and its values, by the name of its element. */
export type NamedBody = {
  readonly [Name in BodyName]: { readonly name: Name; readonly content: BodyContent<Name> }
}[BodyName]

const isBodyName = (name: string): name is BodyName => Object.hasOwn(requestBodies, name)

/** Reads a schema-valid body; null where it is none of DUIS 5.4, which the schema of another version may take. */
export function readRequestBody(element: CanonicalElement): NamedBody | null {
  const { name } = element
  if (!isBodyName(name)) return null
  try {
    return { name, content: readContent(requestBodies[name], element) } as NamedBody
  } catch (error) {
    if (error instanceof NotAsDescribed) return null
    throw error
  }
}

/** Writes a body as canonical XML. */
export const writeRequestBody = <Name extends BodyName>(name: Name, content: BodyContent<Name>): string =>
  writeElement(name, requestBodies[name], content)
