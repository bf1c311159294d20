import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Device } from '../state/device.ts'
import type { DeviceState } from '../state/device-state.ts'
import type { Outgoing } from './execution.ts'

/** What a device says unasked, before it has a counter. */
export interface Alert {
  readonly recipient: EntityIdentifier
  readonly messageCode: number
  /** @param counter under which it goes out: contents in the COSEM notation repeat its low octets */
  readonly contentOf: (counter: bigint) => Buffer
  readonly protection: Outgoing['protection']
}

/** The alert as it goes out, and the device with its counter moved on. */
export function alertOf(
  { blueprint, state }: Device,
  alert: Alert,
): { readonly state: DeviceState; readonly outgoing: Outgoing } {
  const counter = state.alertsSent + 1n
  const { recipient, messageCode, contentOf, protection } = alert
  return {
    state: { ...state, alertsSent: counter },
    outgoing: {
      header: {
        cra: 'alert',
        counter,
        originator: blueprint.deviceId,
        recipient,
        dateTime: null,
        messageCode,
        supplementary: Buffer.alloc(0),
      },
      content: contentOf(counter),
      protection,
    },
  }
}
