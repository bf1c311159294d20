import { credit, tokenGateway } from '../../gbcs/dlms/interface-classes.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { noticeCredit, settledAt, supply, supplyOf, withSupplyState } from '../cosem/charging.ts'
import { executeAccessRequest } from '../cosem/execute.ts'
import { instanceOf, type Moment } from '../cosem/object.ts'
import { objectsOf } from '../cosem/objects.ts'
import { octets, signed8 } from '../cosem/values.ts'
import type { Device } from '../state/device.ts'
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
  const moment: Moment = {
    blueprint: device.blueprint,
    state: settledAt(device, now),
    now,
    hubTime: null,
    log: [],
    reader: null,
    topUpParties: () => topUpPartiesOf(device),
    notice: (noticed) => events.push(noticed),
  }
  const acted = act(moment, action)
  if (!acted.ok) {
    const note = { event: event.notActioned, reason: 'customer-refused', detail: `${action.kind}: ${acted.failure}` }
    return { executed: { state: device.state, outgoing: null, events, note }, result: acted }
  }
  const noticed = noticeCredit(acted.value, now)
  const added = action.kind === 'enter-token' ? [event.creditAdded] : []
  return {
    executed: {
      state: noticed.state,
      outgoing: null,
      events: [...events, ...added, ...noticed.events],
      note: { event: event.actioned, reason: 'customer-served', detail: action.kind },
    },
    result: succeeded(null),
  }
}

function act(moment: Moment, action: ActionAtMeter): Result<Device['state'], string> {
  const { state, now } = moment
  switch (action.kind) {
    case 'enable-supply':
      return supplyOf(state) === supply.armed
        ? succeeded(withSupplyState(state, supply.on, now))
        : failed(supplyOf(state) === supply.on ? 'supply is on' : 'supply is off and not armed')
    case 'activate-emergency-credit':
      return (
        byMethod(moment, credit.id, '0-0:19.10.1.255', credit.methods.invoke_credit.number, signed8(0)) ??
        failed('emergency credit is not available')
      )
    case 'enter-token': {
      const data = octets(Buffer.from(action.token, 'latin1'))
      return (
        byMethod(moment, tokenGateway.id, '0-0:19.40.0.255', tokenGateway.methods.enter.number, data) ??
        failed('the meter does not take the token')
      )
    }
  }
}

/** What a method makes of a meter; undefined where it fails. */
function byMethod(
  moment: Moment,
  classId: number,
  obis: string,
  member: number,
  data: Parameters<typeof executeAccessRequest>[1]['operations'][number]['data'],
): Result<Device['state'], string> | undefined {
  const operations = [{ kind: 'action' as const, classId, instance: instanceOf(obis), member, data }]
  const { blueprint } = moment
  const { state, response } = executeAccessRequest(objectsOf(blueprint.type), { invokeId: 0, operations }, moment)
  return response.results.every(({ result }) => result === 0) ? succeeded(state) : undefined
}
