import { type MarketDate, marketDateOf } from '../vocabulary/market-date.ts'
import { isEffectiveOn } from '../vocabulary/registration-record.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { UnknownReason } from './contract.ts'
import { determiningPoint, isSamePoint } from './determining-point.ts'
import type { KnownParty } from './network-party-directory.ts'
import type { CheckQuestion } from './question.ts'

/** Whom Registration Data records, for which metering point and day. */
export interface Registered {
  /** The party's id; whether anything more is known of it is another question. */
  readonly party: string
  readonly meteringPoint: string
  readonly day: MarketDate
}

/** Why it cannot be said whose certificates would be right (NOC-12). */
export interface Unknown {
  readonly reason: UnknownReason
  /** A sentence without its full stop. */
  readonly because: string
}

/** The network party registered for the device's metering point on the UK market date that counts (NOC-6, 7, 8). */
export function registeredParty(question: CheckQuestion): Result<Registered, Unknown> {
  const meteringPoint = determiningPoint(question)
  if (meteringPoint === null) return unknown('no-metering-point', noMeteringPoint(question))

  const day = marketDateOf(question.effectiveAt)
  const [party, ...others] = partiesOn(question, meteringPoint, day)
  if (party === undefined)
    return unknown('no-registration', `No network party is registered for ${meteringPoint} on ${day}`)
  if (others.length > 0)
    return unknown(
      'ambiguous-registration',
      `Several network parties (${inSentence([party, ...others])}) are registered for ${meteringPoint} on ${day}`,
    )
  return succeeded({ party, meteringPoint, day })
}

/** What the registered party is known by (NOC-9). */
export function knownParty({ networkParties }: CheckQuestion, registered: Registered): Result<KnownParty, Unknown> {
  const party = networkParties.party(registered.party)
  if (party !== undefined && party.entityIdentifiers.size > 0) return succeeded(party)
  const { meteringPoint, day } = registered
  return unknown(
    'no-entity-identifier',
    `There is no Entity Identifier of ${party?.name ?? registered.party}, registered for ${meteringPoint} on ${day}`,
  )
}

/** The distinct network parties that are recorded for a metering point on a day. */
export function partiesOn({ registration }: CheckQuestion, meteringPoint: string, day: MarketDate): readonly string[] {
  const parties = new Set<string>()
  for (const record of registration)
    if (isSamePoint(record.meteringPoint, meteringPoint) && isEffectiveOn(record, day)) parties.add(record.networkParty)
  return [...parties]
}

/** How many of contradictory parties a sentence names: there may be thousands. */
const mostNamed = 5

function inSentence(parties: readonly string[]): string {
  const more = parties.length - mostNamed
  return more > 0 ? `${parties.slice(0, mostNamed).join(', ')} and ${more} more` : parties.join(', ')
}

const noMeteringPoint = ({ device: { id, type } }: CheckQuestion): string =>
  type === 'GPF'
    ? `No single MPRN reaches the GPF ${id} through a GSME`
    : `The Smart Metering Inventory holds no single import MPAN for the ESME ${id}`

const unknown = (reason: UnknownReason, because: string): Result<never, Unknown> => failed({ reason, because })
