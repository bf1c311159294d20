import type { Codec } from '../content/codec.ts'
import type { OctetReader } from '../octets/octet-reader.ts'
import { type GbzComponent, readComponent, writeComponent } from './component.ts'

/** The profile of GBCS (ZigBee Smart Energy). */
export const gbzProfile = 0x0109

/** A command or a response of the GBZ notation: what is asked of clusters, or what they answer, in order. */
export interface GbzContent {
  readonly components: readonly GbzComponent[]
}

export const gbzContent: Codec<GbzContent> = {
  shape: { kind: 'other', what: 'GBZ' },
  read: (reader) => ({ components: readHeadAndComponents(reader, () => undefined) }),
  write: ({ components }) => Buffer.concat([writeGbzHead(components.length), ...components.map(writeComponent)]),
}

/** Profile and number of components, then whatever stands between them and the components, then these. */
export function readHeadAndComponents(reader: OctetReader, readBetween: () => void): GbzComponent[] {
  const count = readGbzHead(reader)
  readBetween()
  const components: GbzComponent[] = []
  for (let number = 1; number <= count; number += 1) components.push(readComponent(reader, `GBZ Component ${number}`))
  return components
}

/** @returns the number of components */
export function readGbzHead(reader: OctetReader): number {
  const at = reader.at
  const profile = reader.octets('Profile Id', 2).readUInt16BE()
  if (profile !== gbzProfile) reader.fail('value', 'the Profile Id is not 0109', at)
  return reader.octet('Number of GBZ Components', String)
}

export function writeGbzHead(components: number): Buffer {
  if (components > 0xff) throw new RangeError(`${components} components are more than a message can have`)
  return Buffer.of(gbzProfile >>> 8, gbzProfile & 0xff, components)
}
