import { isDeepStrictEqual } from 'node:util'
import type { BodyContent, BodyName } from '../../duis/bodies/request-bodies.ts'
import type { RequestBody } from '../../duis/request.ts'
import type { UseCaseCommand } from '../../gbcs/content/command-content.ts'

type Content<Name extends BodyName> =
  Extract<RequestBody, { readonly kind: Name }> extends never
    ? BodyContent<Name>
    : Extract<RequestBody, { readonly kind: Name }>

/**
 * How a user reads the content of a Pre-Command back as the body that it would be the answer to. This is the user's own
 * reading: it knows nothing of the transform (docs/ARCHITECTURE.md#arrows).
 */
export interface Reading {
  readonly serviceReferenceVariant: string
  readonly command: UseCaseCommand<unknown>
  /**
   * The body that the values say. What values leave open is settled by the body that was sent: the order of entries, and which of
   * several ways to say one thing was taken.
   *
   * @throws NotAsked for a value that no body asks for
   */
  read(values: never, asked: never): object
}

/** A value in a Pre-Command that no body of the request could ask for, by the name of its field. */
export class NotAsked extends Error {
  constructor(field: string) {
    super(`${field} is not what was asked for`)
  }
}

/**
 * @example
 * reading('7.12', 'SetRandomisedOffsetLimit', ecs38, ({ limitSeconds }) => ({ randomisedOffsetLimit: limitSeconds }))
 */
export const reading = <Name extends BodyName, Values>(
  serviceReferenceVariant: string,
  _element: Name,
  command: UseCaseCommand<Values>,
  read: (values: Values, asked: Content<Name>) => object,
): Reading => ({ serviceReferenceVariant, command, read })

/** @throws NotAsked unless the field is as every request has it */
export function must(holds: boolean, field: string): void {
  if (!holds) throw new NotAsked(field)
}

/**
 * Values that are the same whatever was asked for, by the names of their fields.
 *
 * @throws NotAsked for the first that is another
 */
export function always(values: object, constants: Readonly<Record<string, unknown>>, path = ''): void {
  for (const [key, constant] of Object.entries(constants))
    must(isDeepStrictEqual((values as Readonly<Record<string, unknown>>)[key], constant), `${path}${key}`)
}

/** Of several values that each say one field: the first that is not as asked, else what was asked. */
export function allOf<Value>(asked: Value, ...said: readonly Value[]): Value {
  const other = said.findIndex((each) => !isDeepStrictEqual(each, asked))
  // What differs may be undefined: nothing is said where something was asked for.
  return other < 0 ? asked : (said[other] as Value)
}
