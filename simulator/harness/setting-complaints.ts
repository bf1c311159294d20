import type { z } from 'zod'

/**
 * What is wrong with settings that a schema refused, one sentence each: the setting by its path, what it should be, and
 * what it is for.
 */
export const settingComplaints = (schema: z.ZodType, { issues }: z.ZodError): readonly string[] =>
  issues.map((issue) => complaintAbout(schema, issue))

function complaintAbout(schema: z.ZodType, issue: z.core.$ZodIssue): string {
  const { path, message } = issue
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => [...path, key].join('.')).join(', ')
    return `${names}: there is no such setting; ${path.join('.') || 'the configuration'} has ${namesAt(schema, path).join(', ')}`
  }
  const purpose = settingAt(schema, path)?.purpose
  return `${path.join('.') || 'the configuration'}: ${message}${purpose === undefined ? '' : ` (${purpose})`}`
}

/** A schema with what was said of it on the way through its wrappers (default, optional). */
interface Setting {
  readonly schema: z.ZodType
  readonly purpose: string | undefined
}

function settingAt(root: z.ZodType, path: readonly PropertyKey[]): Setting | undefined {
  let setting = unwrapped(root)
  for (const name of path) {
    const inner = shapeOf(setting.schema)[String(name)]
    if (inner === undefined) return setting.purpose === undefined ? undefined : setting
    setting = unwrapped(inner)
  }
  return setting
}

const namesAt = (root: z.ZodType, path: readonly PropertyKey[]): readonly string[] => {
  const setting = settingAt(root, path)
  return setting === undefined ? [] : Object.keys(shapeOf(setting.schema))
}

function unwrapped(schema: z.ZodType): Setting {
  let inner = schema
  let purpose = inner.description
  while ('unwrap' in inner && typeof inner.unwrap === 'function') {
    inner = inner.unwrap() as z.ZodType
    purpose ??= inner.description
  }
  return { schema: inner, purpose }
}

const shapeOf = (schema: z.ZodType): Readonly<Record<string, z.ZodType>> =>
  'shape' in schema ? (schema.shape as Record<string, z.ZodType>) : {}
