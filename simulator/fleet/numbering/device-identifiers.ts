import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Random } from '../../vocabulary/ports/random.ts'
import type { DeviceTypeWithCells } from '../../vocabulary/trust-anchor-cell.ts'
import { createPermutation } from './permutation.ts'

/** The first two octets of every device, as in the public test set (docs/domain/smki.md#test-identities). */
const prefix = '00-DB-'

/** The last octet says what the device is, as in the public test set. */
const kinds: Readonly<Record<DeviceTypeWithCells, string>> = {
  ESME: 'A0',
  GSME: 'A1',
  CHF: 'A2',
  GPF: 'A3',
  PPMID: 'A4',
  HCALCS: 'A5',
}
const typeOfKind = new Map(Object.entries(kinds).map(([type, kind]) => [kind, type as DeviceTypeWithCells]))

const hexOfOctet = Array.from({ length: 256 }, (_, octet) => octet.toString(16).toUpperCase().padStart(2, '0'))

/** The five octets between are the scrambled index. */
const indices = 2 ** 40
/** Each generation of devices has as many of them, far more than there are premises. */
const ofGeneration = 2 ** 36
/** How many times the devices of premises can be replaced. */
export const lastGeneration = indices / ofGeneration - 1

/** What a device identifier was made from. */
interface DeviceOrigin {
  readonly index: number
  readonly type: DeviceTypeWithCells
  /** 0 for a device that was there when the world began, 1 for that which replaces it, and so on. */
  readonly generation: number
}

export interface DeviceIdentifiers {
  /** The devices at an index; those of one generation differ in the last octet alone. */
  at(index: number, generation?: number): Readonly<Record<DeviceTypeWithCells, EntityIdentifier>>
  /** What an identifier was made from; undefined for one that could not be ours. */
  invert(device: EntityIdentifier): DeviceOrigin | undefined
}

/** Device ids made from an index, and back. */
export function createDeviceIdentifiers(random: Random): DeviceIdentifiers {
  const permutation = createPermutation(indices, random)
  return {
    at(index, generation = 0) {
      const stem = prefix + hyphenated(permutation.forward(index + generation * ofGeneration))
      const device = (type: DeviceTypeWithCells) => `${stem}-${kinds[type]}` as EntityIdentifier
      return {
        CHF: device('CHF'),
        ESME: device('ESME'),
        GPF: device('GPF'),
        GSME: device('GSME'),
        get PPMID() {
          return device('PPMID')
        },
        get HCALCS() {
          return device('HCALCS')
        },
      }
    },
    invert(device) {
      const type = typeOfKind.get(device.slice(-2))
      if (type === undefined || !device.startsWith(prefix)) return undefined
      const scrambled = Number.parseInt(device.slice(prefix.length, -3).replaceAll('-', ''), 16)
      const place = permutation.backward(scrambled)
      return { index: place % ofGeneration, type, generation: Math.floor(place / ofGeneration) }
    },
  }
}

/** @param value below 2⁴⁰; five octets */
function hyphenated(value: number): string {
  const high = hexOfOctet[Math.floor(value / 2 ** 32)]
  const low = value % 2 ** 32
  const octet = (shift: number) => hexOfOctet[(low >>> shift) & 0xff]
  return `${high}-${octet(24)}-${octet(16)}-${octet(8)}-${octet(0)}`
}
