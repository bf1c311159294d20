/** How an attribute is called, and how a number in it is shown: by what it stands for, or by its unit. */
export interface AttributeName {
  readonly name: string
  readonly unit?: string
  readonly values?: Readonly<Record<number, string>>
  readonly isTime?: true
  readonly meaning?: (value: number) => string
}

export const attribute = (name: string, unit?: string): AttributeName =>
  unit === undefined ? { name } : { name, unit }

export const attributeOf = (name: string, values: Readonly<Record<number, string>>): AttributeName => ({ name, values })

/** An amount of money, as GBCS has them. */
export const amountAttribute = (name: string): AttributeName => ({ name, unit: 'thousandths of a penny' })

export const timeAttribute = (name: string): AttributeName => ({ name, isTime: true })

/** Attributes that differ in a number: `Tier 1 …` to `Tier 48 …`, from an id on. */
export function numbered(
  first: number,
  count: number,
  nameOf: (number: number) => string,
  step = 1,
): Readonly<Record<number, AttributeName>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [first + index * step, { name: nameOf(index + 1) }]),
  )
}
