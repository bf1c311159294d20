import type { Codec } from '../content/codec.ts'
import { toTheEnd, ungrouped } from '../content/record.ts'
import type { OctetReader } from '../octets/octet-reader.ts'
import { type AttributeValue, readAttributeValue, writeAttributeValue } from './attribute-value.ts'
import type { Cluster, ClusterCommand } from './cluster.ts'
import { describeStatus } from './status.ts'
import { unsigned } from './types.ts'

const success = 0

/** What was read of an attribute: its value, or why there is none. */
export interface ReadAttribute {
  readonly attributeId: number
  readonly status: number
  /** Null unless the status is success. */
  readonly value: AttributeValue | null
}

export interface WrittenAttribute {
  readonly attributeId: number
  readonly value: AttributeValue
}

const status = unsigned(1, describeStatus)

const attributeIdOf = ({ attributes }: Cluster): Codec<number> =>
  unsigned(
    2,
    (id) => `${id.toString(16).toUpperCase().padStart(4, '0')} (${attributes[id]?.name ?? 'unknown attribute'})`,
  )

const readAttributeOf = (cluster: Cluster): Codec<ReadAttribute> => ({
  shape: { kind: 'other', what: 'read attribute' },
  read: (reader: OctetReader, name) =>
    reader.group(name, () => {
      const attributeId = attributeIdOf(cluster).read(reader, 'Attribute Id')
      const code = status.read(reader, 'Status')
      const value = code === success ? readAttributeValue(reader, cluster.attributes[attributeId]) : null
      return { attributeId, status: code, value }
    }),
  write: ({ attributeId, status: code, value }) =>
    Buffer.concat([
      attributeIdOf(cluster).write(attributeId),
      status.write(code),
      ...(value === null ? [] : [writeAttributeValue(value)]),
    ]),
})

const writtenAttributeOf = (cluster: Cluster): Codec<WrittenAttribute> => ({
  shape: { kind: 'other', what: 'written attribute' },
  read: (reader, name) =>
    reader.group(name, () => {
      const attributeId = attributeIdOf(cluster).read(reader, 'Attribute Id')
      return { attributeId, value: readAttributeValue(reader, cluster.attributes[attributeId]) }
    }),
  write: ({ attributeId, value }) =>
    Buffer.concat([attributeIdOf(cluster).write(attributeId), writeAttributeValue(value)]),
})

/** One status for all where every attribute was written, else a status and an attribute for each that was not (ZCL 2.4.5). */
const writeOutcomeOf = (cluster: Cluster): Codec<{ readonly status: number; readonly attributeId: number | null }> => ({
  shape: { kind: 'other', what: 'write outcome' },
  read: (reader, name) =>
    reader.group(name, () => {
      const code = status.read(reader, 'Status')
      return {
        status: code,
        attributeId: code === success ? null : attributeIdOf(cluster).read(reader, 'Attribute Id'),
      }
    }),
  write: ({ status: code, attributeId }) =>
    attributeId === null
      ? status.write(code)
      : Buffer.concat([status.write(code), attributeIdOf(cluster).write(attributeId)]),
})

const commandName = ({ fromClient, fromServer }: Cluster): Codec<number> =>
  unsigned(1, (id) => {
    const names = [foundationNames[id], fromClient[id]?.name, fromServer[id]?.name].filter((name) => name !== undefined)
    return `${id.toString(16).toUpperCase().padStart(2, '0')} (${[...new Set(names)].join(', or ') || 'no command by itself'})`
  })

const foundationNames: Readonly<Record<number, string>> = {
  0x00: 'Read Attributes',
  0x01: 'Read Attributes Response',
  0x02: 'Write Attributes',
  0x03: 'Write Attributes Undivided',
  0x04: 'Write Attributes Response',
  0x05: 'Write Attributes No Response',
  0x0b: 'Default Response',
}

/** The commands that every cluster has (ZCL 2.4), with the names of its attributes. */
function commandsOf(cluster: Cluster): Readonly<Record<number, ClusterCommand>> {
  const attributes = toTheEnd(writtenAttributeOf(cluster), 'Attribute')
  const payloads: Readonly<Record<number, Codec<unknown>>> = {
    0x00: ungrouped({ attributeIds: toTheEnd(attributeIdOf(cluster), 'Attribute Id') }),
    0x01: ungrouped({ attributes: toTheEnd(readAttributeOf(cluster), 'Attribute') }),
    0x02: ungrouped({ attributes }),
    0x03: ungrouped({ attributes }),
    0x04: ungrouped({ outcomes: toTheEnd(writeOutcomeOf(cluster), 'Outcome') }),
    0x05: ungrouped({ attributes }),
    0x0b: ungrouped({ commandId: commandName(cluster), status }),
  }
  return Object.fromEntries(
    Object.entries(payloads).map(([id, payload]) => [id, { name: foundationNames[Number(id)] ?? '', payload }]),
  )
}

const byCluster = new WeakMap<Cluster, Readonly<Record<number, ClusterCommand>>>()

/** A command that every cluster has. */
export function foundationCommand(cluster: Cluster, id: number): ClusterCommand | undefined {
  const commands = byCluster.get(cluster) ?? commandsOf(cluster)
  byCluster.set(cluster, commands)
  return commands[id]
}

export const nameOfFoundationCommand = (id: number): string | undefined => foundationNames[id]
