import { type JsonSchema, typeInWords } from './json-schema.ts'

/** A value that may be said, by its path: `settings.onUnknown.no-registration`, `networkParties[].from`. */
export interface Field {
  readonly path: string
  readonly type: string
  readonly required: boolean
  readonly description: string
}

/** Every value that a schema has room for, groups and lists of groups opened. */
export function fieldsIn(schema: JsonSchema, path = ''): readonly Field[] {
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null')
  if (schema.type === 'array' && schema.items !== undefined) return fieldsIn(schema.items, `${path}[]`)
  if (alternatives.length === 1) return fieldsIn(alternatives[0] ?? {}, path)
  if (alternatives.length > 1) return merged(alternatives, path)
  const { properties = {}, required = [] } = schema
  return Object.entries(properties).flatMap(([name, inner]) => {
    const innerPath = path === '' ? name : `${path}.${name}`
    const within = fieldsIn(inner, innerPath)
    return within.length > 0 ? within : [leaf(inner, innerPath, required.includes(name))]
  })
}

const leaf = (schema: JsonSchema, path: string, required: boolean): Field => ({
  path,
  type: typeInWords(schema),
  required,
  description: schema.description ?? '',
})

/** The fields of alternatives in one list; those that only some of them have say so. */
function merged(alternatives: readonly JsonSchema[], path: string): readonly Field[] {
  const found = new Map<string, Field[]>()
  for (const field of alternatives.flatMap((each) => fieldsIn(each, path)))
    found.set(field.path, [...(found.get(field.path) ?? []), field])
  return [...found.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const only = same.length < alternatives.length ? kindsWith(alternatives, first.path, path) : ''
    const type = [...new Set(same.map((each) => each.type))].join(' or ')
    return [{ ...first, type, description: [first.description, only].filter((text) => text !== '').join('. ') }]
  })
}

/** `Only of delayed`: by the values that tell the alternatives apart. */
function kindsWith(alternatives: readonly JsonSchema[], fieldPath: string, path: string): string {
  const having = alternatives.filter((each) => fieldsIn(each, path).some((field) => field.path === fieldPath))
  const kinds = having.flatMap(({ properties = {} }) => Object.values(properties).flatMap((each) => each.const ?? []))
  return kinds.length === 0 ? '' : `Only of ${kinds.join(', ')}`
}
