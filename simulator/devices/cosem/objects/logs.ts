import { profileGeneric } from '../../../gbcs/dlms/interface-classes.ts'
import { succeeded } from '../../../vocabulary/result.ts'
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
import { secondsSince2000 } from '../selective-access.ts'
import { type Cell, type Column, compact, unsigned32 } from '../values.ts'
import { tellsOf } from './behaviours.ts'

/** Where a log keeps when it was last cleared: no attribute of the class has it. */
const clearedKey = (obis: string): string => keyOfAttribute(profileGeneric.id, instanceOf(obis), 0)

type Row = readonly Cell[]

/** A log of events, of which the device knows those that it noted. @param rows what it says of each */
function log(obis: string, columns: readonly Column[], rows: (moment: Moment) => readonly Row[]): DeviceObject {
  const key = clearedKey(obis)
  const within = (moment: Moment, { from, to }: Range): readonly Row[] => {
    const cleared = moment.state.attributes.get(key)
    const since = cleared?.type === 'double-long-unsigned' ? cleared.value : 0
    return rows(moment).filter(([at]) => typeof at === 'number' && at >= Math.max(from, since) && at <= to)
  }
  return objectOf(
    profileGeneric,
    obis,
    { buffer: fixed((moment, range) => compact(columns, within(moment, range))) },
    {
      reset: (_data, { state, now }) =>
        succeeded({ state: withAttribute(state, key, unsigned32(secondsSince2000(now))) }),
    },
  )
}

/** Events from 8F00 on are of the security log, the others of the event log (docs/domain/codes.md#device-alerts). */
const isOfSecurity = (event: number): boolean => event >= 0x8f00
const noInformation = Buffer.alloc(0)

/** What neither party wants in the log is not there. */
const isLogged = (state: Moment['state'], event: number): boolean =>
  tellsOf(state, 'log', 'supplier', event) && tellsOf(state, 'log', 'networkOperator', event)

const eventLog = log(
  '0-0:99.98.0.255',
  ['double-long-unsigned', 'long-unsigned', 'octet-string'],
  ({ log: entries, state }) =>
    entries
      .filter(({ event }) => !isOfSecurity(event) && isLogged(state, event))
      .map(({ at, event }) => [secondsSince2000(at), event, noInformation]),
)

const securityLog = log('0-0:99.98.1.255', ['double-long-unsigned', 'long-unsigned'], ({ log: entries, state }) =>
  entries
    .filter(({ event }) => isOfSecurity(event) && isLogged(state, event))
    .map(({ at, event }) => [secondsSince2000(at), event]),
)

const nothingYet = () => []

/** Logs of an ESME. Of supply and of auxiliary switches nothing happens that a device would note by itself. */
export const meterLogs: readonly DeviceObject[] = [
  eventLog,
  securityLog,
  log('0-0:99.98.4.255', ['double-long-unsigned', 'long-unsigned', 'double-long-unsigned'], nothingYet),
  log('0-17:99.98.2.255', ['double-long-unsigned', 'long-unsigned', 'enum', 'double-long-unsigned'], nothingYet),
  log('0-0:99.98.20.255', ['double-long-unsigned', 'double-long-unsigned'], nothingYet),
  log('0-0:98.1.4.255', ['double-long-unsigned', 'double-long-unsigned'], nothingYet),
  log('0-0:98.1.5.255', ['double-long-unsigned', 'double-long-unsigned'], nothingYet),
]

/** Logs of a Communications Hub. */
export const hubLogs: readonly DeviceObject[] = [
  eventLog,
  securityLog,
  log('0-0:94.44.10.3', ['double-long-unsigned', 'long-unsigned', 'octet-string'], nothingYet),
]
