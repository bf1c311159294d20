/** Device types of the Smart Metering Inventory (DUIS `DeviceType`). */
export const deviceTypes = {
  ESME: 'Electricity Smart Metering Equipment',
  GSME: 'Gas Smart Metering Equipment',
  GPF: 'Gas Proxy Function',
  CHF: 'Communications Hub Function',
  HCALCS: 'HAN Connected Auxiliary Load Control Switch',
  PPMID: 'Prepayment Meter Interface Device',
  IHD: 'In-Home Display',
  CAD: 'Consumer Access Device',
} as const

export type DeviceType = keyof typeof deviceTypes

/** Devices without security credentials, of which the inventory records no status (docs/domain/inventory.md#statuses). */
export const isType2 = (type: DeviceType): boolean => type === 'IHD' || type === 'CAD'

export type Fuel = 'electricity' | 'gas'

/** Statuses of a device in the Smart Metering Inventory (docs/domain/inventory.md#statuses). */
export const smiStatuses = [
  'Pending',
  'Whitelisted',
  'InstalledNotCommissioned',
  'Commissioned',
  'Decommissioned',
  'Withdrawn',
  'Suspended',
  'Recovery',
  'Recovered',
] as const

export type SmiStatus = (typeof smiStatuses)[number]
