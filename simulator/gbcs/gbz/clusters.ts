import type { Cluster } from './cluster.ts'
import { basic } from './clusters/basic.ts'
import { calendar } from './clusters/calendar.ts'
import { deviceManagement } from './clusters/device-management.ts'
import { events } from './clusters/events.ts'
import { messaging } from './clusters/messaging.ts'
import { metering } from './clusters/metering.ts'
import { prepayment } from './clusters/prepayment.ts'
import { price } from './clusters/price.ts'

/** The clusters that GBCS uses. */
export const clusters: readonly Cluster[] = [
  basic,
  price,
  metering,
  messaging,
  prepayment,
  calendar,
  deviceManagement,
  events,
]

const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]))

/** Undefined for one that GBCS does not use. */
export const clusterOf = (id: number): Cluster | undefined => byId.get(id)

export const describeCluster = (id: number): string =>
  `${id.toString(16).toUpperCase().padStart(4, '0')} (${clusterOf(id)?.name ?? 'unknown cluster'})`
