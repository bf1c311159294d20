import { chosenBy, counted, named, record, toTheEnd } from '../../content/record.ts'
import { attribute } from '../attribute.ts'
import { type Cluster, command } from '../cluster.ts'
import {
  bitmap32,
  digits,
  enum8,
  eventId,
  octetString,
  quantity,
  remainder,
  uint8,
  uint32,
  unsigned,
  utcTime,
} from '../types.ts'
import { logIds } from './events.ts'
import { tariffTypes } from './units.ts'

const tariffType = enum8(tariffTypes)

const destinations: Readonly<Record<number, string>> = {
  3: 'alert to the WAN',
  4: 'event to the HAN',
  5: 'alarm on the HAN',
  6: 'alarm that can be heard',
}

/** Which log an event goes into, and who else is told (ZigBee Smart Energy, Event Configuration). */
const eventConfiguration = unsigned(1, (value) => {
  const log = logIds[value & 7]
  const told = Object.entries(destinations).flatMap(([bit, what]) => ((value >>> Number(bit)) & 1 ? [what] : []))
  return `${digits(value, 1)} (${[(value & 7) === 0 ? 'no log' : (log ?? 'another log'), ...told].join(', ')})`
})

/** To which events a configuration applies: those listed, a group, those of a log, or those that are configured so now. */
const eventsConfigured = chosenBy<unknown>(
  'configurationControl',
  {
    0: counted(eventId, 'Number of Events', 'Event Id'),
    1: record({ eventGroupId: eventId }),
    2: record({ logId: enum8(logIds) }),
    3: record({ configurationValueMatch: eventConfiguration }),
  },
  remainder,
)

/** Device Management: tenancy, supplier, identity and events of a meter (ZigBee Smart Energy, annex D.13). */
export const deviceManagement = {
  id: 0x0708,
  name: 'Device Management',
  fromClient: {
    0x00: command('Get Change of Tenancy', {}),
    0x01: command('Get Change of Supplier', {}),
    0x02: command('Request New Password', { passwordType: uint8 }),
    0x03: command('Get Site Id', {}),
    0x04: command('Report Event Configuration', {
      commandIndex: uint8,
      totalCommands: uint8,
      configurations: toTheEnd(record({ eventId, eventConfiguration }), 'Event'),
    }),
    0x05: command('Get CIN', {}),
  },
  fromServer: {
    0x00: command('Publish Change of Tenancy', {
      providerId: uint32,
      issuerEventId: utcTime,
      tariffType,
      implementationDateTime: utcTime,
      proposedTenancyChangeControl: bitmap32,
    }),
    0x01: command('Publish Change of Supplier', {
      currentProviderId: uint32,
      issuerEventId: utcTime,
      tariffType,
      proposedProviderId: uint32,
      providerChangeImplementationTime: utcTime,
      providerChangeControl: bitmap32,
      proposedProviderName: octetString(),
      proposedProviderContactDetails: octetString(),
    }),
    0x02: command('Request New Password Response', {
      issuerEventId: utcTime,
      implementationDateTime: utcTime,
      duration: quantity(2, 'minutes'),
      passwordType: enum8({ 1: 'password 1', 2: 'password 2', 3: 'password 3', 4: 'password 4' }),
      password: octetString(),
    }),
    0x03: command('Update Site Id', {
      issuerEventId: utcTime,
      siteIdTime: utcTime,
      providerId: uint32,
      siteId: octetString(),
    }),
    0x04: command('Set Event Configuration', {
      issuerEventId: utcTime,
      startDateTime: utcTime,
      eventConfiguration,
      configurationControl: enum8({ 0: 'by list', 1: 'by event group', 2: 'by log', 3: 'by configuration' }),
      events: eventsConfigured,
    }),
    0x05: command('Get Event Configuration', { eventId }),
    0x06: command('Update CIN', {
      issuerEventId: utcTime,
      cinImplementationTime: named('CIN Implementation Time', utcTime),
      providerId: uint32,
      customerIdNumber: octetString(),
    }),
  },
  attributes: {
    0x0100: attribute('Provider Id'),
    0x0102: attribute('Provider Name'),
    0x0400: attribute('Low Medium Threshold'),
  },
} satisfies Cluster
