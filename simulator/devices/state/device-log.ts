import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { DeviceTypeWithCells } from '../../vocabulary/trust-anchor-cell.ts'
import type { Device } from './device.ts'
import type { JoinedDevice } from './device-state.ts'

/** How joining numbers kinds of device (docs/domain/gbcs-use-cases.md#join). */
export const joinDeviceTypeOf: Readonly<Record<DeviceTypeWithCells, number>> = {
  GSME: 0,
  ESME: 1,
  CHF: 2,
  GPF: 3,
  HCALCS: 4,
  PPMID: 5,
}

/** A device can keep as many (a guess: nothing published says how many). */
export const mostJoinedDevices = 16

/** With whom a device is joined where it was installed, if there is one (docs/domain/gbcs-use-cases.md#join-pairs). */
const partners: Readonly<Record<DeviceTypeWithCells, readonly DeviceTypeWithCells[]>> = {
  ESME: ['PPMID', 'HCALCS'],
  GSME: ['GPF', 'PPMID'],
  CHF: [],
  GPF: ['GSME', 'PPMID'],
  PPMID: ['ESME', 'GSME', 'GPF'],
  HCALCS: ['ESME'],
}

/** The devices that a device has joined, in the order in which it did. */
export function joinedDevicesOf({ blueprint, state }: Pick<Device, 'blueprint' | 'state'>): readonly JoinedDevice[] {
  if (state.joined !== null) return state.joined
  const { type, fitting } = blueprint
  if (fitting?.isJoined !== true) return []
  return partners[type].flatMap((partner) => {
    const device = fitting.devices[partner]
    return device === undefined ? [] : [{ device, deviceType: joinDeviceTypeOf[partner] }]
  })
}

export const isJoinedWith = (device: Pick<Device, 'blueprint' | 'state'>, other: EntityIdentifier): boolean =>
  joinedDevicesOf(device).some((entry) => entry.device === other)

/** Whether a device is the Communications Hub itself, or in it. */
export const isInHub = ({ blueprint: { type } }: Pick<Device, 'blueprint'>): boolean => type === 'CHF' || type === 'GPF'

/** Whether frames reach a device: it is in a hub that is connected, or its hub has let it join. */
export const isOnNetwork = (device: Pick<Device, 'blueprint' | 'state'>): boolean =>
  device.state.isOnNetwork ?? (isInHub(device) || (device.blueprint.fitting?.isJoined ?? true))

/** On whose network a device is, or was last; undefined where it never was on any. */
export const hubOf = ({ blueprint, state }: Pick<Device, 'blueprint' | 'state'>): EntityIdentifier | undefined =>
  state.network?.hub ?? blueprint.fitting?.devices.CHF
