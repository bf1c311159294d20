import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../vocabulary/instant.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import { hasReached, type Stage } from '../vocabulary/stage.ts'
import type { DeviceTypeWithCells } from '../vocabulary/trust-anchor-cell.ts'
import { deviceDetailsOf } from './device-details.ts'
import type { LocatedDevice } from './locator.ts'

/** What a device of a home says of itself before anybody sets it, and with whom it shares its home area network. */
export interface FleetInstallation {
  readonly manufacturer: string
  readonly model: string
  readonly firmwareVersion: string
  readonly variant: string | null
  /** Of an ESME in use; a meter that is not commissioned yet has nobody's MPAN in it. */
  readonly importMpans: readonly string[]
  readonly exportMpan: string | null
  readonly mprn: string | null
  readonly installedAt: Instant
  readonly devices: Readonly<Partial<Record<DeviceTypeWithCells, EntityIdentifier>>>
  /** 16 octets; printed on the device, and told to the hub by 8.11. */
  readonly installCode: Buffer
  readonly isJoined: boolean
  /** How often the gas meter of the home wakes to hear its hub, milliseconds; 0 where it is always awake. */
  readonly gsmeWakesEveryMs: number
}

/** Registers of devices that are not in use yet count from here, as if they had been on a bench. */
const bench = instant(Date.UTC(2020, 0, 1))

/**
 * Where a device stands at a stage of its premises.
 *
 * @param codes the stream of install codes
 * @param box of a hub that replaces another: the hub and the GPF in it
 */
export function installationOf(
  device: EntityIdentifier,
  { type, premises }: LocatedDevice,
  stage: Stage,
  codes: Random,
  gsmeWakesEveryMs: number,
  box: FleetInstallation['devices'] = {},
): FleetInstallation {
  const isCommissioned = stage === 'commissioned'
  const details = deviceDetailsOf(type, premises, isCommissioned)
  const { mpan, secondaryImportMpan, exportMpan, mprn, devices } = premises
  const mpans = secondaryImportMpan === null ? [mpan] : [mpan, secondaryImportMpan]
  return {
    manufacturer: details.manufacturer,
    model: details.model,
    firmwareVersion: details.firmwareVersion,
    variant: details.esmeVariant,
    importMpans: isCommissioned && type === 'ESME' ? mpans : [],
    exportMpan: isCommissioned && type === 'ESME' ? exportMpan : null,
    mprn: isCommissioned && type === 'GSME' ? mprn : null,
    installedAt: details.dateCommissioned === null ? bench : instant(Date.parse(details.dateCommissioned)),
    devices: { ...devices, ...box, [type]: device },
    get installCode() {
      return codes.derive(device).octets(16)
    },
    isJoined: hasReached(stage, 'joined'),
    gsmeWakesEveryMs,
  }
}
