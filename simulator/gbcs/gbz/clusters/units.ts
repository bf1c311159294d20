/** Units of measure (ZigBee Smart Energy, UnitofMeasure), binary; with bit 7 set the same in BCD. */
export const unitsOfMeasure: Readonly<Record<number, string>> = {
  0: 'kW and kWh',
  1: 'cubic metres, and per hour',
  2: 'cubic feet, and per hour',
  3: 'hundreds of cubic feet, and per hour',
  7: 'litres, and per hour',
  10: 'kPa gauge',
  11: 'kPa absolute',
  13: 'no unit',
  14: 'MJ and MJ per second',
}

/** ISO 4217. */
export const currencies: Readonly<Record<number, string>> = { 826: 'GBP', 978: 'EUR' }

export const calorificValueUnits: Readonly<Record<number, string>> = { 1: 'MJ per cubic metre', 2: 'MJ per kg' }

/** Which tariff: what is delivered to the premises, received from it, or both. */
export const tariffTypes: Readonly<Record<number, string>> = {
  0: 'delivered',
  1: 'received',
  2: 'delivered and received',
}

/** States of supply that a condition leaves or brings. */
export const supplyStates: Readonly<Record<number, string>> = {
  0: 'supply off',
  1: 'supply off, armed',
  2: 'supply on',
  3: 'supply unchanged',
}

export const supplyStatuses: Readonly<Record<number, string>> = {
  0: 'supply off',
  1: 'supply off, armed',
  2: 'supply on',
}

/** Devices that a command to a meter may come from (ZigBee Smart Energy, Originating Device). */
export const originatingDevices: Readonly<Record<number, string>> = {
  0: 'energy service interface',
  1: 'meter',
  2: 'in-home display',
}

/** Why a snapshot was taken, bit by bit (ZigBee Smart Energy, Snapshot Cause). */
export const snapshotCauses: Readonly<Record<number, string>> = {
  0: 'general',
  1: 'end of billing period',
  2: 'end of block period',
  3: 'change of tariff',
  4: 'change of price matrix',
  5: 'change of block thresholds',
  6: 'change of calorific value',
  7: 'change of conversion factor',
  8: 'change of calendar',
  9: 'critical peak pricing',
  10: 'asked for by a client',
  11: 'end of resolve period',
  12: 'change of tenancy',
  13: 'change of supplier',
  14: 'change of mode',
  15: 'debt payment',
  16: 'scheduled',
  17: 'firmware download',
}
