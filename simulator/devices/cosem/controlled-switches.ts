import { data } from '../../gbcs/dlms/interface-classes.ts'
import {
  type EntityIdentifier,
  entityIdentifierFromOctets,
  octetsOfEntityIdentifier,
} from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { DeviceState } from '../state/device-state.ts'
import { awaitsOutcome, hcalcsAt, loadStateOf, nextLoadChange, withOutcome } from './auxiliary-load.ts'
import { instanceOf, keyOfAttribute, withAttribute } from './object.ts'
import { enumerated, octets, structure } from './values.ts'

type State = Pick<DeviceState, 'attributes'>

/** A switch of an ESME that is an HCALCS, and what that is to do. */
export interface ControlledSwitch {
  /** 1 to 5. */
  readonly which: number
  readonly hcalcs: EntityIdentifier
  readonly isClosed: boolean
}

/** No attribute of a class has what an HCALCS was told last: the state keeps it under a number that none has. */
const toldMember = 1000
const places = [1, 2, 3, 4, 5].map((which) => ({
  which,
  toldKey: keyOfAttribute(data.id, instanceOf(`0-0:94.44.0.${20 + which}`), toldMember),
}))

const controlledBy = (state: State) =>
  places.flatMap(({ which, toldKey }) => {
    const hcalcs = hcalcsAt(state, which)
    return hcalcs === null ? [] : [{ which, toldKey, hcalcs }]
  })

const results = { notReached: 0, reached: 1 } as const

/** What an HCALCS was told last, and whether it heard; null for one that was told nothing since it was given its place. */
function toldIn({ attributes }: State, { toldKey, hcalcs }: ReturnType<typeof controlledBy>[number]) {
  const kept = attributes.get(toldKey)
  const [to, closed, result] = kept?.type === 'structure' ? kept.value : []
  if (to?.type !== 'octet-string' || closed?.type !== 'enum' || result?.type !== 'enum') return null
  return entityIdentifierFromOctets(to.value) === hcalcs
    ? { isClosed: closed.value === 1, hasHeard: result.value === results.reached }
    : null
}

/** The HCALCSs that are to be told something: their switch is another than they were told, or a Command has spoken of it. */
export const switchesToTell = (state: State, now: Instant): readonly ControlledSwitch[] =>
  controlledBy(state).flatMap((place) => {
    const { which, hcalcs } = place
    const isClosed = loadStateOf({ state, now }, which).output > 0
    const isSame = toldIn(state, place)?.isClosed === isClosed
    return isSame && !awaitsOutcome(state, which) ? [] : [{ which, hcalcs, isClosed }]
  })

/** The ESME that has told an HCALCS something. @param hasHeard whether it was reached */
export function withTold(
  state: DeviceState,
  { which, hcalcs, isClosed }: ControlledSwitch,
  hasHeard: boolean,
  now: Instant,
): DeviceState {
  const place = controlledBy(state).find((each) => each.which === which)
  if (place === undefined) return state
  const told = structure(
    octets(octetsOfEntityIdentifier(hcalcs)),
    enumerated(isClosed ? 1 : 0),
    enumerated(hasHeard ? results.reached : results.notReached),
  )
  return withOutcome(withAttribute(state, place.toldKey, told), which, hasHeard, now)
}

/** What an ESME has told an HCALCS and it heard; null where there is nothing. */
export function heardBy(state: State, hcalcs: EntityIdentifier): { readonly isClosed: boolean } | null {
  const place = controlledBy(state).find((each) => each.hcalcs === hcalcs)
  const told = place && toldIn(state, place)
  return told?.hasHeard === true ? { isClosed: told.isClosed } : null
}

/** The ESME as one that has told an HCALCS nothing, so that it tells it again; null where no switch of it is that one. */
export function withNothingTold(state: DeviceState, hcalcs: EntityIdentifier): DeviceState | null {
  const place = controlledBy(state).find((each) => each.hcalcs === hcalcs)
  if (place === undefined) return null
  const attributes = new Map(state.attributes)
  attributes.delete(place.toldKey)
  return { ...state, attributes }
}

/** When an HCALCS is next to be told something that follows from what was said already; null where nothing does. */
export function nextSwitchChange(state: State, now: Instant): Instant | null {
  const due = controlledBy(state).flatMap(({ which }) => nextLoadChange(state, which, now) ?? [])
  return due.length === 0 ? null : due.reduce((one, other) => (one < other ? one : other))
}
