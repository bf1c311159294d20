import type { CheckRequest } from '../../../network-operator-check/contract.ts'
import { marketParties, scenes } from './circumstances.ts'

type Record = CheckRequest['registration'][number]
type Party = CheckRequest['networkParties'][number]

/** Where, among many, the one stands that counts. */
export type Place = 'first' | 'in the middle' | 'last'

/** Networks that came and went before the one of today. */
const formers = ['GUCL', 'MANW', 'LENG', 'EMEB', 'YELG']

const dayMs = 86_400_000

/** The day on which a question takes effect where nobody says otherwise. */
const today = Date.parse('2026-05-01')

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

/** `number` records of a day each, the last of yesterday, and the open-ended one of a party since today. */
export function recordsOnePerDay(party: string, number: number, place: Place, meteringPoint = londons): Record[] {
  const before = Array.from({ length: number }, (_, index): Record => {
    const day = dayOf(today - (number - index) * dayMs)
    const networkParty = formers[index % formers.length] ?? party
    return { meteringPoint, networkParty, effectiveFrom: day, effectiveTo: day }
  })
  return inserted(before, { meteringPoint, networkParty: party, effectiveFrom: dayOf(today), effectiveTo: null }, place)
}

/** `number` records that name one party for today, and one that names another. */
export function recordsForOneDay(
  { most, one }: { readonly most: string; readonly one: string },
  number: number,
  place: Place,
  meteringPoint = londons,
): Record[] {
  const agreeing = Array.from({ length: number }, (_, index): Record => {
    const effectiveFrom = dayOf(today - (index + 30) * dayMs)
    return { meteringPoint, networkParty: most, effectiveFrom, effectiveTo: null }
  })
  const other = { meteringPoint, networkParty: one, effectiveFrom: dayOf(today - 365 * dayMs), effectiveTo: null }
  return inserted(agreeing, other, place)
}

/** One party of the market among others that nobody has heard of, `number` in all. */
export function withStrangers(id: string, number: number, place: Place): Party[] {
  const known = marketParties.find((party) => party.id === id)
  if (known === undefined) throw new RangeError(`The market has no ${id}`)
  const strangers = Array.from({ length: number - 1 }, (_, index): Party => {
    const number = (index + 1).toString(16).toUpperCase().padStart(4, '0')
    return {
      id: `N${number}`,
      name: `Network ${number}`,
      fuel: index % 3 === 0 ? 'gas' : 'electricity',
      entityIdentifiers: [`90-B3-D5-1F-31-00-${number.slice(0, 2)}-${number.slice(2)}`],
    }
  })
  return inserted(strangers, known, place)
}

const londons: string = scenes.electricity.point.value

function inserted<Value>(others: readonly Value[], one: Value, place: Place): Value[] {
  const at = { first: 0, 'in the middle': Math.floor(others.length / 2), last: others.length }[place]
  return [...others.slice(0, at), one, ...others.slice(at)]
}
