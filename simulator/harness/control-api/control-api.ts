import { createServer } from 'node:http'
import { listen, urlOf } from '../../dcc/gateway/listen.ts'
import { controlAccess } from '../access/control-access.ts'
import { followEvents } from '../events/event-log.ts'
import type { KeyRing } from '../inspect/key-ring.ts'
import { keyRingOf } from '../inspect/key-ring-of-smki.ts'
import type { Network } from '../network.ts'
import { createApplication } from './application.ts'
import { Composer } from './compose/composer.ts'
import { createEventStream } from './event-stream.ts'
import { eventView } from './event-view.ts'
import { Expectations } from './expectations.ts'
import { createMetrics } from './metrics.ts'
import { statusView } from './operations/status.ts'
import { operations } from './operations.ts'
import { RequestCounts } from './request-counts.ts'
import { RequestList } from './request-list/request-list.ts'
import { ResponseTimes } from './response-times.ts'
import { SlotCounts } from './slots/slot-counts.ts'
import { SlotStates } from './slots/slot-states.ts'
import { routeWebSockets } from './web-sockets.ts'

/** Where tools look at the network and change it while it runs. */
export interface ControlApi {
  /** `http://127.0.0.1:8090` */
  readonly url: string
  close(): Promise<void>
}

/**
 * Opens the control API and the event stream of a network.
 *
 * @throws as `controlAccess` and `listen`
 */
export async function openControlApi(network: Network): Promise<ControlApi> {
  const { host, harnessPort } = network.configuration
  const access = controlAccess(network.configuration)
  const responseTimes = new ResponseTimes(() => network.dcc.settings().targetResponseTimes)
  const metrics = createMetrics(network, responseTimes)
  const expectations = new Expectations(network.store)
  await expectations.read()
  const requestList = new RequestList(network, { expectations })
  void requestList
    .readEarlier(network.store, network.events.oldest)
    .catch((err: unknown) => network.log.error({ err }, 'earlier requests cannot be listed'))
  const composer = new Composer(network, requestList)
  const requestCounts = new RequestCounts()
  const slots = new SlotStates(network)
  let keyRing: KeyRing | null = null
  const keys = () => {
    keyRing ??= keyRingOf(network.smki)
    return keyRing
  }
  const slotCounts = new SlotCounts(network, slots)
  const stopFollowing = followEvents(network.events, (event) => {
    requestList.take(event)
    requestCounts.take(event)
    responseTimes.take(event)
    slots.take(event)
  })
  const server = createServer(
    createApplication(
      {
        ...network,
        metrics,
        requestList,
        requestCounts,
        responseTimes,
        slots,
        slotCounts,
        expectations,
        composer,
        keys,
        operations,
      },
      access,
    ),
  )
  const events = createEventStream({
    events: network.events,
    viewOf: (event) => eventView(event, requestList, network.dcc.settings().meanings),
    status: () => statusView(network),
    log: network.log,
  })
  const sockets = routeWebSockets(server, access, {
    '/harness/v1/events': events.sockets,
    '/wan': network.fleetsElsewhere.sockets,
  })
  const endListening = () => {
    events.close()
    metrics.close()
    requestList.close()
    stopFollowing()
    slotCounts.close()
  }
  const place = { port: harnessPort, host, portOption: '--harness-port' }
  const address = await listen(server, place).catch((fault: unknown) => {
    endListening()
    throw fault
  })
  return {
    url: urlOf(address),
    close: async () => {
      endListening()
      await composer.close()
      sockets.close()
      // The server waits for every connection, and a fleet leaves by itself never.
      network.fleetsElsewhere.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
