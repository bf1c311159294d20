import { cpSync } from 'node:fs'
import { commandWork, orderWork, storedCommand, storedOrder } from '../../dcc/command-lifecycle/order.ts'
import { releaseWork, type Scheduled, toKeep, workOfRelease } from '../../dcc/schedule/scheduled.ts'
import { everyValue } from '../../environment/every-value.ts'
import { type LibsqlStore, openLibsqlStore } from '../../environment/store/libsql-store.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Recorded } from '../../vocabulary/ports/history.ts'
import type { Change, Versioned } from '../../vocabulary/ports/state.ts'
import { parseRequestId, type RequestId } from '../../vocabulary/request-id.ts'

/** Changes that are handed in at once. */
const atOnce = 256

/** Copies a state, and adds handovers that have ended and are folded: each what a real one of that state left. */
export const addFinishedHandovers = (from: string, to: string, count: number): Promise<void> =>
  withCopy(from, to, async (store) => {
    const model = await modelIn(store)
    await inBatches(count, async (index) => {
      const { subject, change } = handoverLike(model, index)
      await store.change(change)
      await store.fold(subject)
    })
  })

/** Copies a state, and adds future-dated requests to it, each in a place of its own. */
export const addScheduledRequests = (from: string, to: string, count: number): Promise<void> =>
  withCopy(from, to, async (store) => {
    const releaseAt = instant((store.lastInstant ?? 0) + 30 * 86_400_000)
    await inBatches(count, (index) => {
      const requestId = `90-B3-D5-1F-30-03-00-00:${deviceOf(index)}:1` as RequestId
      const scheduled: Scheduled = { requestId, releaseAt, place: `${requestId}/6.21/NetworkOperator` }
      return store.change({ put: [toKeep(scheduled, 0)], add: [workOfRelease(scheduled)] })
    })
    if ((await store.count([releaseWork]))[0] !== count)
      throw new SimulatorFault('SIM_INVARIANT', 'Not all were scheduled')
  })

/** When the Commands of open orders are to be sent again, and when the orders end: nothing of them falls due while the start is measured. */
const nextAttemptInMs = 3_600_000
const endsInMs = 86_400_000

/** Copies a state, and adds orders to it whose devices cannot be called, each of a device of its own. */
export const addOpenOrders = (from: string, to: string, count: number): Promise<void> =>
  withCopy(from, to, async (store) => {
    const acceptedAt = instant(store.lastInstant ?? 0)
    const user = '90-B3-D5-1F-30-03-00-00' as EntityIdentifier
    await inBatches(count, (index) => {
      const device = deviceOf(index)
      const requestId = `${user}:${device}:1` as RequestId
      const lane = `${device}/${user}/1/263`
      const kept = {
        entry: 'request',
        acceptedAt,
        respondWithinMs: endsInMs,
        deliveredAt: null,
        hasCommand: true,
      } as const
      const order = storedOrder.write({ requestId, ...kept })
      const command = storedCommand.write({ order: lane, requestId, serviceReferenceVariant: '6.21', user })
      return store.change({
        add: [
          { kind: orderWork, lane, due: instant(acceptedAt + endsInMs), body: order },
          { kind: commandWork, lane: device, due: instant(acceptedAt + nextAttemptInMs), body: command },
        ],
      })
    })
    if ((await store.count([orderWork]))[0] !== count) throw new SimulatorFault('SIM_INVARIANT', 'Not all are open')
  })

async function withCopy(from: string, to: string, add: (store: LibsqlStore) => Promise<void>): Promise<void> {
  cpSync(from, to, { recursive: true })
  const store = openLibsqlStore(to)
  try {
    await add(store)
  } finally {
    store.closeAtOnce()
  }
}

async function inBatches(count: number, add: (index: number) => Promise<unknown>): Promise<void> {
  for (let first = 0; first < count; first += atOnce) {
    const indices = Array.from({ length: Math.min(atOnce, count - first) }, (_, place) => first + place)
    await Promise.all(indices.map(add))
  }
}

/** The claim by which its RequestID is spent. */
const spent = 'spent/request'

/** All that a handover left. */
interface Model {
  readonly requestId: string
  readonly device: string
  readonly entries: readonly Recorded[]
  readonly claim: Versioned
  readonly values: readonly Versioned[]
}

async function modelIn(store: LibsqlStore): Promise<Model> {
  for (const { subject } of await store.since(0, 100)) {
    const requestId = subject.slice('request/'.length)
    const device = parseRequestId(requestId)?.target
    const [claim] = await store.read([`${subject}/${spent}`])
    if (device === undefined || claim === undefined || claim.version === 0) continue
    const values: Versioned[] = []
    for await (const value of everyValue(store, '')) if (value.key.endsWith(device)) values.push(value)
    const logged = await store.of(`device/${device}`, 0, 100)
    return { requestId, device, entries: [...(await store.of(subject, 0, 100)), ...logged], claim, values }
  }
  throw new SimulatorFault('SIM_INVARIANT', 'There is no handover to take as a model')
}

function handoverLike(
  { requestId, device, entries, claim, values }: Model,
  index: number,
): { readonly subject: string; readonly change: Change } {
  const other = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value).replaceAll(device, deviceOf(index))) as Value
  return {
    subject: `request/${other(requestId)}`,
    change: {
      claims: [{ subject: `request/${other(requestId)}`, name: spent, value: other(claim.value), goesWith: 'record' }],
      put: values.map(({ key, value }) => ({ key: other(key), version: 0, value: other(value) })),
      append: entries.map(({ subject, kind, at, body, octets }) => {
        const entry = { subject: other(subject), kind, at, body: other(body) }
        return octets === undefined ? entry : { ...entry, octets }
      }),
    },
  }
}

/** Of no fleet: nothing of it is under way. */
const deviceOf = (index: number): string =>
  `FF-FF-${(index + 2 ** 46)
    .toString(16)
    .toUpperCase()
    .padStart(12, '0')
    .replace(/(..)(?!$)/g, '$1-')}`
