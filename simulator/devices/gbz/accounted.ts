import type { GbzComponent } from '../../gbcs/gbz/component.ts'
import { withBillingEntry } from '../account/billing-log.ts'
import type { DeviceState } from '../state/device-state.ts'
import { untouchedAccount } from '../state/meter-account.ts'
import { cluster } from './answers.ts'
import { gasLedgerOf, gasSettledAt, noticeGasCredit } from './charging.ts'
import { withGasTariffPeriod } from './counting.ts'
import type { GasMoment } from './moment.ts'

/** Clusters that show the account of a meter, or decide what is charged. */
const clustersOfAccount: readonly number[] = [cluster.price, cluster.metering, cluster.prepayment, cluster.calendar]

/** A gas device as a command finds it: one that is about its account finds it charged up to now. */
export const inGasAccount = (components: readonly GbzComponent[], moment: GasMoment): GasMoment =>
  components.some(({ clusterId }) => clustersOfAccount.includes(clusterId))
    ? { ...moment, state: gasSettledAt(moment, moment.now) }
    : moment

/** What a command has made of it; one that changed nothing leaves the account as it is kept. A proxy cuts nothing off. */
export function withGasAccountOf(
  before: GasMoment,
  settled: GasMoment,
  after: DeviceState,
): { readonly state: DeviceState; readonly events: readonly number[] } {
  if (after === settled.state) return { state: before.state, events: [] }
  if (settled === before) return { state: after, events: [] }
  const counted = { ...settled, state: withGasBillingChanges(settled, after) }
  return before.blueprint.type === 'GSME' ? noticeGasCredit(counted, before.now) : { state: counted.state, events: [] }
}

/** Notes that another calendar or payment mode holds from now on, where one does. */
function withGasBillingChanges(settled: GasMoment, after: DeviceState): DeviceState {
  const { blueprint, now, state: was } = settled
  const state = withGasTariffPeriod(settled, after, now)
  const before = gasLedgerOf(settled)
  const hasTariff =
    (state.account ?? untouchedAccount).tariffs.length > (was.account ?? untouchedAccount).tariffs.length
  const hasMode = before.isPrepayment !== gasLedgerOf({ blueprint, state }).isPrepayment
  let account = state.account ?? untouchedAccount
  if (hasTariff) account = withBillingEntry(account, now, 'tariff', before)
  if (hasMode) account = withBillingEntry(account, now, 'mode', before)
  return hasTariff || hasMode ? { ...state, account } : state
}
