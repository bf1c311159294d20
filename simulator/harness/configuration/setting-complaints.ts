import { z } from 'zod'
import { complaintsInShort } from '../../vocabulary/complaints.ts'

/**
 * What is wrong with settings that a schema refused: the first settings by their paths, what each should be and what it is
 * for, and how many more are wrong.
 *
 * @param whole what all of them together are called
 */
export const settingComplaints = (schema: z.ZodType, { issues }: z.ZodError, whole = 'the configuration'): string =>
  complaintsInShort(issues, (issue) => complaintAbout(schema, issue, whole))

function complaintAbout(schema: z.ZodType, issue: z.core.$ZodIssue, whole: string): string {
  const { path } = issue
  // Of a name that is none, what is wrong with the name and not that there is something wrong with it.
  const message = (issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined) ?? issue.message
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => [...path, key].join('.')).join(', ')
    return `${names}: there is no such setting; ${path.join('.') || whole} has ${inShort(namesAt(schema, path))}`
  }
  const purpose = settingAt(schema, path)?.purpose
  return `${path.join('.') || whole}: ${message}${purpose === undefined ? '' : ` (${purpose})`}`
}

/** A schema with what was said of it on the way through its wrappers (default, optional). */
interface Setting {
  readonly schema: z.ZodType
  readonly purpose: string | undefined
}

function settingAt(root: z.ZodType, path: readonly PropertyKey[]): Setting | undefined {
  let setting = unwrapped(root)
  for (const name of path) {
    const inner = typeof name === 'number' ? elementOf(setting.schema) : shapeOf(setting.schema)[String(name)]
    if (inner === undefined) return setting.purpose === undefined ? undefined : setting
    setting = unwrapped(inner)
  }
  return setting
}

const namesAt = (root: z.ZodType, path: readonly PropertyKey[]): readonly string[] => {
  const setting = settingAt(root, path)
  return setting === undefined ? [] : [...Object.keys(shapeOf(setting.schema)), ...keysOf(setting.schema)]
}

/** The first of many names, and how many more there are. */
const inShort = (names: readonly string[], most = 12): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`

function unwrapped(schema: z.ZodType): Setting {
  let inner = schema
  let purpose = inner.description
  for (let within = innerOf(inner); within !== undefined; within = innerOf(inner)) {
    inner = within
    purpose ??= inner.description
  }
  return { schema: inner, purpose }
}

/** What a wrapper wraps, and what stands behind a preliminary reading (`listOf`). */
function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if ('element' in schema) return undefined
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform) return schema.out as z.ZodType
  return 'unwrap' in schema && typeof schema.unwrap === 'function' ? (schema.unwrap() as z.ZodType) : undefined
}

const elementOf = (schema: z.ZodType): z.ZodType | undefined =>
  'element' in schema ? (schema.element as z.ZodType) : undefined

const shapeOf = (schema: z.ZodType): Readonly<Record<string, z.ZodType>> =>
  'shape' in schema ? (schema.shape as Record<string, z.ZodType>) : {}

/** The names that a record takes, where they are listed. */
const keysOf = (schema: z.ZodType): readonly string[] =>
  schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : []
