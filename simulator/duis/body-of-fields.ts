import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import {
  type Assignment,
  elementOfFields,
  type FieldDescription,
  fieldsOf,
  NotAField,
} from './bodies/notation/assign-fields.ts'
import { NotAsDescribed } from './bodies/notation/described.ts'
import { readContent } from './bodies/notation/read-content.ts'
import type { Content } from './bodies/notation/structure.ts'
import { requestBodies } from './bodies/request-bodies.ts'
import { readBody } from './read-request.ts'
import type { RequestBody } from './request.ts'

const descriptions: Readonly<Record<string, Content<unknown>>> = requestBodies

/** The fields of a body by the name of its element; none for a body that nobody describes. */
export const fieldsOfBody = (element: string): readonly FieldDescription[] => {
  const description = descriptions[element]
  return description === undefined ? [] : fieldsOf(description)
}

/**
 * A body put together from its fields by their DUIS names, of which as much is written as tells them apart. Whether each value
 * is one that the schema takes is for the schema to say, when the request is written.
 *
 * @example bodyOfFields('SetDeviceConfigurationImportMPxN', [['ImportMPAN', '1200123456787']])
 * @returns why there is no such body, in one sentence
 */
export function bodyOfFields(element: string, assignments: readonly Assignment[]): Result<RequestBody, string> {
  const description = descriptions[element]
  if (description === undefined) return failed(`Nothing is known of a body ${element}`)
  try {
    const made = elementOfFields(element, description, assignments)
    readContent(description, made)
    return succeeded(readBody(made))
  } catch (error) {
    if (error instanceof NotAField) return failed(error.message)
    if (error instanceof NotAsDescribed) return failed(`The body is not whole: ${error.message}`)
    throw error
  }
}
