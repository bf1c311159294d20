import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import v8 from 'node:v8'
import vm from 'node:vm'
import { ownOctets, ownText } from './own.ts'

v8.setFlagsFromString('--expose-gc')
const collectGarbage = vm.runInNewContext('gc') as () => void

describe('what is kept by itself', () => {
  it('has the same octets, and holds on to no others', () => {
    const frame = Buffer.from('a frame')
    assert.notEqual(frame.buffer.byteLength, frame.length, 'this Node has no pool: the test shows nothing')
    const own = ownOctets(frame)
    assert.deepEqual(own, frame)
    assert.equal(own.buffer.byteLength, frame.length)
  })

  it('is not copied where nothing else is held on to', () => {
    const octets = new Uint8Array([1, 2, 3])
    assert.equal(ownOctets(octets).buffer, octets.buffer)
  })

  it('has the same text, of whatever characters', () => {
    for (const text of [
      '',
      'short',
      '90-B3-D5-1F-30-00-00-02',
      'Dŵr Cymru – a name with more than one octet each',
      '𝄞'.repeat(20),
    ])
      assert.equal(ownText(text), text)
  })

  it('lets the document go of which a text was cut out', () => {
    const kept: string[] = []
    collectGarbage()
    const before = process.memoryUsage().heapUsed
    for (let n = 0; n < 200; n += 1) {
      const document = `<ID>90-B3-D5-1F-30-00-${n}</ID>`.padEnd(100_000, `${n}`)
      kept.push(ownText(document.slice(4, 24)))
    }
    collectGarbage()
    const grown = process.memoryUsage().heapUsed - before
    assert.ok(grown < 4_000_000, `200 identifiers hold on to ${grown} octets`)
    assert.equal(kept.length, 200)
  })
})
