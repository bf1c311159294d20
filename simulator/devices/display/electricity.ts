import { data, register } from '../../gbcs/dlms/interface-classes.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { attributeOf } from '../cosem/execute.ts'
import { instanceOf, type Moment } from '../cosem/object.ts'
import { objectsOf } from '../cosem/objects.ts'
import type { Device } from '../state/device.ts'
import type { DisplayLine } from './display-line.ts'

const attributes = {
  'energy-imported-wh': [register.id, '1-0:1.8.0.255', register.attributes.value.number],
  message: [data.id, '0-2:96.13.1.255', data.attributes.value.number],
  'customer-number': [data.id, '0-3:96.13.1.255', data.attributes.value.number],
} as const

/** What an ESME shows. */
export function displayOfElectricity({ blueprint, state }: Device, now: Instant): readonly DisplayLine[] {
  const moment: Moment = { blueprint, state, now, hubTime: null, log: [], reader: null }
  const objects = objectsOf(blueprint.type)
  return Object.entries(attributes).map(([name, [classId, obis, member]]) => {
    const value = attributeOf(objects, { classId, instance: instanceOf(obis), member }, moment)
    return { name, value: textOf(value) }
  })
}

function textOf(value: ReturnType<typeof attributeOf>): string {
  if (value?.type === 'octet-string') return value.value.toString('latin1')
  return value !== null && 'value' in value && typeof value.value === 'number' ? String(value.value) : ''
}
