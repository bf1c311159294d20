import { instant } from '../../vocabulary/instant.ts'
import { dayBefore, type MarketDate, marketDateOf } from '../../vocabulary/market-date.ts'
import { type Circumstance, type FlowSite, registeredOperator } from './flow.ts'
import { rivalOf } from './rival.ts'

const nothingToTakeBack = () => {}

/** A day before which nothing of a rehearsal happens. */
const longAgo = '2019-04-01' as MarketDate

/** From today on another operator runs the network that the device hangs on. */
export const networkChangesHands = (device: 'ESME' | 'GPF'): Circumstance => ({
  says: 'Registration Data passes the metering point to another network operator, from today on',
  async bringAbout({ network, premises }) {
    const meteringPoint = device === 'GPF' ? premises.mprn : premises.mpan
    const today = marketDateOf(network.time.clock.now())
    const { id } = registeredOperator({ device }, premises)
    await network.registration.record(meteringPoint, {
      networkParties: [
        { meteringPoint, networkParty: id, from: longAgo, to: dayBefore(today) },
        { meteringPoint, networkParty: rivalOf(id).id, from: today, to: null },
      ],
    })
    return nothingToTakeBack
  },
})

/** Nobody can reach the device for a while; then the network has it again. */
export const outage = (seconds: number): Circumstance => ({
  says: `The WAN cannot reach the device for ${seconds} seconds`,
  bringAbout: async (site) => cutOff(site, seconds),
})

/** The same, longer than the DCC keeps trying; its deadline is shortened, so that nobody has to wait for the usual one. */
export const outageBeyondDeadline = (seconds: number): Circumstance => ({
  says: `The WAN cannot reach the device, and the DCC gives up after ${seconds} seconds (dcc.deadlines.undeliveredMs)`,
  async bringAbout(site) {
    const { dcc } = site.network
    const before = dcc.settings()
    dcc.configure({ ...before, deadlines: { ...before.deadlines, undeliveredMs: seconds * 1000 } })
    const reconnect = cutOff(site, null)
    return () => {
      reconnect()
      dcc.configure(before)
    }
  },
})

function cutOff({ network: { faultPlan, time }, device }: FlowSite, seconds: number | null): () => void {
  const until = seconds === null ? {} : { until: instant(time.clock.now() + seconds * 1000) }
  const rule = { fault: 'unreachable', device, ...until } as const
  faultPlan.replace([...faultPlan.rules(), rule])
  return () => faultPlan.replace(faultPlan.rules().filter((each) => each.device !== device))
}
