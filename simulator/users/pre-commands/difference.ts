import { isDeepStrictEqual } from 'node:util'
import { elementName } from '../../duis/bodies/notation/element-name.ts'

/** The first field in which two bodies differ, by the names of DUIS from the body down; null where they say the same. */
export function differenceOf(said: unknown, asked: unknown, path: readonly string[] = []): string | null {
  if (isRecord(said) && isRecord(asked)) {
    const keys = new Set([...Object.keys(said), ...Object.keys(asked)])
    return firstOf([...keys], (key) => differenceOf(said[key], asked[key], [...path, elementName(key)]))
  }
  if (Array.isArray(said) && Array.isArray(asked)) {
    const places = Array.from({ length: Math.max(said.length, asked.length) }, (_, at) => at)
    return firstOf(places, (at) => differenceOf(said[at], asked[at], path))
  }
  return isDeepStrictEqual(said, asked) ? null : path.join('.')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value)

function firstOf<Item>(items: readonly Item[], look: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = look(item)
    if (found !== null) return found
  }
  return null
}
