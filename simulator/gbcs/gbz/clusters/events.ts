import { record, toTheEnd } from '../../content/record.ts'
import { type Cluster, command } from '../cluster.ts'
import { bitmap8, digits, enum8, eventId, flags, octetString, uint8, uint16, unsigned, utcTime } from '../types.ts'

/** Logs of a device (ZigBee Smart Energy, Log Id). */
export const logIds: Readonly<Record<number, string>> = {
  0: 'all logs',
  1: 'tamper log',
  2: 'fault log',
  3: 'general event log',
  4: 'security event log',
  5: 'network event log',
  6: 'GBCS general event log',
}

/** Events: the logs of a device (ZigBee Smart Energy, annex D.11). */
export const events = {
  id: 0x0709,
  name: 'Events',
  fromClient: {
    0x00: command('Get Event Log', {
      eventControlAndLogId: unsigned(
        1,
        (value) =>
          `${value.toString(16).padStart(2, '0')} (${logIds[value & 15] ?? 'another log'}, ${value >>> 4 === 0 ? 'without' : 'with'} event data)`,
      ),
      eventId,
      startTime: utcTime,
      endTime: utcTime,
      numberOfEvents: uint8,
      eventOffset: uint16,
    }),
    0x01: command('Clear Event Log Request', { logId: enum8(logIds) }),
  },
  fromServer: {
    0x00: command('Publish Event', {
      logId: enum8(logIds),
      eventId,
      eventTime: utcTime,
      eventControl: bitmap8,
      eventData: octetString(),
    }),
    0x01: command('Publish Event Log', {
      totalNumberOfEvents: uint16,
      commandIndex: uint8,
      totalCommands: uint8,
      logPayloadControl: unsigned(
        1,
        (value) =>
          `${digits(value, 1)} (${value >>> 4} events${(value & 15) === 0 ? '' : ', one of which goes on in the next command'})`,
      ),
      events: toTheEnd(
        record({ logId: enum8(logIds), eventId, eventTime: utcTime, eventData: octetString() }),
        'Event',
      ),
    }),
    0x02: command('Clear Event Log Response', { clearedEventLogs: flags(1, logIds) }),
  },
  attributes: {},
} satisfies Cluster
