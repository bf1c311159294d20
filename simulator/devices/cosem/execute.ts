import type { AccessRequest, AccessResponse, Operation, OperationResult } from '../../gbcs/dlms/access.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { failed, succeeded } from '../../vocabulary/result.ts'
import type { DeviceState } from '../state/device-state.ts'
import { isAlike } from './alike.ts'
import {
  type Attribute,
  type DeviceObject,
  type DeviceObjects,
  type Effect,
  type Failure,
  failure,
  keyOfAttribute,
  type Moment,
  type Range,
} from './object.ts'
import { rangeOf, whole } from './selective-access.ts'
import { nothing } from './values.ts'

/** What a device becomes by an access-request, and what it answers. */
export interface Accessed {
  readonly state: DeviceState
  readonly response: AccessResponse
}

/**
 * Carries out the operations of an access-request in order. One that fails says so in its result and changes nothing; those
 * behind it are carried out all the same (docs/domain/gbcs.md#r9).
 */
export function executeAccessRequest(objects: DeviceObjects, request: AccessRequest, moment: Moment): Accessed {
  let { state } = moment
  const results: OperationResult[] = []
  for (const operation of request.operations) {
    const effect = carryOut(objects, operation, { ...moment, state })
    if (effect.ok) state = effect.value.state
    results.push({
      kind: operation.kind,
      result: effect.ok ? 0 : effect.failure,
      data: effect.ok ? (effect.value.data ?? nothing) : nothing,
    })
  }
  return { state, response: { invokeId: request.invokeId, results } }
}

function carryOut(objects: DeviceObjects, operation: Operation, moment: Moment): Effect {
  const object = objects.get(operation.instance)
  if (object === undefined) return failed(failure.objectUndefined)
  if (object.classId !== operation.classId) return failed(failure.objectClassInconsistent)
  if (operation.kind === 'action') return actOn(object, operation, moment)
  const attribute = object.attributes.get(operation.member)
  if (attribute === undefined) return failed(failure.readWriteDenied)
  return operation.kind === 'get' ? get(attribute, operation, moment) : set(attribute, operation, moment)
}

function get(attribute: Attribute, operation: Operation, moment: Moment): Effect {
  const range = rangeOf(operation.selection)
  if (!range.ok) return range
  const value = moment.state.attributes.get(keyOf(operation)) ?? unsetValueOf(attribute, moment, range.value)
  return typeof value === 'number' ? failed(value) : succeeded({ state: moment.state, data: value })
}

/** What an attribute holds at a moment, read as it stands; null where there is none, or it cannot be read. */
export function attributeOf(
  objects: DeviceObjects,
  of: Pick<Operation, 'classId' | 'instance' | 'member'>,
  moment: Moment,
): DlmsData | null {
  const attribute = objects.get(of.instance)?.attributes.get(of.member)
  if (attribute === undefined) return null
  const value = moment.state.attributes.get(keyOfAttribute(of.classId, of.instance, of.member))
  if (value !== undefined) return value
  const unset = unsetValueOf(attribute, moment, whole)
  return typeof unset === 'number' ? null : unset
}

function set(attribute: Attribute, operation: Operation, moment: Moment): Effect {
  if (attribute.set === null) return failed(failure.readWriteDenied)
  const factory = unsetValueOf(attribute, moment, whole)
  const { alsoLike } = attribute
  const isOfOtherType = alsoLike !== undefined && isAlike(operation.data, alsoLike)
  if (typeof factory !== 'number' && !isOfOtherType && !isAlike(operation.data, factory))
    return failed(failure.typeUnmatched)
  return attribute.set(operation.data, moment, keyOf(operation))
}

function actOn(object: DeviceObject, operation: Operation, moment: Moment): Effect {
  const method = object.methods.get(operation.member)
  return method === undefined ? failed(failure.readWriteDenied) : method(operation.data, moment)
}

const keyOf = ({ classId, instance, member }: Operation): string => keyOfAttribute(classId, instance, member)

/** What the factory, or the device itself, has in an attribute; a value of the same types may be set. */
const unsetValueOf = ({ source }: Attribute, moment: Moment, range: Range): DlmsData | Failure =>
  typeof source === 'function' ? source(moment, range) : source
