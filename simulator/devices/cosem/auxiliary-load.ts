import { readDlmsDateTime } from '../../gbcs/date-time.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import {
  data,
  disconnectControl,
  profileGeneric,
  schedule,
  specialDaysTable,
} from '../../gbcs/dlms/interface-classes.ts'
import { momentOfSeconds } from '../../gbcs/gbz/types.ts'
import { type EntityIdentifier, entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { DeviceState } from '../state/device-state.ts'
import { instanceOf, keyOfAttribute, withAttribute } from './object.ts'
import { type ScriptCalendar, type Switchings, switchingsOf } from './schedule.ts'
import { secondsSince2000 } from './selective-access.ts'
import { array, structure, unsigned8, unsigned16, unsigned32 } from './values.ts'

type State = Pick<DeviceState, 'attributes'>

/** What a script has a switch or a controller do (docs/domain/gbcs.md#levels). */
interface Action {
  readonly which: number
  readonly side: 'output' | 'input'
  /** In per cent: 0 and 100 of a switch. Null where it is to be as its calendar says. */
  readonly level: number | null
}

const onOrOff: Readonly<Record<number, number | null>> = { 0x01: 100, 0x02: 0, 0x11: 100, 0x12: 0, 0x20: null }
const sides: Readonly<Record<number, Action['side']>> = { 1: 'output', 2: 'input' }
/** Added to a level in a calendar. */
const byCalendar = 0x80

/** Null for a script that is none of those of five switches and controllers. */
export function actionOf(script: number): Action | null {
  const which = (script >> 8) & 0x0f
  if (which < 1 || which > 5) return null
  const low = script & 0xff
  const side = sides[script >> 12]
  if (side !== undefined) return (low & ~byCalendar) > 100 ? null : { which, side, level: low & ~byCalendar }
  const level = script >> 12 === 0 ? onOrOff[low] : undefined
  return level === undefined ? null : { which, side: 'output', level }
}

/** No attribute of a class has what was told a switch last: the state keeps it under a number that none has. */
const ownMember = 1000
const toldKey = (which: number): string =>
  keyOfAttribute(disconnectControl.id, instanceOf(`0-${which}:96.3.10.255`), ownMember)
const limitKey = (which: number): string => keyOfAttribute(data.id, instanceOf(`0-0:94.44.${116 + which}.3`), ownMember)
/** By number of the controller, from the first. */
export const limitKeys: readonly string[] = [1, 2, 3, 4, 5].map(limitKey)
const logKey = keyOfAttribute(profileGeneric.id, instanceOf('0-17:99.98.2.255'), ownMember)

const never = 0xffffffff

/** When something was said beside a script: minutes from now, or from when until when. */
function termOf(
  { attributes }: State,
  now: Instant,
  which: number,
  members: readonly [number, number],
  minutes: number,
) {
  const said = (member: number): DlmsData | undefined =>
    attributes.get(
      keyOfAttribute(data.id, instanceOf(`0-0:94.44.${116 + which}.${member}`), data.attributes.value.number),
    )
  const [from, until] = members.map((member) => secondsIn(said(member)))
  if (from !== undefined && until !== undefined) return { from, until }
  const length = said(minutes)
  const seconds = secondsSince2000(now)
  return { from: seconds, until: seconds + 60 * (length?.type === 'long-unsigned' ? length.value : 0) }
}

function secondsIn(said: DlmsData | undefined): number | undefined {
  const moment = said?.type === 'octet-string' ? readDlmsDateTime(said.value) : null
  return moment === null ? undefined : Math.max(0, secondsSince2000(moment))
}

const record = (script: number, { from, until }: { readonly from: number; readonly until: number }): DlmsData =>
  structure(unsigned16(script), unsigned32(from), unsigned32(Math.min(until, never)))

/** What was told and is in force at a moment. */
function inForce({ attributes }: State, key: string, now: Instant): Action | null {
  const [script, from, until] = partsOf(attributes.get(key))
  if (script === undefined || from === undefined || until === undefined) return null
  const seconds = secondsSince2000(now)
  return from <= seconds && seconds < until ? actionOf(script) : null
}

export const partsOf = (told: DlmsData | undefined): readonly number[] =>
  told?.type === 'structure'
    ? told.value.flatMap((part) => ('value' in part && typeof part.value === 'number' ? [part.value] : []))
    : []

/** The device when a switch or a controller was told something, until what was said beside it is over. */
export function withScript(state: DeviceState, script: number, now: Instant): DeviceState {
  const action = actionOf(script)
  if (action === null) return state
  const { which, level } = action
  const isOfController = script >> 12 !== 0
  const term =
    level === null
      ? { from: 0, until: 0 }
      : isOfController
        ? termOf(state, now, which, [1, 2], 1)
        : termOf(state, now, which, [0, 0], level === 0 ? 2 : 1)
  return withCommand(withAttribute(state, toldKey(which), record(script, term)), script, now)
}

/** The device when a controller was limited. */
export function withLimit(state: DeviceState, script: number, now: Instant): DeviceState {
  const action = actionOf(script)
  if (action === null || action.level === null) return state
  const term = termOf(state, now, action.which, [3, 4], 3)
  return withCommand(withAttribute(state, limitKey(action.which), record(script, term)), script, now)
}

/** Entries that the log of switches has room for. */
const mostEntries = 100

/** What the log says of a switch or a controller (docs/domain/gbcs.md#switch-log). */
export interface SwitchEntry {
  readonly at: Instant
  readonly script: number
  readonly outcome: (typeof outcomes)[keyof typeof outcomes]
  /** When the Command came whose doing it is; null where it is the calendar's. */
  readonly commandAt: Instant | null
}

const outcomes = { commanded: 0, done: 1, notDone: 2 } as const

const long64 = (value: number): DlmsData => ({ type: 'long64-unsigned', value: BigInt(value) })

function withEntry(state: DeviceState, { at, script, outcome, commandAt }: SwitchEntry): DeviceState {
  const kept = state.attributes.get(logKey)
  const entries = kept?.type === 'array' ? kept.value : []
  const entry = structure(unsigned16(script), long64(at), unsigned8(outcome), long64(commandAt ?? 0))
  return withAttribute(state, logKey, array([...entries, entry].slice(-mostEntries)))
}

/** A Command leaves two entries: what was asked for, and what came of it; of an HCALCS once that was told. */
function withCommand(state: DeviceState, script: number, now: Instant): DeviceState {
  const asked = withEntry(state, { at: now, script, outcome: outcomes.commanded, commandAt: now })
  const which = whichOf(script)
  return hcalcsAt(state, which) === null ? withOutcome(asked, which, true, now) : asked
}

const kindKeys = [0, 1, 2, 3, 4, 5].map((which) =>
  keyOfAttribute(data.id, instanceOf(`0-0:94.44.0.${20 + which}`), data.attributes.value.number),
)

/** The HCALCS that 6.14.2 named in the place of a switch; null for a switch of the meter itself (docs/domain/gbcs-use-cases.md#hcalcs). */
export function hcalcsAt({ attributes }: State, which: number): EntityIdentifier | null {
  const kind = attributes.get(kindKeys[which] ?? '')
  const isNamed = kind?.type === 'octet-string' && kind.value.length === 8 && kind.value.some((octet) => octet !== 0)
  return isNamed ? entityIdentifierFromOctets(kind.value) : null
}

/** Whether a Command has spoken of a switch and the log does not say yet what came of it. */
export const awaitsOutcome = (state: State, which: number): boolean => commandWithoutOutcome(state, which) !== null

function commandWithoutOutcome(state: State, which: number): SwitchEntry | null {
  const last = entriesKept(state).findLast(({ script, commandAt }) => commandAt !== null && whichOf(script) === which)
  return last?.outcome === outcomes.commanded ? last : null
}

const whichOf = (script: number): number => (script >> 8) & 0x0f

/** The log says whether a switch was put as it was to be: by the Command that waits for that, else by the calendar where it was not. */
export function withOutcome(state: DeviceState, which: number, isDone: boolean, now: Instant): DeviceState {
  const command = commandWithoutOutcome(state, which)
  const outcome = isDone ? outcomes.done : outcomes.notDone
  if (command !== null) return withEntry(state, { at: now, script: which << 8, outcome, commandAt: command.commandAt })
  if (isDone) return state
  const switched = switchingsOf(state, calendar).latest(now, (selector) => actionOf(selector)?.which === which)
  return withEntry(state, { at: switched?.at ?? now, script: which << 8, outcome, commandAt: null })
}

/** What was told of switches and controllers, and what their calendar has done, oldest first. */
export function entriesOfSwitches(state: State, now: Instant): readonly SwitchEntry[] {
  const told = entriesKept(state)
  const isNotDone = ({ at, script }: SwitchEntry): boolean =>
    told.some((entry) => entry.at === at && entry.commandAt === null && whichOf(entry.script) === whichOf(script))
  const done = doneByCalendar(state, now).filter((entry) => !isNotDone(entry))
  return [...told, ...done].sort((one, other) => one.at - other.at).slice(-mostEntries)
}

function entriesKept({ attributes }: State): readonly SwitchEntry[] {
  const kept = attributes.get(logKey)
  return kept?.type === 'array' ? kept.value.flatMap(entryIn) : []
}

function entryIn(data: DlmsData): readonly SwitchEntry[] {
  const [script, at, outcome, commandAt] = data.type === 'structure' ? data.value : []
  if (script?.type !== 'long-unsigned' || at?.type !== 'long64-unsigned') return []
  const moment = instant(Number(at.value))
  // In a state of an earlier version there are the first two alone, of a Command.
  const command = commandAt?.type === 'long64-unsigned' ? instant(Number(commandAt.value)) : moment
  const number = outcome?.type === 'unsigned' ? outcome.value : outcomes.commanded
  return [
    {
      at: moment,
      script: script.value,
      outcome: number === outcomes.done || number === outcomes.notDone ? number : outcomes.commanded,
      commandAt: command === 0 ? null : command,
    },
  ]
}

const calendar: ScriptCalendar = {
  entries: '0-0:12.0.2.255',
  specialDays: '0-0:11.0.3.255',
  scripts: '0-0:10.0.103.255',
}

const entriesKey = keyOfAttribute(schedule.id, instanceOf(calendar.entries), schedule.attributes.entries.number)
const specialDaysKey = keyOfAttribute(
  specialDaysTable.id,
  instanceOf(calendar.specialDays),
  specialDaysTable.attributes.entries.number,
)
/** Since when the calendar is what it is. */
const sinceKey = keyOfAttribute(schedule.id, instanceOf(calendar.entries), ownMember)

/** What the calendar has done since it is what it is: on and off by the scripts that the published log has. */
function doneByCalendar(state: State, until: Instant): readonly SwitchEntry[] {
  const since = state.attributes.get(sinceKey)
  if (since?.type !== 'long64-unsigned') return []
  const done = switchingsOf(state, calendar).between(instant(Number(since.value)), until)
  return done.flatMap(({ at, selector }) => {
    const action = actionOf(selector)
    if (action === null) return []
    const onOff = action.level === null ? 0x20 : action.level > 0 ? 0x11 : 0x12
    const script = selector >> 12 === 0 ? (action.which << 8) | onOff : selector & ~byCalendar
    return [{ at, script, outcome: outcomes.done, commandAt: null }]
  })
}

/** A meter whose calendar of switches is another than before keeps what the one before has done. */
export function withCalendarSince(before: State, state: DeviceState, now: Instant): DeviceState {
  const isSame = (key: string): boolean => before.attributes.get(key) === state.attributes.get(key)
  if (before.attributes === state.attributes || (isSame(entriesKey) && isSame(specialDaysKey))) return state
  const kept = doneByCalendar(before, now).reduce(withEntry, state)
  return withAttribute(kept, sinceKey, long64(now))
}

/** How a switch or a controller is at a moment. */
export interface LoadState {
  /** In per cent. */
  readonly output: number
  readonly input: number
  /** Whether anything was ever said of it. */
  readonly isKnown: boolean
}

/** Told by a command it is so; else as its calendar has it, and off where that says nothing. A limit is above both. */
export function loadStateOf(
  { state, now }: { readonly state: State; readonly now: Instant },
  which: number,
): LoadState {
  const switchings = switchingsOf(state, calendar)
  const limit = inForce(state, limitKey(which), now)
  const told = inForce(state, toldKey(which), now)
  const levelOf = (side: Action['side']): number | null => {
    const commanded = told?.side === side ? told.level : null
    const level = commanded ?? scheduled(switchings, which, side, now)
    return limit?.side === side && limit.level !== null ? Math.min(level ?? 0, limit.level) : level
  }
  const [outputLevel, inputLevel] = [levelOf('output'), levelOf('input')]
  const isKnown = outputLevel !== null || inputLevel !== null || limit !== null
  return { output: outputLevel ?? 0, input: inputLevel ?? 0, isKnown }
}

/** When a switch may next be another by what was said already: a Command begins or is over, or the calendar switches. */
export function nextLoadChange(state: State, which: number, now: Instant): Instant | null {
  const terms = [limitKey(which), toldKey(which)].flatMap((key) => partsOf(state.attributes.get(key)).slice(1))
  const ends = terms.filter((seconds) => seconds !== never).map(momentOfSeconds)
  const concerns = (selector: number): boolean => actionOf(selector)?.which === which
  const switched = switchingsOf(state, calendar).next(now, concerns)
  const due = [...ends, ...(switched === null ? [] : [switched.at])].filter((moment) => moment > now)
  return due.length === 0 ? null : instant(Math.min(...due))
}

function scheduled(switchings: Switchings, which: number, side: Action['side'], now: Instant): number | null {
  const concerns = (selector: number): boolean => {
    const action = actionOf(selector)
    return action?.which === which && action.side === side
  }
  const found = switchings.latest(now, concerns)
  return found === null ? null : (actionOf(found.selector)?.level ?? null)
}
