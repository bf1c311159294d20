/** A field, or elements of one name that hold several. */
export type Part<Field> = Field | ListOfFields<Field>

export interface ListOfFields<Field> {
  /** From the body down. */
  readonly path: string
  readonly parts: readonly Part<Field>[]
}

interface FieldInLists {
  readonly path: string
  /** The paths of what there may be several of, outermost first. */
  readonly lists: readonly string[]
}

/** Of each list around a field, which of its elements, counted from 1. */
export type Places = readonly { readonly path: string; readonly place: number }[]

/** Fields in their order, those of a list put together. */
export function partsOf<Field extends FieldInLists>(fields: readonly Field[], depth = 0): readonly Part<Field>[] {
  const runs: { readonly list: string | undefined; readonly fields: Field[] }[] = []
  for (const field of fields) {
    const list = field.lists[depth]
    const last = runs.at(-1)
    if (last !== undefined && list !== undefined && last.list === list) last.fields.push(field)
    else runs.push({ list, fields: [field] })
  }
  return runs.flatMap(({ list, fields: inside }): readonly Part<Field>[] =>
    list === undefined ? inside : [{ path: list, parts: partsOf(inside, depth + 1) }],
  )
}

/** A path with the number of each element of a list that it leads through: `DayProfile[2].ProfileSchedule[1].StartTime`. */
export function numbered(path: string, places: Places): string {
  let plain = ''
  let result = ''
  for (const name of path.split('.')) {
    plain = plain === '' ? name : `${plain}.${name}`
    const at = places.find((each) => each.path === plain)
    result = `${result === '' ? '' : `${result}.`}${name}${at === undefined ? '' : `[${at.place}]`}`
  }
  return result
}
