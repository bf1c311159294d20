import type { Codec } from '../content/codec.ts'
import { type Fields, type RecordOf, ungrouped } from '../content/record.ts'
import type { AttributeName } from './attribute.ts'

/** A command of a cluster: what it is called and what its payload holds. */
export interface ClusterCommand<Payload = unknown> {
  readonly name: string
  readonly payload: Codec<Payload>
}

/** A cluster: its commands by their ids, apart by which side sends them, and its attributes by theirs. */
export interface Cluster {
  readonly id: number
  readonly name: string
  readonly fromClient: Readonly<Record<number, ClusterCommand>>
  readonly fromServer: Readonly<Record<number, ClusterCommand>>
  readonly attributes: Readonly<Record<number, AttributeName>>
}

/** A command with fields in this order. */
export const command = <Of extends Fields>(name: string, fields: Of): ClusterCommand<RecordOf<Of>> => ({
  name,
  payload: ungrouped(fields),
})
