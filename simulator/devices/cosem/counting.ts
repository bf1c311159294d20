import { dataOctets, readData } from '../../gbcs/dlms/data.ts'
import { decode, OctetReader } from '../../gbcs/octets/octet-reader.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { notFitted } from '../../vocabulary/fitting.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { withBillingEntry } from '../account/billing-log.ts'
import { supplied, type Usage } from '../account/supplied.ts'
import { stretchesOf } from '../account/tariff.ts'
import { householdOf } from '../household.ts'
import type { DeviceState } from '../state/device-state.ts'
import { type TariffPeriod, untouchedAccount } from '../state/meter-account.ts'
import { ledgerOf } from './ledger.ts'
import type { Moment } from './object.ts'
import { calendarKeysOf, dayPlanOf, primaryElement } from './tariff.ts'

type Metered = Pick<Moment, 'blueprint' | 'state'>

/** What a home has taken between two moments, in Wh: nothing while supply was off. */
export function usageOf({ blueprint, state }: Metered): Usage {
  const home = householdOf(blueprint.deviceId)
  return supplied(home.imported, (state.account ?? untouchedAccount).interruptions)
}

const installedAt = ({ blueprint }: Metered): Instant => (blueprint.fitting ?? notFitted).installedAt

/** What the registers by time of use have counted up to a moment, in Wh. */
export function countedAt(metered: Metered, moment: Instant, registers: number): readonly number[] {
  const usage = usageOf(metered)
  const period = (metered.state.account ?? untouchedAccount).tariffs.findLast(({ from }) => from <= moment)
  const counted = Array.from({ length: registers }, (_, index) => period?.counted[index] ?? 0)
  if (period === undefined) counted[0] = usage(installedAt(metered), moment)
  else
    for (const { from, to, register } of stretchesOf(planOf(period), period.from, moment))
      if (register <= registers) counted[register - 1] = (counted[register - 1] ?? 0) + usage(from, to)
  return counted
}

const plans = new WeakMap<TariffPeriod, ReturnType<typeof dayPlanOf>>()

/** Read once: a year of daily reads asks for the same calendar again and again. */
function planOf(period: TariffPeriod): ReturnType<typeof dayPlanOf> {
  const known = plans.get(period) ?? dayPlanOf(attributesOf(period), primaryElement)
  plans.set(period, known)
  return known
}

const attributesOf = ({ calendar }: TariffPeriod): DeviceState['attributes'] =>
  new Map(Object.entries(calendar).map(([key, octets]) => [key, dataIn(octets)]))

function dataIn(octets: string) {
  const read = decode(new OctetReader(Buffer.from(octets, 'base64')), 'a calendar', (reader) =>
    readData(reader, { name: 'value' }),
  )
  if (read.ok) return read.value
  throw new SimulatorFault('SIM_STATE_UNREADABLE', `the calendar of a tariff cannot be read: ${read.failure.detail}`)
}

/** A meter has as many registers by time of use. */
const timesOfUse = 48

/** Notes that another calendar holds from now on, where another does. */
function withTariffPeriod(before: Metered, state: DeviceState, now: Instant): DeviceState {
  const keys = calendarKeysOf(primaryElement)
  if (keys.every((key) => before.state.attributes.get(key) === state.attributes.get(key))) return state
  const account = state.account ?? untouchedAccount
  const calendar = Object.fromEntries(
    keys.flatMap((key) => {
      const data = state.attributes.get(key)
      return data === undefined ? [] : [[key, dataOctets(data).toString('base64')]]
    }),
  )
  const period = { from: now, counted: countedAt(before, now, timesOfUse), calendar }
  const noted = withBillingEntry(account, now, 'tariff', ledgerOf(before.state))
  return { ...state, account: { ...noted, tariffs: [...noted.tariffs, period] } }
}

/** Notes that the payment mode is another from now on, and the calendar, where they are. */
export function withBillingChanges(before: Metered, state: DeviceState, now: Instant): DeviceState {
  const counted = withTariffPeriod(before, state, now)
  const ledger = ledgerOf(before.state)
  if (ledger.isPrepayment === ledgerOf(state).isPrepayment) return counted
  return { ...counted, account: withBillingEntry(counted.account ?? untouchedAccount, now, 'mode', ledger) }
}
