import type { GbzComponent } from '../../gbcs/gbz/component.ts'
import type { DeviceState } from '../state/device-state.ts'
import { cluster } from './answers.ts'
import { gasSettledAt, noticeGasCredit } from './charging.ts'
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
  const counted = { ...settled, state: withGasTariffPeriod(settled, after, before.now) }
  return before.blueprint.type === 'GSME' ? noticeGasCredit(counted, before.now) : { state: counted.state, events: [] }
}
