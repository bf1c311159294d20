import type { Codec } from '../content/codec.ts'
import { describeAlertCode } from '../device-alerts.ts'
import { formatMessageCode } from '../message-codes.ts'
import type { OctetReader } from '../octets/octet-reader.ts'
import { describeCluster } from './clusters.ts'
import { type GbzComponent, readComponent, writeComponent } from './component.ts'
import { readGbzHead, writeGbzHead } from './content.ts'
import { describeUtcTime } from './types.ts'
import { describeCommand, describeFrameControl } from './zcl-frame.ts'

/** An alert of the GBZ notation: what happened and when, then what the use case adds. */
export interface GbzAlert<Body> {
  readonly alertCode: number
  /** Seconds since 2000, UTC. */
  readonly timeStamp: number
  readonly body: Body
}

/** What a use case adds to an alert: how many components it counts as, and how it reads and is written. */
interface AlertBody<Body> {
  read(reader: OctetReader, components: number): Body
  write(body: Body): Buffer
  /** What is written as the number of components. */
  components(body: Body): number
}

const alertOf = <Body>(what: string, body: AlertBody<Body>): Codec<GbzAlert<Body>> => ({
  shape: { kind: 'other', what },
  read: (reader) => {
    const components = readGbzHead(reader)
    const alertCode = reader
      .octets('Alert Code', 2, (octets) => describeAlertCode(octets.readUInt16BE()))
      .readUInt16BE()
    const timeStamp = reader.octets('Time Stamp', 4, (octets) => describeUtcTime(octets.readUInt32BE())).readUInt32BE()
    return { alertCode, timeStamp, body: body.read(reader, components) }
  },
  write: (alert) => {
    const head = Buffer.alloc(6)
    head.writeUInt16BE(alert.alertCode, 0)
    head.writeUInt32BE(alert.timeStamp, 2)
    return Buffer.concat([writeGbzHead(body.components(alert.body)), head, body.write(alert.body)])
  },
})

/** Says only what happened and when: 1000, 1001. */
export const gbzAlert = alertOf<null>('GBZ alert', {
  read: (reader, components) => {
    if (components !== 0) reader.fail('value', 'an alert without components counts some', 2)
    return null
  },
  write: () => Buffer.alloc(0),
  components: () => 0,
})

/** Carries components: the billing data log that GCS53 pushes. */
export const gbzAlertWithComponents = alertOf<readonly GbzComponent[]>('GBZ alert with components', {
  read: (reader, count) =>
    Array.from({ length: count }, (_, index) => readComponent(reader, `GBZ Component ${index + 1}`)),
  write: (components) => Buffer.concat(components.map(writeComponent)),
  components: (components) => components.length,
})

/** The command of a future dated message whose time has come. */
export interface FutureDatedGbzCommand {
  readonly messageCode: number
  /** Of the message that the alert is about. */
  readonly originatorCounter: bigint
  readonly clusterId: number
  readonly frameControl: number
  readonly commandId: number
}

const futureDatedLength = 14

/** Says what became of one command of a future dated message: 00CD. */
export const gbzFutureDatedAlert = alertOf<FutureDatedGbzCommand>('GBZ future dated alert', {
  read: (reader, components) => {
    expectOne(reader, components)
    const at = reader.at
    if (reader.octet('Future Dated Alert Payload Length', String) !== futureDatedLength)
      reader.fail('length', 'the payload of a future dated alert has another length than 14', at)
    const messageCode = reader
      .octets('Message Code', 2, (octets) => formatMessageCode(octets.readUInt16BE()))
      .readUInt16BE()
    const originatorCounter = reader
      .octets('Originator Counter', 8, (octets) => String(octets.readBigUInt64BE()))
      .readBigUInt64BE()
    const clusterId = reader.octets('Cluster Id', 2, (octets) => describeCluster(octets.readUInt16BE())).readUInt16BE()
    const frameControl = reader.octet('Frame Control', describeFrameControl)
    const commandId = reader.octet('Command Id', (id) => describeCommand(clusterId, frameControl, id))
    return { messageCode, originatorCounter, clusterId, frameControl, commandId }
  },
  write: ({ messageCode, originatorCounter, clusterId, frameControl, commandId }) => {
    const octets = Buffer.alloc(1 + futureDatedLength)
    octets[0] = futureDatedLength
    octets.writeUInt16BE(messageCode, 1)
    octets.writeBigUInt64BE(originatorCounter, 3)
    octets.writeUInt16BE(clusterId, 11)
    octets[13] = frameControl
    octets[14] = commandId
    return octets
  },
  components: () => 1,
})

const hashHead = Buffer.of(0x09, 0x20)

/** Carries the hash that a device made of a firmware image: 00CF. */
export const gbzFirmwareAlert = alertOf<Buffer>('GBZ firmware alert', {
  read: (reader, components) => {
    expectOne(reader, components)
    const at = reader.at
    if (!reader.octets('tag and length', 2).equals(hashHead))
      reader.fail('tag', 'the hash should be an octet-string of 32 octets', at)
    return reader.octets('Calculated Manufacturer Image Hash', 32)
  },
  write: (hash) => Buffer.concat([hashHead, hash]),
  components: () => 1,
})

/** Carries two octets that say what is wrong with a meter: 00F2. */
export const gbzIntegrityAlert = alertOf<number>('GBZ integrity alert', {
  read: (reader, components) => {
    expectOne(reader, components)
    return reader.octets('Other Information', 2, describeIntegrityIssue).readUInt16BE()
  },
  write: (information) => Buffer.of(information >>> 8, information & 0xff),
  components: () => 1,
})

export const describeIntegrityIssue = (octets: Buffer): string => octets.toString('hex').toUpperCase()

function expectOne(reader: OctetReader, components: number): void {
  if (components !== 1) reader.fail('value', 'an alert of this use case counts one component')
}
