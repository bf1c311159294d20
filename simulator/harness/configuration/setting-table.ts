import type { z } from 'zod'

/** One setting by its path, as a person looks it up. */
export interface SettingRow {
  readonly path: string
  /** What stands where nothing is said; undefined where there is no default. */
  readonly default: unknown
  readonly meaning: string
}

/** Every setting of a schema that is an object of objects, in the order of its declaration. */
export function settingRows(schema: z.ZodType, defaults: unknown, path: readonly string[] = []): readonly SettingRow[] {
  const { inner, meaning } = unwrapped(schema)
  if (!('shape' in inner)) return [{ path: path.join('.'), default: defaults, meaning }]
  const shape = inner.shape as Readonly<Record<string, z.ZodType>>
  const values = new Map(Object.entries(defaults ?? {}))
  return Object.entries(shape).flatMap(([name, below]) => settingRows(below, values.get(name), [...path, name]))
}

/** A schema without its wrappers (default, optional), and what was said of it on the way. */
function unwrapped(schema: z.ZodType): { readonly inner: z.ZodType; readonly meaning: string } {
  let inner = schema
  let meaning = schema.description
  while ('unwrap' in inner && typeof inner.unwrap === 'function') {
    inner = inner.unwrap() as z.ZodType
    meaning ??= inner.description
  }
  return { inner, meaning: meaning ?? '' }
}
