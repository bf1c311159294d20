import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { extendedData } from '../../gbcs/dlms/interface-classes.ts'
import { activating, activationTime } from './methods.ts'
import { type Activation, type DeviceObject, instanceOf, keyOfAttribute, objectOf, settable } from './object.ts'

/**
 * An object of Extended Data, GBCS's own class: a value, the one that is to follow it, and when.
 *
 * @param becomes where the value goes that has waited, and as what; the active value of the same object where left out
 */
export function waiting(obis: string, factory: DlmsData, becomes?: Pick<Activation, 'active' | 'as'>): DeviceObject {
  const { value_active: active, value_passive: passive } = extendedData.attributes
  const keyOf = (member: { readonly number: number }) =>
    keyOfAttribute(extendedData.id, instanceOf(obis), member.number)
  const own = { passive: keyOf(passive), active: keyOf(active) }
  const activations: readonly Activation[] = becomes === undefined ? [own] : [own, { passive: own.passive, ...becomes }]
  return objectOf(
    extendedData,
    obis,
    {
      value_active: settable(factory),
      value_passive: settable(factory),
      activate_passive_value_time: activationTime(activations),
    },
    { activate_passive_value: activating(activations) },
  )
}

/** One that holds no value of its own, and says when others are activated. */
export const activationOf = (obis: string, ...activations: readonly Activation[]): DeviceObject =>
  objectOf(
    extendedData,
    obis,
    { activate_passive_value_time: activationTime(activations) },
    { activate_passive_value: activating(activations) },
  )
