import { entityIdentifierFromOctets } from '../../vocabulary/entity-identifier.ts'
import { formatMessageCode } from '../message-codes.ts'
import type { OctetReader } from '../octets/octet-reader.ts'
import { logicalName } from './access.ts'
import type { Shown } from './data.ts'
import { networkBackup, protectedOctets, protectionParameters } from './interface-classes.ts'
import { objectNames } from './object-names.ts'
import { subGhzChannels, subGhzConfiguration } from './objects/device.ts'
import { dateTime, entity, eventCode, type Kind, named, structure, text, unit } from './shown.ts'

const inDecimal = (octets: Buffer): string => String(octets.readBigUInt64BE())

/** What became of one operation of a future dated command: 19 octets (GBCS 9.2.2.7). */
const futureDated: Kind = {
  inside: (reader: OctetReader) => {
    reader.octets('Message Code', 2, (octets) => formatMessageCode(octets.readUInt16BE()))
    reader.octets('Originator Counter', 8, inDecimal)
    const classId = reader.octets('class id', 2, (octets) => String(octets.readUInt16BE())).readUInt16BE()
    const instance = reader.octets('logical name', 6, logicalName).toString('hex').toUpperCase()
    reader.octet('attribute', (member) => {
      const found = objectNames.memberOf('set', { classId, instance, member })
      return found === undefined ? String(member) : `${member} (${found.object}: ${found.member})`
    })
  },
}

/** Which message a Communications Hub threw away: 25 octets. */
const discarded: Kind = {
  inside: (reader: OctetReader) => {
    reader.octets('Business Originator ID', 8, entityIdentifierFromOctets)
    reader.octets('Business Target ID', 8, entityIdentifierFromOctets)
    reader.octet('CRA Flag', String)
    reader.octets('Originator Counter', 8, inDecimal)
  },
}

/** Which command of a HAN device it is about. */
const hanCommand: Kind = {
  inside: (reader: OctetReader) => {
    reader.octets('Message Code', 2, (octets) => formatMessageCode(octets.readUInt16BE()))
    reader.octets('Originator Counter', reader.remaining, (octets) => BigInt(`0x0${octets.toString('hex')}`).toString())
  },
}

/** `11` to `15` the output of a controller, `21` to `25` the input (docs/domain/gbcs.md#levels). */
const controller: Kind = {
  meaning: (data) => {
    const value = data.type === 'unsigned' ? data.value : 0
    const side = { 1: 'output', 2: 'input' }[value >> 4]
    return `${value} (${side ?? 'neither side'} of controller ${value & 0x0f})`
  },
}

const channel = structure(named('channel mask', subGhzChannels), named('reason'))

/** What follows the alert code and the time stamp, by message code. */
const bodies: Readonly<Record<number, readonly Shown[]>> = {
  // CS14
  0x0018: [named('network backup', networkBackup)],
  // ECS68
  0x0061: [named('protection parameters', protectionParameters), named('protected attributes', protectedOctets)],
  // ECS80
  0x0067: [named('outage start', dateTime), named('outage end', dateTime)],
  0x00cc: [named('future dated operation', futureDated)],
  0x00ce: [named('Calculated Manufacturer Image Hash')],
  0x00f0: [named('other information')],
  // DBCH06 to DBCH11
  0x0110: [named('device', entity)],
  0x0111: [named('channel changed', channel)],
  0x0112: [named('scan request', structure(named('outcome'), named('reason')))],
  0x0113: [named('Sub GHz configuration', subGhzConfiguration)],
  0x0114: [named('message discarded', discarded)],
  0x0115: [named('device', entity)],
  // ECS100 to ECS102, ECS200
  0x0120: [named('command', hanCommand)],
  0x0121: [
    named('controller', controller),
    named('start', dateTime),
    named('end', dateTime),
    named('level', unit('percent')),
  ],
  0x0122: [named('controller', controller), named('level', unit('percent'))],
  0x0123: [named('state', text)],
}

/** How an alert is shown: what happened, when, and what its use case adds. */
export const alertShown = (messageCode: number): Shown =>
  named(
    'alert',
    structure(named('Alert Code', eventCode), named('Time Stamp', dateTime), ...(bodies[messageCode] ?? [])),
  )
