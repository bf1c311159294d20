import type { z } from 'zod'
import type { Operation, ServedNetwork } from '../operation.ts'

/** An operation that reads, with what a path of it says. */
interface Reading {
  readonly operation: Operation
  readonly path: Readonly<Record<string, string>>
}

/** The operation behind a path below the root of the control API: `/devices/00-DB-…/link/1`; undefined where none reads there. */
export function readingAt(operations: readonly Operation[], address: string): Reading | undefined {
  const pieces = address.split('/')
  for (const operation of operations) {
    const path = operation.method === 'get' ? parametersIn(operation.route.split('/'), pieces) : undefined
    if (path !== undefined) return { operation, path }
  }
  return undefined
}

function parametersIn(route: readonly string[], pieces: readonly string[]): Record<string, string> | undefined {
  if (route.length !== pieces.length) return undefined
  const said: Record<string, string> = {}
  for (const [index, part] of route.entries()) {
    const piece = pieces[index] ?? ''
    if (part.startsWith(':')) said[part.slice(1)] = piece
    else if (part !== piece) return undefined
  }
  return said
}

/**
 * What the control API answers at a path, as JSON has it.
 *
 * @throws what the operation throws: NotFound, for one
 */
export async function answerAt(operations: readonly Operation[], network: ServedNetwork, address: string) {
  const reading = readingAt(operations, address)
  if (reading === undefined) throw new Error(`No operation reads ${address}`)
  const { operation, path } = reading
  const read = (schema: z.ZodType, said: unknown) => schema.parse(said)
  const answer = await operation.perform(network, {
    path: read(operation.path, path),
    query: read(operation.query, {}),
    body: read(operation.body, {}),
  })
  return asJson(answer)
}

/** Counters of 64 bits are texts, as in every answer. */
const asJson = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (_key, value) => (typeof value === 'bigint' ? String(value) : value)))
