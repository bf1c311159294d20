import type { Smki } from '../../../certs/smki.ts'
import { createPartyBook } from '../../audit/party-book.ts'
import { type CauseId, causeIds } from '../../causes/causes.ts'
import { likelyCause } from '../../causes/likely-cause.ts'
import type { Fleet, Premises } from '../../fleet/fleet.ts'
import { mistakenFor } from '../../fleet/mistaken-operators.ts'
import { mix } from '../../fleet/numbering/mixing.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { Random } from '../../vocabulary/ports/random.ts'
import {
  createMistakes,
  type Mistakes,
  operatorsPair,
  rightOperator,
  rightPair,
  type SlotPair,
  type SlotSite,
} from '../audit/made-up-mistakes.ts'
import { madeUpParties } from '../estate/made-up-parties.ts'
import { slotUses } from '../estate/made-up-repository.ts'
import type { Assumptions, CauseShares } from './assumptions.ts'

/**
 * How a network operator's certificates come into a slot: by 6.21, by the supplier's 6.15.1 in place of its own, or before
 * the meter is fitted (docs/domain/gbcs-credentials.md#esme-initial).
 */
type Route = 'handover' | 'placeholder' | 'preloaded'

/** A network operator slot that is to be filled in the course of the rollout, and everything that chance decides about it. */
export interface Installation {
  /** Each slot has one; everything that is drawn for it follows from it and the seed. */
  readonly number: number
  readonly site: SlotSite
  readonly route: Route
  /** Day of the rollout, from 0. */
  readonly day: number
  readonly right: Filling
  /** What goes in by mistake; null where the supplier makes none. */
  readonly mistake: Mistake | null
  /** Whom Registration Data names instead, and the first day on which it does not; null where it is right from the start. */
  readonly lag: Lag | null
  /** A number of [0, 1) under a name: the same whenever it is asked for. */
  readonly drawn: (name: DrawName) => number
}

/** What a slot holds, or is to hold. */
export interface Filling {
  readonly pair: SlotPair
  /** How it comes about that this is wrong; null where it is the right operator's. */
  readonly cause: CauseId | null
}

interface Mistake extends Filling {
  readonly cause: CauseId
  /** The supplier sends nothing: what was in the slot stays there, and no check sees it. */
  readonly isOmission: boolean
}

interface Lag {
  readonly operator: NetworkOperator
  /** Its certificates: what a supplier sends that takes the word of Registration Data. */
  readonly filling: Filling
  readonly until: number
}

/** What is drawn for a slot. Each has a number, so that one more of them changes none of the others. */
const draws = {
  pair: 0,
  wrong: 1,
  cause: 2,
  lag: 3,
  lagDays: 4,
  lagOperator: 5,
  insists: 6,
  retry: 7,
  secondRetry: 8,
  command: 9,
  commandDays: 10,
  restoreDays: 11,
  visit: 12,
  mendDays: 13,
  holderNever: 14,
} as const
type DrawName = keyof typeof draws

export interface InstallationOptions {
  readonly random: Random
  readonly smki: Smki
  readonly fleet: Fleet
  readonly premises: number
  readonly days: number
  /** Share of slots that a mistake is made about. */
  readonly wrong: number
  readonly assumptions: Assumptions
  readonly causes: CauseShares
}

/** The slots of a rollout in order of installation: an ESME and a GPF for each premises, as many each day. */
export function* installations(options: InstallationOptions): Generator<Installation> {
  const { random, premises: count, days, assumptions, smki, wrong, causes } = options
  const key = random.derive('slots').octets(4).readUInt32BE()
  const routeKey = random.derive('routes').octets(4).readUInt32BE()
  const premisesFor = createPremisesByRoute(options.fleet)
  const mistakes = createMistakes(smki)
  const lagOf = createLags(options)
  for (let index = 0; index < count; index += 1) {
    const route = routeOf(mix(routeKey, index, 0) / 2 ** 32, assumptions)
    const premises = premisesFor(route)
    const day = Math.floor((index * days) / count)
    for (const type of ['ESME', 'GPF'] as const) {
      const number = index * 2 + (type === 'ESME' ? 0 : 1)
      const drawn = (name: DrawName): number => mix(key, number, draws[name]) / 2 ** 32
      const site: SlotSite = { premises, type, drawn: mix(key, number, draws.pair) }
      const filled = type === 'GPF' ? 'handover' : route
      const isWrong = drawn('wrong') < wrong
      yield {
        number,
        site,
        route: filled,
        day,
        right: { pair: rightPair(smki, site), cause: null },
        mistake: isWrong ? mistakeAt({ site, route: filled, drawn: drawn('cause'), mistakes, causes }) : null,
        lag: drawn('lag') < assumptions.lagShare ? lagOf(site, day, drawn) : null,
        drawn,
      }
    }
  }
}

function routeOf(drawn: number, { preloadedShare, placeholderShare }: Assumptions): Route {
  if (drawn < preloadedShare) return 'preloaded'
  return drawn < preloadedShare + placeholderShare ? 'placeholder' : 'handover'
}

/** Premises of the fleet whose ESME was delivered as a route wants it: no two installations have the same. */
function createPremisesByRoute(fleet: Fleet): (route: Route) => Premises {
  const next: Record<Route, number> = { handover: 0, placeholder: 0, preloaded: 0 }
  const delivered: Readonly<Record<Route, readonly string[]>> = {
    handover: ['dcc-controlled'],
    placeholder: ['supplier-placeholder'],
    preloaded: ['right-operator', 'wrong-operator'],
  }
  return (route) => {
    while (!delivered[route].includes(fleet.siteAt(next[route]).esmeSlot)) next[route] += 1
    next[route] += 1
    return fleet.premises(next[route] - 1)
  }
}

/**
 * Which mistakes can come about on which way. What is sent passes admission first, which knows expired certificates and
 * those that were never published; no device takes a supplier's certificate in place of a network operator's; and a slot
 * can keep only what was in it.
 */
const neverSent: readonly CauseId[] = ['expired', 'never-in-repository']
const impossible: Readonly<Record<Route, readonly CauseId[]>> = {
  handover: [...neverSent, 'suppliers-own'],
  placeholder: [...neverSent, 'dcc-left'],
  preloaded: ['dcc-left'],
}
const omission: Readonly<Record<Route, CauseId | null>> = {
  handover: 'dcc-left',
  placeholder: 'suppliers-own',
  preloaded: null,
}

interface Choice {
  readonly site: SlotSite
  readonly route: Route
  readonly drawn: number
  readonly mistakes: Mistakes
  readonly causes: CauseShares
}

/** One of the mistakes that can come about there, by their shares; null where none can. */
function mistakeAt({ site, route, drawn, mistakes, causes }: Choice): Mistake | null {
  const candidates = causeIds.flatMap((cause) => {
    const pair = causes[cause] > 0 && !impossible[route].includes(cause) ? mistakes[cause](site) : null
    return pair === null ? [] : [{ cause, pair, isOmission: omission[route] === cause }]
  })
  let left = drawn * candidates.reduce((sum, { cause }) => sum + causes[cause], 0)
  for (const candidate of candidates) {
    left -= causes[candidate.cause]
    if (left < 0) return candidate
  }
  return candidates.at(-1) ?? null
}

/** Registration Data names an operator that is easily mistaken for the right one: networks are sold and adopted between these. */
function createLags({ smki, assumptions }: InstallationOptions) {
  const book = createPartyBook(madeUpParties)
  return (site: SlotSite, day: number, drawn: Installation['drawn']): Lag | null => {
    const right = rightOperator(site)
    const others = mistakenFor(right, site.premises.region)
    const operator = others[Math.floor(drawn('lagOperator') * others.length)]
    if (operator === undefined) return null
    const pair = operatorsPair(smki, operator, site.drawn)
    const held = slotUses.map((use) => ({
      entityIdentifier: pair[use].entityIdentifier,
      role: pair[use].role,
      isPublished: true,
      isExpired: false,
    }))
    const cause = likelyCause(book.networkParty(right.id), held, book.market)
    return { operator, filling: { pair, cause }, until: day + daysAfter(assumptions.lagDays, drawn('lagDays')) }
  }
}

/** Whole days, one at the least, of an exponential distribution. @param drawn of [0, 1) */
export const daysAfter = (mean: number, drawn: number): number => Math.max(1, Math.round(-Math.log(1 - drawn) * mean))
