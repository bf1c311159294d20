import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { EventLog } from './event-log.ts'
import type { NetworkEvent } from './network-event.ts'

const device = entityIdentifier('00-DB-12-34-56-78-90-A0')
const requestId = '90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1' as RequestId

const delivered = (at: number): NetworkEvent => ({ kind: 'command-delivered', at: instant(at), requestId, device })
const sent = (frame: Uint8Array): NetworkEvent =>
  ({ kind: 'command-sent', at: instant(0), requestId, device, frame }) as unknown as NetworkEvent

const framesOf = (log: EventLog): Uint8Array[] =>
  log.after(0, 1_000).events.flatMap(({ event }) => ('frame' in event ? [event.frame] : []))

describe('an event log', () => {
  it('keeps as many events as its bound says, the newest', () => {
    const log = new EventLog(0, { mostEvents: 3, mostOctets: 1_000 })
    for (let at = 1; at <= 50; at += 1) log.append(delivered(at))
    assert.deepEqual(
      log.after(0, 100).events.map(({ event }) => event.at),
      [48, 49, 50],
    )
  })

  it('keeps frames of as many octets as its bound says', () => {
    const log = new EventLog(0, { mostEvents: 100, mostOctets: 250 })
    for (let n = 0; n < 5; n += 1) log.append(sent(Buffer.alloc(100, n)))
    assert.deepEqual(
      framesOf(log).map(([first]) => first),
      [3, 4],
    )
  })

  it('holds on to the octets of frames, and not to what they were cut out of', () => {
    const log = new EventLog()
    const received = Buffer.alloc(100_000, 7)
    log.append(sent(received.subarray(10, 70)))
    const [kept] = framesOf(log)
    assert.deepEqual([kept?.length, kept?.buffer.byteLength], [60, 60])
    assert.deepEqual(kept && Buffer.from(kept), received.subarray(10, 70))
  })
})
