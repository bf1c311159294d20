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
