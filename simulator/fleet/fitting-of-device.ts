import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { type Fitting, notFitted } from '../vocabulary/fitting.ts'
import { instant } from '../vocabulary/instant.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import { hasReached, type Stage } from '../vocabulary/stage.ts'
import { deviceDetailsOf } from './device-details.ts'
import type { LocatedDevice } from './locator.ts'

/** Registers of devices that are not in use yet count from here, as if they had been on a bench. */
const bench = notFitted.installedAt

/**
 * Where a device stands at a stage of its premises.
 *
 * @param codes the stream of install codes
 * @param box of a hub that replaces another: the hub and the GPF in it
 */
export function fittingOf(
  device: EntityIdentifier,
  { type, premises }: LocatedDevice,
  stage: Stage,
  codes: Random,
  gsmeWakesEveryMs: number,
  box: Fitting['devices'] = {},
): Fitting {
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
