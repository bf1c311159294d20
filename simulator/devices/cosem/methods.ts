import { readDlmsDateTime } from '../../gbcs/date-time.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { failed, succeeded } from '../../vocabulary/result.ts'
import type { DeviceState } from '../state/device-state.ts'
import {
  type Activation,
  type Attribute,
  type Effect,
  failure,
  type Method,
  type Moment,
  settable,
  withAttribute,
} from './object.ts'
import { atOnceOctets, neverOctets, octets, signed32 } from './values.ts'

/** A method that keeps a value under a key: a reset. */
export const resetting =
  (...kept: readonly (readonly [key: string, value: (moment: Moment) => DlmsData])[]): Method =>
  (_data, moment) =>
    succeeded({ state: kept.reduce((state, [key, value]) => withAttribute(state, key, value(moment)), moment.state) })

/** A method that adds to an amount. @param factory what the amount is when nothing has happened to it */
export const addingTo =
  (key: string, factory: number): Method =>
  (data, { state }) => {
    if (data.type !== 'double-long') return failed(failure.typeUnmatched)
    const before = state.attributes.get(key)
    const amount = (before?.type === 'double-long' ? before.value : factory) + data.value
    return Math.abs(amount) > 0x7fffffff
      ? failed(failure.otherReason)
      : succeeded({ state: withAttribute(state, key, signed32(amount)) })
  }

/** A method that puts an amount in the place of another. */
export const setting =
  (key: string): Method =>
  (data, { state }) =>
    data.type === 'double-long' ? succeeded({ state: withAttribute(state, key, data) }) : failed(failure.typeUnmatched)

/** Puts what waits in the place of what is active. What never waited changes nothing. */
export const activate = (state: DeviceState, activations: readonly Activation[]): DeviceState =>
  activations.reduce((next, { passive, active, as = (data) => data }) => {
    const waiting = next.attributes.get(passive)
    return waiting === undefined ? next : withAttribute(next, active, as(waiting))
  }, state)

/** The method that activates what waits at once. */
export const activating =
  (activations: readonly Activation[]): Method =>
  (_data, { state }) =>
    succeeded({ state: activate(state, activations) })

/** The attribute that says when what waits is activated: at once, at a moment, or never. */
export const activationTime = (activations: readonly Activation[]): Attribute => ({
  ...settable(octets(neverOctets), (value, { state }): Effect => {
    if (value.type !== 'octet-string') return failed(failure.typeUnmatched)
    if (value.value.equals(atOnceOctets)) return succeeded({ state: activate(state, activations) })
    return value.value.equals(neverOctets) || readDlmsDateTime(value.value) !== null
      ? succeeded({ state })
      : failed(failure.typeUnmatched)
  }),
  activates: activations,
})
