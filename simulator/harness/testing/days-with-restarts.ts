import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cancellationInstant, instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { TestBed } from '../rehearsal/test-bed.ts'
import { deterministicTestBed, exchangeOf, prepareHandover } from './prepared-handover.ts'

const dayMs = 86_400_000
const days = 3

/**
 * Handovers at once, in a day and a half, and cancelled, on each of three days.
 *
 * @param restarts whether the network is closed and brought up again, from its state, at the end of each day
 * @returns everything that was said of each request, in the order of the requests
 */
export async function daysWithRestarts(seed: string, restarts: boolean): Promise<readonly (readonly string[])[]> {
  const state = mkdtempSync(join(tmpdir(), 'days-with-restarts-'))
  const bringUp = () => deterministicTestBed({ seed, premises: 30, state })
  let testBed = await bringUp()
  try {
    const requestIds: RequestId[] = []
    for (let count = 0; count < days; count += 1) {
      await everybodyListens(testBed)
      requestIds.push(...(await playDay(testBed, count)))
      if (!restarts) continue
      await testBed.close()
      testBed = await bringUp()
    }
    await everybodyListens(testBed)
    await testBed.network.time.virtual().advanceBy(days * dayMs)
    return await Promise.all(requestIds.map((requestId) => saidOf(testBed, requestId)))
  } finally {
    await testBed.close()
    rmSync(state, { recursive: true })
  }
}

/** A user that is made anew has a new address. */
async function everybodyListens({ network: { dcc }, users }: TestBed): Promise<void> {
  for (const { entityIdentifier } of dcc.users.all()) await users.user(entityIdentifier)
}

async function playDay(testBed: TestBed, count: number): Promise<readonly RequestId[]> {
  const { fleet, time } = testBed.network
  const later = instant(time.clock.now() + 1.5 * dayMs)
  const ways = [[null], [later], [later, cancellationInstant]]
  const places = fleet.find(() => true, days * ways.length).slice(count * ways.length)
  const requestIds: RequestId[] = []
  for (const [index, moments] of ways.entries()) {
    const premises = places[index]
    if (premises === undefined) throw new Error('There are not premises enough')
    const { supplier, order } = await prepareHandover(testBed, premises)
    for (const executionDateTime of moments) {
      const { request } = exchangeOf(await supplier.requestHandover({ ...order, executionDateTime }))
      requestIds.push(request.requestId)
      await time.inFlight.settled()
    }
  }
  await time.virtual().advanceBy(dayMs)
  return requestIds
}

const saidOf = async ({ network }: TestBed, requestId: RequestId): Promise<readonly string[]> =>
  ((await network.dcc.transcript(requestId))?.entries ?? []).flatMap((entry) => {
    if (entry.kind === 'answered') return [entry.answer]
    if (entry.kind === 'command-sent') return [`${entry.at} ${entry.frame.toString('hex')}`]
    if (entry.kind === 'device-answered') return [`${entry.at} ${entry.frame.toString('hex')}`]
    return entry.kind === 'queued' ? [entry.document] : []
  })
