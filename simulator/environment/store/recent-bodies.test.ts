import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { RecentBodies } from './recent-bodies.ts'

const most = 4_096
const body = (of: number): Buffer => Buffer.from(JSON.stringify({ of }))

describe('the bodies of recent works', () => {
  it('gives a body back as the JSON that was added', () => {
    const bodies = new RecentBodies()
    bodies.keep(1, Buffer.from('{"name":"Dŵr Cymru"}'))
    assert.equal(bodies.of(1), '{"name":"Dŵr Cymru"}')
  })

  it('has no body of a work that it never had, or that has ended', () => {
    const bodies = new RecentBodies()
    bodies.keep(1, body(1))
    bodies.forget(1)
    assert.deepEqual([bodies.of(1), bodies.of(2)], [undefined, undefined])
  })

  it('keeps as many as its bound says, the newest', () => {
    const bodies = new RecentBodies()
    for (let of = 1; of <= most + 10; of += 1) bodies.keep(of, body(of))
    assert.equal(bodies.of(10), undefined)
    assert.equal(bodies.of(11), '{"of":11}')
    assert.equal(bodies.of(most + 10), `{"of":${most + 10}}`)
  })

  it('has room again for what has ended', () => {
    const bodies = new RecentBodies()
    for (let of = 1; of <= most; of += 1) bodies.keep(of, body(of))
    bodies.forget(2)
    bodies.keep(most + 1, body(most + 1))
    assert.equal(bodies.of(1), '{"of":1}')
  })

  it('leaves a body beyond its bound to the tables', () => {
    const bodies = new RecentBodies()
    bodies.keep(1, Buffer.alloc(most, 'x'))
    bodies.keep(2, Buffer.alloc(most + 1, 'x'))
    assert.equal(bodies.of(1)?.length, most)
    assert.equal(bodies.of(2), undefined)
  })

  it('counts octets, not characters', () => {
    const bodies = new RecentBodies()
    bodies.keep(1, Buffer.from('ŵ'.repeat(most / 2 + 1)))
    assert.equal(bodies.of(1), undefined)
  })
})
