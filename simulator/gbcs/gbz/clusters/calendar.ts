import { chosenBy, named, record, toTheEnd } from '../../content/record.ts'
import { type Cluster, command } from '../cluster.ts'
import { date, enum8, minutesOfDay, octetString, uint8, uint32, utcTime } from '../types.ts'

const calendarType = enum8({
  0: 'delivered',
  1: 'received',
  2: 'delivered and received',
  3: 'friendly credit',
  4: 'auxiliary load switch',
})

const published = { providerId: uint32, issuerEventId: utcTime, issuerCalendarId: uint32 }
const partOfSeveral = { commandIndex: uint8, numberOfCommands: uint8 }

/** What begins at a time of the day: a price tier, friendly credit or not, or states of load switches. */
const scheduleEntries = chosenBy(
  'calendarType',
  {
    3: toTheEnd(
      record({ startTime: minutesOfDay, action: named('Friendly Credit Enable', enum8({ 0: 'off', 1: 'on' })) }),
      'Schedule Entry',
    ),
    4: toTheEnd(
      record({ startTime: minutesOfDay, action: named('Auxiliary Load Switch State', uint8) }),
      'Schedule Entry',
    ),
  },
  toTheEnd(record({ startTime: minutesOfDay, action: named('Price Tier', uint8) }), 'Schedule Entry'),
)

/** Calendar: when which tariff holds, and when supply is not cut off (ZigBee Smart Energy, annex D.9). */
export const calendar = {
  id: 0x0707,
  name: 'Calendar',
  fromClient: {
    0x00: command('Get Calendar', {
      earliestStartTime: utcTime,
      minimumIssuerEventId: uint32,
      numberOfCalendars: uint8,
      calendarType,
      providerId: uint32,
    }),
    0x01: command('Get Day Profiles', {
      providerId: uint32,
      issuerCalendarId: uint32,
      startDayId: uint8,
      numberOfDays: uint8,
    }),
    0x02: command('Get Week Profiles', {
      providerId: uint32,
      issuerCalendarId: uint32,
      startWeekId: uint8,
      numberOfWeeks: uint8,
    }),
    0x03: command('Get Seasons', { providerId: uint32, issuerCalendarId: uint32 }),
    0x04: command('Get Special Days', {
      startTime: utcTime,
      numberOfEvents: uint8,
      calendarType,
      providerId: uint32,
      issuerCalendarId: uint32,
    }),
  },
  fromServer: {
    0x00: command('Publish Calendar', {
      ...published,
      startTime: utcTime,
      calendarType,
      calendarTimeReference: enum8({ 0: 'UTC', 1: 'standard time', 2: 'local time' }),
      calendarName: octetString(),
      numberOfSeasons: uint8,
      numberOfWeekProfiles: uint8,
      numberOfDayProfiles: uint8,
    }),
    0x01: command('Publish Day Profile', {
      ...published,
      dayId: uint8,
      totalNumberOfScheduleEntries: uint8,
      ...partOfSeveral,
      calendarType,
      scheduleEntries,
    }),
    0x02: command('Publish Week Profile', {
      ...published,
      weekId: uint8,
      dayIdRefMonday: uint8,
      dayIdRefTuesday: uint8,
      dayIdRefWednesday: uint8,
      dayIdRefThursday: uint8,
      dayIdRefFriday: uint8,
      dayIdRefSaturday: uint8,
      dayIdRefSunday: uint8,
    }),
    0x03: command('Publish Seasons', {
      ...published,
      ...partOfSeveral,
      seasons: toTheEnd(record({ startDate: date, weekIdRef: uint8 }), 'Season'),
    }),
    0x04: command('Publish Special Days', {
      ...published,
      startTime: utcTime,
      calendarType,
      totalNumberOfSpecialDays: uint8,
      ...partOfSeveral,
      specialDays: toTheEnd(record({ date, dayIdRef: uint8 }), 'Special Day'),
    }),
    0x05: command('Cancel Calendar', { providerId: uint32, issuerCalendarId: uint32, calendarType }),
  },
  attributes: {},
} satisfies Cluster
