import type { Field } from './fields.ts'

/** What is drawn of a message, so that light can be put on it without drawing it again. */
export interface Drawing {
  /** The row of the tree for each field, by its index. */
  readonly rows: readonly (HTMLElement | undefined)[]
  /** The cells for each octet. What is left out has none. */
  readonly octets: readonly (HTMLElement | undefined)[]
  /** What stands in the place of left-out octets, by the field. */
  readonly leftOut: ReadonlyMap<number, HTMLElement>
}

/** Finds what was drawn under an element. */
export function drawingIn(element: HTMLElement): Drawing {
  const rows: HTMLElement[] = []
  const octets: HTMLElement[] = []
  const leftOut = new Map<number, HTMLElement>()
  for (const row of element.querySelectorAll<HTMLElement>('[data-field]')) rows[Number(row.dataset.field)] = row
  for (const cell of element.querySelectorAll<HTMLElement>('[data-octet]')) octets[Number(cell.dataset.octet)] = cell
  for (const place of element.querySelectorAll<HTMLElement>('[data-left-out]'))
    leftOut.set(Number(place.dataset.leftOut), place)
  return { rows, octets, leftOut }
}

type Light = 'under' | 'chosen' | 'parent' | 'above'

/** What has a light now, so that it can be taken away without looking for it. */
const lit = new WeakMap<Drawing, Map<Light, HTMLElement[]>>()

function put(drawing: Drawing, light: Light, elements: readonly (HTMLElement | undefined)[]): void {
  const lights = lit.get(drawing) ?? new Map<Light, HTMLElement[]>()
  lit.set(drawing, lights)
  for (const element of lights.get(light) ?? []) element.classList.remove(light)
  const there = elements.filter((element) => element !== undefined)
  for (const element of there) element.classList.add(light)
  lights.set(light, there)
}

/** Takes every light away: before what is drawn is drawn otherwise, and found anew. */
export function lightsOut(drawing: Drawing): void {
  for (const light of lit.get(drawing)?.keys() ?? []) put(drawing, light, [])
}

function octetsOf(
  { octets, leftOut }: Drawing,
  { offset, length, index }: Field,
): readonly (HTMLElement | undefined)[] {
  return [...octets.slice(offset, offset + length), leftOut.get(index)]
}

/** Lights the field under the pointer, and its octets. */
export function lightUnder(drawing: Drawing, field: Field | undefined): void {
  put(drawing, 'under', field === undefined ? [] : [drawing.rows[field.index], ...octetsOf(drawing, field)])
}

/** Lights the chosen field with its octets, and marks what it is part of. The last of the path is the chosen one. */
export function lightChosen(drawing: Drawing, path: readonly Field[]): void {
  const field = path.at(-1)
  const parent = path.at(-2)
  put(drawing, 'chosen', field === undefined ? [] : [drawing.rows[field.index], ...octetsOf(drawing, field)])
  put(drawing, 'parent', parent === undefined ? [] : octetsOf(drawing, parent))
  put(
    drawing,
    'above',
    path.slice(0, -1).map(({ index }) => drawing.rows[index]),
  )
}
