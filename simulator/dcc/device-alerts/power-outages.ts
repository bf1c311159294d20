import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import { subjectOfDevice } from '../../vocabulary/subject.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import type { Beliefs } from '../learning/lesson.ts'

export interface PowerOutagesOptions {
  readonly correspondence: Pick<Correspondence, 'alertAbout' | 'commit'>
  readonly beliefs: Pick<Beliefs, 'inventory' | 'registered'>
  /** Every device of the inventory that hangs on a hub. */
  readonly devicesOn: (hub: EntityIdentifier) => readonly EntityIdentifier[]
  readonly clock: Clock
}

/**
 * Tells of hubs that the WAN has lost. The DCC makes the alert itself (AD1), for each ESME on the hub, and sends it to whom
 * Registration Data names: whatever the meter's own network operator slot holds (docs/domain/codes.md#dcc-alerts).
 *
 * @returns tells of one hub, the alert durable once resolved
 */
export function createPowerOutages(options: PowerOutagesOptions): (hub: EntityIdentifier) => Promise<void> {
  const { correspondence, beliefs, devicesOn, clock } = options

  const alertsOf = (hub: EntityIdentifier) =>
    devicesOn(hub).flatMap((device) => {
      const record = beliefs.inventory.record(device)
      if (record?.type !== 'ESME' || record.importMpxn === null) return []
      const content = { commsHubDeviceId: hub, startDateTime: clock.now(), mpxn: record.importMpxn }
      const alert = { kind: 'described', element: 'PowerOutageEvent', content } as const
      return beliefs.registered(device, 'network-operator').map((to) => ({ to, alertCode: 'AD1', alert }) as const)
    })

  return async (hub) => {
    const subject = subjectOfDevice(hub)
    const at = clock.now()
    const outgoing = await Promise.all(alertsOf(hub).map((raised) => correspondence.alertAbout(hub, raised)))
    await correspondence.commit({
      subject,
      entries: [{ kind: 'hub-lost', at, device: hub }],
      elsewhere: [],
      outgoing,
      put: [],
      announced: { kind: 'hub-lost', at, device: hub },
    })
  }
}
