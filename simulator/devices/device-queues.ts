import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'

/** Does what concerns one device strictly one after another, and different devices at the same time. */
export interface DeviceQueues {
  /** Runs the task when everything before it on the same device has settled; settles with it. */
  run<T>(device: EntityIdentifier, task: () => Promise<T>): Promise<T>
}

export function createDeviceQueues(): DeviceQueues {
  /** The end of each queue; a device with nothing to do has none. */
  const ends = new Map<EntityIdentifier, Promise<unknown>>()
  return {
    run(device, task) {
      const before = ends.get(device) ?? Promise.resolve()
      const result = before.then(task)
      const end = result
        .catch(() => undefined)
        .then(() => {
          if (ends.get(device) === end) ends.delete(device)
        })
      ends.set(device, end)
      return result
    },
  }
}
