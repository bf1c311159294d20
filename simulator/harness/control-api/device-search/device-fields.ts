import { regions } from '../../../market/regions.ts'
import { smiStatuses } from '../../../vocabulary/device-type.ts'
import { parseMeteringPoint } from '../../../vocabulary/metering-point.ts'
import { stages } from '../../../vocabulary/stage.ts'
import { fleetDeviceTypes, slotStates } from '../operations/premises-view.ts'
import { tokensOf } from '../search/tokens.ts'

/** Short words for what a slot holds, as the overview has them. */
const slotsInShort: Readonly<Record<string, (typeof slotStates)[number]>> = {
  stranger: 'wrong-operator',
  registered: 'right-operator',
  placeholder: 'supplier-placeholder',
  dcc: 'dcc-controlled',
}

type Said = Readonly<Record<string, string>>

/** A field of the search: the parameter of the list that it stands for, and what is to be said of it; null for what it never holds. */
type Field = (text: string) => Said | null

const oneOf =
  (parameter: string, all: readonly string[]): Field =>
  (text) => {
    const value = all.find((each) => each.toLowerCase() === text)
    return value === undefined ? null : { [parameter]: value }
  }

const areaCalled = (text: string) =>
  regions.find(({ name, distributorId }) => distributorId === text || name.toLowerCase() === text) ??
  regions.find(({ name }) => name.toLowerCase().startsWith(text))

const fields: Readonly<Record<string, Field>> = {
  type: oneOf('type', fleetDeviceTypes),
  stage: oneOf('stage', stages),
  status: oneOf('status', smiStatuses),
  slot: (text) => oneOf('slot', slotStates)(slotsInShort[text] ?? text),
  area: (text) => {
    const region = areaCalled(text)
    return region === undefined ? null : { region: region.name }
  },
  operator: (text) => ({ operator: text.toUpperCase() }),
  mpxn: (text) => {
    const point = parseMeteringPoint(text)
    return point === null ? null : { mpxn: point }
  },
  post: (text) => (/^[a-z0-9 ]{2,8}$/.test(text) ? { postCode: text.toUpperCase() } : null),
  device: (text) => ({ word: text }),
  supplier: (text) => ({ word: text }),
}

const names: ReadonlySet<string> = new Set(Object.keys(fields))

/** How the fields of a search for devices are written. */
export const deviceFieldsInWords = [...names].map((name) => `${name}:`).join(' ')

/** What a search says of the parameters of the list, and the words that are left of it. */
export interface DeviceSearchText {
  readonly words: string
  readonly said: Said
}

/** @returns null where a field is to hold what it never holds: nothing can be found */
export function readDeviceSearch(text: string): DeviceSearchText | null {
  const words: string[] = []
  let said: Said = {}
  for (const { field, text: value } of tokensOf(text, names)) {
    const meaning = field === null ? { word: value } : fields[field]?.(value)
    if (!meaning) return null
    const { word, ...parameters } = meaning
    if (word !== undefined) words.push(word)
    said = { ...said, ...parameters }
  }
  return { words: words.join(' '), said }
}
