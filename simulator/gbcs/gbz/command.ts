import { failed, succeeded } from '../../vocabulary/result.ts'
import type { UseCaseCommand } from '../content/command-content.ts'
import type { GbcsFlaw } from '../octets/flaw.ts'
import { decode, OctetReader } from '../octets/octet-reader.ts'
import type { Cluster, ClusterCommand } from './cluster.ts'
import type { GbzComponent } from './component.ts'
import { controlOf } from './component.ts'
import { gbzContent } from './content.ts'
import { encryptedClusters } from './encrypted-answers.ts'
import { frameControlOf } from './zcl-frame.ts'

/** A component without its place in the message, which its control and its sequence number follow from. */
export interface Placeless extends Pick<GbzComponent, 'clusterId' | 'fromDateTime' | 'payload'> {
  readonly frameControl: number
  readonly commandId: number
}

/** A part of a command, and how a value of the command is components of it. */
export interface GbzPart<Value> {
  /** What it does, in the words of ZigBee. */
  readonly name: string
  toComponents(value: Value): readonly Placeless[]
  /** Takes from the front of those that are left what is its own; undefined where that does not begin with it. */
  fromComponents(left: readonly Placeless[]): { readonly value: Value; readonly taken: number } | undefined
}

type Parts = Readonly<Record<string, GbzPart<never> | GbzPart<unknown>>>
type ValueOf<Of> = Of extends GbzPart<infer Value> ? Value : never

/** The values of a command, by the names of its parts; those that say nothing are left out. */
export type ValuesOfParts<Of extends Parts> = {
  readonly [Key in keyof Of as ValueOf<Of[Key]> extends null ? never : Key]: ValueOf<Of[Key]>
}

type Side = 'fromClient' | 'fromServer'
type Payload<Of> = Of extends ClusterCommand<infer Value> ? Value : never

/** A command of a cluster, with its payload. */
export const sent = <Of extends Cluster, From extends Side, Id extends keyof Of[From] & number>(
  cluster: Of,
  from: From,
  commandId: Id,
): GbzPart<Payload<Of[From][Id]>> => {
  const frameControl = frameControlOf('cluster', from === 'fromClient' ? 'client' : 'server', 'wanted')
  return one(
    nameOfCommand(cluster, cluster[from][commandId]),
    { clusterId: cluster.id, frameControl, commandId },
    {
      to: (payload) => ({ fromDateTime: null, payload }),
      from: ({ fromDateTime, payload }) => (fromDateTime === null ? (payload as Payload<Of[From][Id]>) : undefined),
    },
  )
}

/** The same, and from which moment on entries of the log are asked for, in seconds since 2000. */
export const sentWithStart = <Of extends Cluster, Id extends keyof Of['fromClient'] & number>(
  cluster: Of,
  commandId: Id,
): GbzPart<{ readonly fromDateTime: number; readonly payload: Payload<Of['fromClient'][Id]> }> =>
  one(
    nameOfCommand(cluster, cluster.fromClient[commandId]),
    { clusterId: cluster.id, frameControl: frameControlOf('cluster', 'client', 'wanted'), commandId },
    {
      to: (value) => value,
      from: ({ fromDateTime, payload }) =>
        fromDateTime === null ? undefined : { fromDateTime, payload: payload as Payload<Of['fromClient'][Id]> },
    },
  )

const readAttributes = 0x00

/** Reads attributes of a cluster, which says nothing more. */
export const attributesRead = (cluster: Cluster, ...attributeIds: readonly number[]): GbzPart<null> =>
  one(
    `${cluster.name}: ${attributeIds.map((id) => cluster.attributes[id]?.name ?? id).join(', ')}`,
    {
      clusterId: cluster.id,
      frameControl: frameControlOf('foundation', 'client', 'wanted'),
      commandId: readAttributes,
    },
    {
      to: () => ({ fromDateTime: null, payload: { attributeIds } }),
      from: ({ payload }) => {
        const found = (payload as { attributeIds: readonly number[] }).attributeIds
        return found.length === attributeIds.length && found.every((id, at) => id === attributeIds[at])
          ? null
          : undefined
      },
    },
  )

/** Always the same, of which there is nothing to say. */
export const always = <Value>(part: GbzPart<Value>, value: NoInfer<Value>): GbzPart<null> => ({
  name: part.name,
  toComponents: () => part.toComponents(value),
  fromComponents: (left) => {
    const found = part.fromComponents(left)
    return found === undefined || JSON.stringify(found.value) !== JSON.stringify(value)
      ? undefined
      : { ...found, value: null }
  },
})

/** As many as there are values. */
export const each = <Value>(part: GbzPart<Value>): GbzPart<readonly Value[]> => ({
  name: part.name,
  toComponents: (values) => values.flatMap((value) => part.toComponents(value)),
  fromComponents: (left) => {
    const values: Value[] = []
    let taken = 0
    for (let found = part.fromComponents(left); found !== undefined; found = part.fromComponents(left.slice(taken))) {
      values.push(found.value)
      taken += found.taken
    }
    return { value: values, taken }
  },
})

const nameOfCommand = (cluster: Cluster, command: ClusterCommand | undefined): string =>
  `${cluster.name}: ${command?.name}`

function one<Value>(
  name: string,
  header: Pick<Placeless, 'clusterId' | 'frameControl' | 'commandId'>,
  codec: {
    readonly to: (value: Value) => Pick<Placeless, 'fromDateTime' | 'payload'>
    readonly from: (component: Placeless) => Value | undefined
  },
): GbzPart<Value> {
  return {
    name,
    toComponents: (value) => [{ ...header, ...codec.to(value) }],
    fromComponents: ([first]) => {
      const isIts =
        first !== undefined &&
        first.clusterId === header.clusterId &&
        first.frameControl === header.frameControl &&
        first.commandId === header.commandId
      const value = isIts ? codec.from(first) : undefined
      return value === undefined ? undefined : { value, taken: 1 }
    },
  }
}

/** The command of a use case in the GBZ notation. */
export function gbzCommand<Of extends Parts>(messageCode: number, parts: Of): UseCaseCommand<ValuesOfParts<Of>> {
  const entries = Object.entries(parts) as [string, GbzPart<unknown>][]
  return {
    messageCode,
    fields: entries.map(([, { name }]) => name),
    isAnswerEncrypted: encryptedClusters[messageCode] !== undefined,
    write: (values) =>
      gbzContent.write({
        components: inPlace(
          entries.flatMap(([key, part]) =>
            part.toComponents((values as Readonly<Record<string, unknown>>)[key] ?? null),
          ),
        ),
      }),
    read: (content) => {
      const read = decode(new OctetReader(content), 'the command', (reader) => gbzContent.read(reader, 'Content'))
      if (!read.ok) return read
      const values = valuesOf(entries, read.value.components.map(withoutPlace))
      return values === undefined ? another : succeeded(values as ValuesOfParts<Of>)
    },
  }
}

const another = failed<GbcsFlaw>({ reason: 'value', detail: 'the command is another than its use case has', offset: 0 })

const inPlace = (components: readonly Placeless[]): GbzComponent[] =>
  components.map(({ frameControl, commandId, ...component }, at) => ({
    ...component,
    control: controlOf({
      isLast: at === components.length - 1,
      hasFromDateTime: component.fromDateTime !== null,
    }),
    additionalHeader: null,
    header: { frameControl, manufacturerCode: null, sequenceNumber: at, commandId },
  }))

const withoutPlace = ({ clusterId, fromDateTime, header, payload }: GbzComponent): Placeless => ({
  clusterId,
  fromDateTime,
  frameControl: header.frameControl,
  commandId: header.commandId,
  payload,
})

function valuesOf(
  entries: readonly (readonly [string, GbzPart<unknown>])[],
  components: readonly Placeless[],
): Readonly<Record<string, unknown>> | undefined {
  const values: Record<string, unknown> = {}
  let left = components
  for (const [key, part] of entries) {
    const found = part.fromComponents(left)
    if (found === undefined) return undefined
    left = left.slice(found.taken)
    if (found.value !== null) values[key] = found.value
  }
  return left.length === 0 ? values : undefined
}
