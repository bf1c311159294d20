import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { instant } from '../vocabulary/instant.ts'
import { type CarriedFrame, createLinkLog } from './link-log.ts'

const device = (last: number) => entityIdentifier(`00-DB-12-34-56-78-90-A${last}`)

const frame = (text: string): Omit<CarriedFrame, 'n'> => ({
  direction: 'down',
  octets: Buffer.from(text),
  at: instant(0),
  faults: [],
})

const textsOf = (frames: readonly CarriedFrame[]) => frames.map(({ octets }) => Buffer.from(octets).toString())

describe('a link log', () => {
  it('keeps the newest frames of a link in their order', () => {
    const log = createLinkLog({ framesPerLink: 2, octets: 10_000 })
    for (const text of ['one', 'two', 'three']) log.record(device(0), frame(text))
    assert.deepEqual(textsOf(log.of(device(0))), ['two', 'three'])
  })

  it('forgets the link that was unused longest when all frames together grow too large', () => {
    const log = createLinkLog({ framesPerLink: 10, octets: 700 })
    for (const last of [0, 1, 2]) log.record(device(last), frame('a'))
    log.record(device(0), frame('b'))
    assert.deepEqual(textsOf(log.of(device(0))), ['a', 'b'])
    assert.deepEqual(textsOf(log.of(device(1))), [])
    assert.equal(log.forgotten(), 1)
  })

  it('has room again for what the frames that it dropped weighed', () => {
    const log = createLinkLog({ framesPerLink: 1, octets: 450 })
    for (let round = 0; round < 50; round += 1) for (const last of [0, 1]) log.record(device(last), frame(`${round}`))
    assert.deepEqual([textsOf(log.of(device(0))), textsOf(log.of(device(1)))], [['49'], ['49']])
    assert.equal(log.forgotten(), 0)
  })

  it('holds on to the octets of its frames, and not to what they were cut out of', () => {
    const log = createLinkLog()
    const received = Buffer.alloc(100_000)
    log.record(device(0), { ...frame(''), octets: received.subarray(10, 70) })
    const [kept] = log.of(device(0))
    assert.deepEqual([kept?.octets.length, kept?.octets.buffer.byteLength], [60, 60])
  })

  it('hands out a list of its own, which later frames do not change', () => {
    const log = createLinkLog()
    const before = log.of(device(0))
    log.record(device(0), frame('late'))
    assert.deepEqual(before, [])
  })
})
