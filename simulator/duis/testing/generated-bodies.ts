import { sample, stringMatching } from 'fast-check'
import { elementName } from '../bodies/notation/element-name.ts'
import type { Facets, SimpleType, XsdBase } from '../bodies/notation/simple-type.ts'
import { type Content, type Fields, isChoice, type Part, type Term } from '../bodies/notation/structure.ts'
import { canonicalText } from '../xml/canonical-text.ts'

/** A whole number from 0 to below its argument. */
export type Choose = (below: number) => number

/**
 * Writes an element that its description allows, chosen at random: every alternative, optional elements there and not, values
 * at their bounds.
 *
 * @param strayIn how many values of a hundred go beyond what is allowed: past a bound, in another form
 */
export function generatedElement(name: string, content: Content<unknown>, pick: Choose, strayIn: number): string {
  const text = (type: SimpleType<unknown>) =>
    canonicalText(oneOf(pick(100) < strayIn ? strayTexts(type) : texts(type), pick))
  const element = (of: string, holds: Content<unknown>): string => {
    if (holds.kind === 'simple') return `<sr:${of}>${text(holds)}</sr:${of}>`
    if (holds.kind === 'structure') return `<sr:${of}>${parts(holds.parts)}</sr:${of}>`
    const attributes = Object.entries(holds.attributes).map(
      ([field, type]) => ` ${field}="${text(type).replace(/"/g, '&quot;')}"`,
    )
    const inside = holds.of.kind === 'simple' ? text(holds.of) : parts(holds.of.parts)
    return `<sr:${of}${attributes.join('')}>${inside}</sr:${of}>`
  }
  const term = (field: string, of: Term): string => {
    const called = elementName(field)
    if (of.kind === 'optional') return pick(2) === 0 ? element(called, of.of) : ''
    if (of.kind !== 'list') return element(called, of)
    return Array.from({ length: count(of.least, of.most ?? 3) }, () => element(called, of.of)).join('')
  }
  /** Mostly few, so that documents stay small; at times the most there may be, or one too many or too few. */
  const count = (least: number, most: number): number => {
    if (pick(100) < strayIn) return pick(2) === 0 ? most + 1 : Math.max(0, least - 1)
    return pick(20) === 0 ? most : Math.min(most, least + pick(2))
  }
  const fields = (all: Fields): string =>
    Object.entries(all)
      .map(([field, of]) => term(field, of))
      .join('')
  const parts = (all: readonly Part[]): string =>
    all
      .map((part) => {
        if (!isChoice(part)) return fields(part)
        return part.isOptional && pick(2) === 0 ? '' : fields(oneOf(part.alternatives, pick))
      })
      .join('')
  return element(name, content)
}

function oneOf<Item>(items: readonly Item[], pick: Choose): Item {
  const item = items[pick(items.length)]
  if (item === undefined) throw new Error('There is nothing to choose from')
  return item
}

const known = new Map<SimpleType<unknown>, readonly string[]>()

function texts(type: SimpleType<unknown>): readonly string[] {
  const before = known.get(type)
  if (before !== undefined) return before
  const made = allowedTexts(type)
  known.set(type, made)
  return made
}

/** The bounds that a base has of itself; where it has none, some that are wide enough. */
const ranges: Partial<Record<XsdBase, readonly [least: bigint, most: bigint]>> = {
  integer: [-(10n ** 19n), 10n ** 19n],
  positiveInteger: [1n, 10n ** 11n],
  nonNegativeInteger: [0n, 10n ** 11n],
  nonPositiveInteger: [-(10n ** 11n), 0n],
  short: [-32_768n, 32_767n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  unsignedShort: [0n, 65_535n],
  unsignedInt: [0n, 2n ** 32n - 1n],
  unsignedLong: [0n, 2n ** 64n - 1n],
}

const moments: Partial<Record<XsdBase, readonly string[]>> = {
  dateTime: ['2026-11-22T09:00:00Z', '2026-02-28T23:59:59.999Z', '3000-12-31T00:00:00Z', '2026-06-01T00:00:00+01:00'],
  date: ['2026-11-22', '2028-02-29Z', '2026-06-01+01:00'],
  time: ['00:00:00Z', '23:59:59', '12:30:00.500', '01:00:00+01:00'],
}

function allowedTexts({ base, facets }: SimpleType<unknown>): readonly string[] {
  if (facets.enumeration !== undefined) return facets.enumeration
  if (facets.pattern !== undefined) return matching(facets)
  const range = rangeOf(base, facets)
  if (range !== undefined) return [range[0], range[1], (range[0] + range[1]) / 2n].map(String)
  switch (base) {
    case 'boolean':
      return ['true', 'false', '1', '0']
    case 'decimal':
      return decimals(facets)
    case 'hexBinary':
      return lengths(facets).map((length) => 'A0'.repeat(length))
    case 'base64Binary':
      return ['AAAA', 'AA==', Buffer.alloc(48, 7).toString('base64')]
    case 'string':
      return lengths(facets).map((length) => 'Ab 1'.repeat(60).slice(0, length))
    default:
      return moments[base] ?? ['']
  }
}

function rangeOf(base: XsdBase, { minInclusive, maxInclusive }: Facets): readonly [bigint, bigint] | undefined {
  const range = ranges[base]
  return range && [BigInt(minInclusive ?? range[0]), BigInt(maxInclusive ?? range[1])]
}

function decimals({ minInclusive, maxInclusive, minExclusive, maxExclusive, fractionDigits = 0 }: Facets): string[] {
  const step = 10 ** -fractionDigits
  const least = Number(minInclusive ?? (minExclusive ?? 0) + step)
  const most = Number(maxInclusive ?? (maxExclusive ?? 100) - step)
  return [least, most, (least + most) / 2].map((number) => number.toFixed(fractionDigits))
}

const lengths = ({ length, minLength = length ?? 0, maxLength = length ?? minLength + 20 }: Facets): number[] => [
  minLength,
  Math.min(maxLength, 240),
  Math.min(maxLength, minLength + 1),
]

function matching({ pattern = '', maxLength = 240, minLength = 0 }: Facets): readonly string[] {
  const made = sample(stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 40, seed: 7 })
  const fitting = made.map((it) => it.slice(0, Math.max(minLength, 1) > 20 ? 240 : maxLength))
  return fitting.filter((it) => it.length >= minLength && it.length <= maxLength)
}

/** Texts of which most, not all, are outside of the type. */
function strayTexts(type: SimpleType<unknown>): readonly string[] {
  const { base, facets } = type
  const [some = '', other = some] = texts(type)
  const around = [
    ` ${some} `,
    `${some}\n`,
    '',
    `${some}0`,
    some.slice(0, -1),
    some.toLowerCase(),
    `0${other}`,
    `+${other}`,
  ]
  const range = rangeOf(base, facets)
  const beyond = range === undefined ? [] : [range[0] - 1n, range[1] + 1n].map(String)
  const digits = base === 'decimal' ? [`${other}0`, `${other}1`, `-${other}`, '1e1', 'INF', '.5', '5.'] : []
  const size = lengths(facets)
  const long = 'A'.repeat((size[1] ?? 0) * (base === 'hexBinary' ? 2 : 1) + 1)
  return [...around, ...beyond, ...digits, long, `${long}A`, `-${some}`, '2026-13-01', '24:00:00', '25:00:00']
}
