import { alertCodes } from '../../../gbcs/alert-codes.ts'
import { profileGeneric } from '../../../gbcs/dlms/interface-classes.ts'
import { eventLogOf } from '../../../gbcs/event-logs.ts'
import type { Instant } from '../../../vocabulary/instant.ts'
import { succeeded } from '../../../vocabulary/result.ts'
import { untouchedAccount } from '../../state/meter-account.ts'
import { entriesOfSwitches } from '../auxiliary-load.ts'
import {
  type DeviceObject,
  fixed,
  instanceOf,
  keyOfAttribute,
  type Moment,
  objectOf,
  type Range,
  withAttribute,
} from '../object.ts'
import { instantOfSeconds, secondsSince2000 } from '../selective-access.ts'
import { type Cell, type Column, compact } from '../values.ts'
import { tellsOf } from './behaviours.ts'

/** Where a log keeps when it was last cleared: no attribute of the class has it. */
const clearedKey = (obis: string): string => keyOfAttribute(profileGeneric.id, instanceOf(obis), 0)

/** What a log says of something, and when that was. */
interface Row {
  readonly at: Instant
  /** Behind the time. */
  readonly says: readonly Cell[]
}

/** When a log was cleared: events of the same second that came before are gone. */
function clearedAt({ attributes }: Moment['state'], key: string): number {
  const cleared = attributes.get(key)
  if (cleared?.type === 'long64-unsigned') return Number(cleared.value)
  // In a state of an earlier version, in seconds.
  return cleared?.type === 'double-long-unsigned' ? instantOfSeconds(cleared.value) : 0
}

/** A log of events, of which the device knows those that it noted. @param rows what it says of each */
function log(obis: string, columns: readonly Column[], rows: (moment: Moment) => readonly Row[]): DeviceObject {
  const key = clearedKey(obis)
  const within = (moment: Moment, { from, to }: Range): (readonly Cell[])[] => {
    const since = clearedAt(moment.state, key)
    return rows(moment)
      .filter(({ at }) => at >= since)
      .map(({ at, says }): [number, ...Cell[]] => [secondsSince2000(at), ...says])
      .filter(([at]) => at >= from && at <= to)
  }
  return objectOf(
    profileGeneric,
    obis,
    { buffer: fixed((moment, range) => compact(columns, within(moment, range))) },
    {
      reset: (_data, { state, now }) =>
        succeeded({ state: withAttribute(state, key, { type: 'long64-unsigned', value: BigInt(now) }) }),
    },
  )
}

const noInformation = Buffer.alloc(0)

/** What neither party wants in the log is not there. */
const isLogged = (state: Moment['state'], event: number): boolean =>
  tellsOf(state, 'log', 'supplier', event) && tellsOf(state, 'log', 'networkOperator', event)

const eventLog = log(
  '0-0:99.98.0.255',
  ['double-long-unsigned', 'long-unsigned', 'octet-string'],
  ({ log: entries, state }) =>
    entries
      .filter(({ event }) => eventLogOf(event) === 'events' && isLogged(state, event))
      .map(({ at, event }) => ({ at, says: [event, noInformation] })),
)

const securityLog = log('0-0:99.98.1.255', ['double-long-unsigned', 'long-unsigned'], ({ log: entries, state }) =>
  entries
    .filter(({ event }) => eventLogOf(event) === 'security' && isLogged(state, event))
    .map(({ at, event }) => ({ at, says: [event] })),
)

const restorations: ReadonlySet<number> = new Set([0x8f35, 0x8f36])

/** Of an outage that is over, for how many seconds it lasted (docs/domain/codes.md#event-logs). */
function powerRows({ log: entries, state }: Moment): readonly Row[] {
  const ofPower = entries.filter(({ event }) => eventLogOf(event) === 'power')
  return ofPower.flatMap(({ at, event }, index) => {
    const before = ofPower[index - 1]
    const isEnd = restorations.has(event) && before?.event === alertCodes.supplyInterrupted
    const seconds = isEnd ? Math.round((at - before.at) / 1000) : 0
    return isLogged(state, event) ? [{ at, says: [event, seconds] }] : []
  })
}

const nothingYet = () => []

const accountOf = ({ account }: Moment['state']) => account ?? untouchedAccount

/** Of a script: what became of it, and the second of its Command, since 1970; 0 where it is the calendar's (docs/domain/gbcs.md#switch-log). */
const switchesLog = log(
  '0-17:99.98.2.255',
  ['double-long-unsigned', 'long-unsigned', 'enum', 'double-long-unsigned'],
  ({ state, now }) =>
    entriesOfSwitches(state, now).map(({ at, script, outcome, commandAt }) => ({
      at,
      says: [script, outcome, Math.floor((commandAt ?? 0) / 1000)],
    })),
)

/** Logs of an ESME. */
export const meterLogs: readonly DeviceObject[] = [
  eventLog,
  securityLog,
  log('0-0:99.98.4.255', ['double-long-unsigned', 'long-unsigned', 'double-long-unsigned'], powerRows),
  switchesLog,
  log('0-0:99.98.20.255', ['double-long-unsigned', 'double-long-unsigned'], nothingYet),
  log('0-0:98.1.4.255', ['double-long-unsigned', 'double-long-unsigned'], ({ state }) =>
    accountOf(state).debtPayments.map(({ at, amount }) => ({ at, says: [amount] })),
  ),
  log('0-0:98.1.5.255', ['double-long-unsigned', 'double-long-unsigned'], ({ state }) =>
    accountOf(state).topUps.map(({ at, amount }) => ({ at, says: [amount] })),
  ),
]

/** Logs of a Communications Hub. */
export const hubLogs: readonly DeviceObject[] = [
  eventLog,
  securityLog,
  log('0-0:94.44.10.3', ['double-long-unsigned', 'long-unsigned', 'octet-string'], nothingYet),
]
