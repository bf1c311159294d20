import { credit, tokenGateway } from '../../gbcs/dlms/interface-classes.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { type Noticed, noticeCredit, settledAt, supply, supplyOf, withSupplyState } from '../cosem/charging.ts'
import { executeAccessRequest } from '../cosem/execute.ts'
import { instanceOf, type Moment } from '../cosem/object.ts'
import { objectsOf } from '../cosem/objects.ts'
import { octets, signed8 } from '../cosem/values.ts'
import { gasSettledAt, noticeGasCredit, valve, valveOf, withValve } from '../gbz/charging.ts'
import { enterTopUp, selectEmergencyCredit } from '../gbz/credit.ts'
import { type GasMoment, lookedAt } from '../gbz/moment.ts'
import type { Device } from '../state/device.ts'
import type { DeviceState } from '../state/device-state.ts'
import type { Executed } from './execution.ts'
import { topUpPartiesOf } from './top-up-parties.ts'

/** What a customer does at a meter. */
export type ActionAtMeter =
  | { readonly kind: 'enable-supply' }
  | { readonly kind: 'activate-emergency-credit' }
  /** Twenty digits, by the keys of the meter. */
  | { readonly kind: 'enter-token'; readonly token: string }

/** Events of GBCS 16.2: what a customer wanted was done, or was not; credit came by hand. */
const event = { actioned: 0x8161, notActioned: 0x8162, creditAdded: 0x810e } as const

/** Has a meter do what its customer wants. @returns why it cannot, where it cannot: it notes that too */
export function actAtMeter(
  device: Device,
  action: ActionAtMeter,
  now: Instant,
): { readonly executed: Executed; readonly result: Result<null, string> } {
  const events: number[] = []
  const acted = act(device, action, now, (noticed) => events.push(noticed))
  if (!acted.ok) {
    const note = { event: event.notActioned, reason: 'customer-refused', detail: `${action.kind}: ${acted.failure}` }
    return { executed: { state: device.state, outgoing: null, events, note }, result: acted }
  }
  const { state, events: ofCredit } = acted.value
  const added = action.kind === 'enter-token' ? [event.creditAdded] : []
  const note = { event: event.actioned, reason: 'customer-served', detail: action.kind }
  return {
    executed: { state, outgoing: null, events: [...events, ...added, ...ofCredit], note },
    result: succeeded(null),
  }
}

function act(
  device: Device,
  action: ActionAtMeter,
  now: Instant,
  notice: (event: number) => void,
): Result<Noticed, string> {
  const { blueprint } = device
  const topUpParties = () => topUpPartiesOf(device)
  if (blueprint.type === 'ESME') {
    const state = settledAt(device, now)
    const moment = { ...{ blueprint, state, now, notice, topUpParties }, hubTime: null, log: [], reader: null }
    const acted = atElectricityMeter(moment, action)
    return acted.ok ? succeeded(noticeCredit(acted.value, now)) : acted
  }
  if (blueprint.type === 'GSME') {
    const state = gasSettledAt(device, now)
    const acted = atGasMeter({ ...lookedAt({ blueprint, state, now }), notice, topUpParties }, action)
    return acted.ok ? succeeded(noticeGasCredit({ blueprint, state: acted.value }, now)) : acted
  }
  return failed(`${blueprint.type} is no meter`)
}

const notArmed = (isOn: boolean): string => (isOn ? 'supply is on' : 'supply is off and not armed')
const notAvailable = 'emergency credit is not available'
const notTaken = 'the meter does not take the token'

function atElectricityMeter(moment: Moment, action: ActionAtMeter): Result<DeviceState, string> {
  const { state, now } = moment
  switch (action.kind) {
    case 'enable-supply':
      return supplyOf(state) === supply.armed
        ? succeeded(withSupplyState(state, supply.on, now))
        : failed(notArmed(supplyOf(state) === supply.on))
    case 'activate-emergency-credit': {
      const method = { classId: credit.id, obis: '0-0:19.10.1.255', member: credit.methods.invoke_credit.number }
      return byMethod(moment, { ...method, data: signed8(0) }, notAvailable)
    }
    case 'enter-token': {
      const method = { classId: tokenGateway.id, obis: '0-0:19.40.0.255', member: tokenGateway.methods.enter.number }
      return byMethod(moment, { ...method, data: octets(Buffer.from(action.token, 'latin1')) }, notTaken)
    }
  }
}

interface MethodCall {
  readonly classId: number
  readonly obis: string
  readonly member: number
  readonly data: ReturnType<typeof octets>
}

function byMethod(moment: Moment, { obis, ...call }: MethodCall, sentence: string): Result<DeviceState, string> {
  const operations = [{ kind: 'action' as const, instance: instanceOf(obis), ...call }]
  const objects = objectsOf(moment.blueprint.type)
  const { state, response } = executeAccessRequest(objects, { invokeId: 0, operations }, moment)
  return response.results.every(({ result }) => result === 0) ? succeeded(state) : failed(sentence)
}

/** ZigBee Smart Energy, Originating Device: the meter itself. */
const bySelf = 0

function atGasMeter(moment: GasMoment, action: ActionAtMeter): Result<DeviceState, string> {
  const { state, now } = moment
  switch (action.kind) {
    case 'enable-supply':
      return valveOf(moment) === valve.armed
        ? succeeded(withValve(state, valve.on, now))
        : failed(notArmed(valveOf(moment) === valve.on))
    case 'activate-emergency-credit': {
      const selected = selectEmergencyCredit(moment, {}, null)
      return selected.state === state ? failed(notAvailable) : succeeded(selected.state)
    }
    case 'enter-token': {
      const topUpCode = Buffer.from(action.token, 'latin1')
      const entered = enterTopUp(moment, { topUpCode, originatingDevice: bySelf }, null)
      return entered.state !== state ? succeeded(entered.state) : failed(notTaken)
    }
  }
}
