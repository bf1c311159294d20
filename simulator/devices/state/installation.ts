import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { DeviceTypeWithCells } from '../../vocabulary/trust-anchor-cell.ts'

/** Of what make a device is, and where it stands: what its objects say before anybody sets them. */
export interface Installation {
  /** As the inventory has them: the manufacturer in four hexadecimal digits, model and firmware version in eight. */
  readonly manufacturer: string
  readonly model: string
  readonly firmwareVersion: string
  /** `A` for one element, `B` for two, `C` for three phases (docs/domain/inventory.md#record); null but for an ESME. */
  readonly variant: string | null
  /** Of an ESME: one MPAN, or two of a twin element meter, or none where nobody told it. */
  readonly importMpans: readonly string[]
  readonly exportMpan: string | null
  readonly mprn: string | null
  /** When registers began to count. */
  readonly installedAt: Instant
  /** The devices on the same home area network by their types, this one among them. */
  readonly devices: Readonly<Partial<Record<DeviceTypeWithCells, EntityIdentifier>>>
  /** What a hub must be told to let the device join: 16 octets. */
  readonly installCode: Buffer
  /** Whether it, and what is installed with it, has joined the home area network. */
  readonly isJoined: boolean
  /** How often the gas meter of the home wakes to hear its hub, milliseconds; 0 where it is always awake. */
  readonly gsmeWakesEveryMs: number
}

/** A device that nobody has installed yet, or of which nothing more is known. */
export const notInstalled: Installation = {
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
