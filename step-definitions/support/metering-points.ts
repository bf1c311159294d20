import type { MeteringPoint } from '../../simulator/vocabulary/metering-point.ts'
import type { NetworkWorld } from './world.ts'

/** The metering points of a twin or generating meter beside the one that decides. */
export type PointInWords = 'secondaryImportMpan' | 'exportMpan'

/** The metering point that says whose network the scenario's device hangs on. */
export const determiningPoint = ({ scene }: NetworkWorld): MeteringPoint =>
  scene.device.type === 'ESME' ? scene.premises.mpan : scene.premises.mprn

export function knownPoint({ scene }: NetworkWorld, which: PointInWords): MeteringPoint {
  const point = scene.premises[which]
  if (point === null) throw new Error(`The premises of this scenario have no ${which}`)
  return point
}
