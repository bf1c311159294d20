import { z } from 'zod'
import { fieldsOfBody } from '../../duis/body-of-fields.ts'
import { parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'

const userId = z
  .string()
  .refine((text) => parseEntityIdentifier(text) === text, 'is not a User ID such as 90-B3-D5-1F-30-01-00-00')

const isVariant = (text: string): boolean => Object.hasOwn(serviceRequests, text)

/** One that DUIS has. */
export const serviceReferenceVariant = z.string().refine(isVariant, 'is not a Service Reference Variant such as 6.15.1')

const variantOrAll = z
  .string()
  .refine((text) => text === 'all' || isVariant(text), 'is neither a Service Reference Variant such as 7.2 nor all')

/** How many Commands at most, by Service Reference Variant; `all` is of all together. */
const thresholds = z.record(variantOrAll, z.int().min(0)).default({})

/** Types of DUIS that are numbers. */
const numeric: ReadonlySet<string | undefined> = new Set([
  'decimal',
  'integer',
  'positiveInteger',
  'nonNegativeInteger',
  'nonPositiveInteger',
  'byte',
  'short',
  'int',
  'unsignedShort',
  'unsignedInt',
  'unsignedLong',
])

/** The elements of the body of a Service Request that hold numbers: DUIS begins their names with a capital, those of attributes not. */
function numbersOf(variant: string): readonly string[] {
  const element = serviceRequests[variant]?.element
  const fields = element === undefined ? [] : fieldsOfBody(element)
  const names = fields.filter(({ type }) => numeric.has(type?.base)).map(({ path }) => path.split('.').at(-1) ?? path)
  return [...new Set(names.filter((name) => /^[A-Z]/.test(name)))]
}

const limits = z
  .strictObject({ least: z.number().optional(), most: z.number().optional() })
  .refine(({ least, most }) => least !== undefined || most !== undefined, 'says neither least nor most')

const attributes = z.record(serviceReferenceVariant, z.record(z.string(), limits)).check(({ value, issues }) => {
  for (const [variant, named] of Object.entries(value)) {
    const known = numbersOf(variant)
    for (const name of Object.keys(named).filter((each) => !known.includes(each)))
      issues.push({
        code: 'custom',
        input: name,
        path: [variant, name],
        message:
          known.length === 0
            ? `is no element with a number: ${variant} has none`
            : `is no element of ${variant} with a number: there are ${known.join(', ')}`,
      })
  }
})

/** Threshold anomaly detection (docs/domain/codes.md#anomaly-detection): what is expected; the rest is quarantined. */
export const anomalySettingsSchema = z.strictObject({
  windowMs: z
    .int()
    .min(1)
    .default(3_600_000)
    .describe('Requests are counted in windows of so long, which begin at multiples of it'),
  users: z
    .record(userId, thresholds)
    .default({})
    .describe(
      'By User ID: how many Commands of a Service Reference Variant, or of all together, a user may bring about in a window; ' +
        'those beyond are quarantined (N44). {"90-B3-D5-1F-30-01-00-00": {"7.2": 10, "all": 5000}}',
    ),
  dcc: thresholds.describe('The same over all users (N45)'),
  attributes: attributes
    .default({})
    .describe(
      'By Service Reference Variant and element of its body: between which values a number may lie; a request with ' +
        'another is quarantined (N46). {"1.5": {"AdjustMeterBalance": {"most": 50000}}}',
    ),
})
