import type { EntityIdentifier } from './entity-identifier.ts'
import { type Instant, instant } from './instant.ts'
import type { DeviceTypeWithCells } from './trust-anchor-cell.ts'

/** How a device is fitted: its make and where it stands, so what its objects say before anybody sets them. */
export interface Fitting {
  /** As the inventory has them: the manufacturer in four hexadecimal digits, model and firmware version in eight. */
  readonly manufacturer: string
  readonly model: string
  readonly firmwareVersion: string
  /** `A` for one element, `B` for two, `C` for three phases (docs/domain/inventory.md#record); null but for an ESME. */
  readonly variant: string | null
  /** Of an ESME in use: one MPAN, or two of a twin element meter; a meter that is not commissioned yet has none. */
  readonly importMpans: readonly string[]
  readonly exportMpan: string | null
  readonly mprn: string | null
  /** When registers began to count: of devices that are not in use yet, as if they had been on a bench. */
  readonly installedAt: Instant
  /** The devices on the same home area network by their types, this one among them. */
  readonly devices: Readonly<Partial<Record<DeviceTypeWithCells, EntityIdentifier>>>
  /** Printed on the device, and told to the hub (8.11) so that it lets it join: 16 octets. */
  readonly installCode: Buffer
  /** Whether it, and what is installed with it, has joined the home area network. */
  readonly isJoined: boolean
  /** How often the gas meter of the home wakes to hear its hub, milliseconds; 0 where it is always awake. */
  readonly gsmeWakesEveryMs: number
}

/** A device that nobody has fitted yet, or of which nothing more is known. */
export const notFitted: Fitting = {
  manufacturer: '10D6',
  model: '00000001',
  firmwareVersion: '00009001',
  variant: null,
  importMpans: [],
  exportMpan: null,
  mprn: null,
  installedAt: instant(Date.UTC(2020, 0, 1)),
  devices: {},
  installCode: Buffer.alloc(16),
  isJoined: false,
  gsmeWakesEveryMs: 0,
}
