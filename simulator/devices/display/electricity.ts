import { data, extendedData, register } from '../../gbcs/dlms/interface-classes.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { settledAt, supply, supplyOf } from '../cosem/charging.ts'
import { attributeOf } from '../cosem/execute.ts'
import { ledgerOf } from '../cosem/ledger.ts'
import { instanceOf, type Moment } from '../cosem/object.ts'
import { objectsOf } from '../cosem/objects.ts'
import type { Device } from '../state/device.ts'
import { amountShown, type DisplayLine, linesOfLedger } from './display-line.ts'

/** Of what is shown as it stands in an attribute: class, logical name, number. */
const attributes = {
  'energy-imported-wh': [register.id, '1-0:1.8.0.255', register.attributes.value.number],
  'price-per-kwh': [register.id, '0-0:94.44.1.7', register.attributes.value.number],
  message: [data.id, '0-2:96.13.1.255', data.attributes.value.number],
  'customer-number': [data.id, '0-3:96.13.1.255', data.attributes.value.number],
  supplier: [extendedData.id, '0-0:96.13.1.255', extendedData.attributes.value_active.number],
} as const

const namesOfSupply = { [supply.off]: 'off', [supply.on]: 'on', [supply.armed]: 'armed' } as const

/** What an ESME shows: what is owed of debts, and what is left of credit, in pounds. */
export function displayOfElectricity({ blueprint, state: kept }: Device, now: Instant): readonly DisplayLine[] {
  const state = settledAt({ blueprint, state: kept }, now)
  const moment: Moment = {
    ...{ blueprint, state, now, hubTime: null, log: [], reader: null },
    topUpParties: () => null,
    notice: () => undefined,
  }
  const objects = objectsOf(blueprint.type)
  const read = Object.entries(attributes).map(([name, [classId, obis, member]]) => {
    const value = attributeOf(objects, { classId, instance: instanceOf(obis), member }, moment)
    return { name, value: name === 'price-per-kwh' ? amountShown(numberIn(value)) : textOf(value) }
  })
  return [{ name: 'supply', value: namesOfSupply[supplyOf(state)] }, ...linesOfLedger(ledgerOf(state)), ...read]
}

function textOf(value: ReturnType<typeof attributeOf>): string {
  if (value?.type === 'octet-string') return value.value.toString('latin1')
  return value !== null && 'value' in value && typeof value.value === 'number' ? String(value.value) : ''
}

const numberIn = (value: ReturnType<typeof attributeOf>): number =>
  value !== null && 'value' in value && typeof value.value === 'number' ? value.value : 0
