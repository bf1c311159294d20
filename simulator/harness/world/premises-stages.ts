import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { StoredValues } from '../../environment/stored-values.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { type Stage, stages } from '../../vocabulary/stage.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'

/** How far the life of each premises had come when its world began. */
export interface PremisesStages {
  stageOf(index: number): Stage
  /** The premises whose life began at another stage than usual, each with that. */
  begun(): readonly (readonly [index: number, stage: Stage])[]
  /**
   * Begins the life of premises at another stage; durable once resolved.
   *
   * @returns false where its devices have a past already: they were spoken to, or the inventory was changed
   */
  begin(index: number, stage: Stage, past: PastOfDevices): Promise<boolean>
}

/** What tells whether the devices of premises have a past. */
interface PastOfDevices {
  readonly fleet: Pick<Fleet, 'premises' | 'inventoryRecord'>
  readonly dcc: { readonly inventory: { record(device: EntityIdentifier): InventoryRecord | undefined } }
  readonly devices: {
    framesSeen(device: EntityIdentifier): Promise<number>
    forget(device: EntityIdentifier): void
  }
}

const prefix = 'premises-stage/'

export const storedStage = storedKind('how far the life of premises had come', 1, z.enum(stages))

/**
 * @param usual of premises of which nothing else was said
 * @throws SimulatorFault SIM_STATE_UNREADABLE
 */
export async function openPremisesStages(usual: (index: number) => Stage, state: State): Promise<PremisesStages> {
  const kept = await StoredValues.read(state, prefix, storedStage)
  return {
    stageOf: (index) => kept.get(String(index)) ?? usual(index),
    begun: () => [...kept.entries()].map(([index, stage]) => [Number(index), stage] as const),
    async begin(index, stage, { fleet, dcc, devices }) {
      for (const device of Object.values(fleet.premises(index).devices)) {
        const isAsBegun = isDeepStrictEqual(dcc.inventory.record(device), fleet.inventoryRecord(device))
        if (!isAsBegun || (await devices.framesSeen(device)) > 0) return false
      }
      await kept.write([[String(index), stage]])
      for (const device of Object.values(fleet.premises(index).devices)) devices.forget(device)
      return true
    },
  }
}
