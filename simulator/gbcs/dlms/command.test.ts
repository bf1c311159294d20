import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ecs39a, ecs39b } from './commands/identity.ts'

describe('a command in the COSEM notation', () => {
  it('reads what it writes', () => {
    const read = ecs39a.read(ecs39a.write({ mpans: '1312345678333' }, 1002n))
    assert.deepEqual(read, { ok: true, value: { mpans: '1312345678333' } })
  })

  it('of another use case is a flaw', () => {
    const other = ecs39b.read(ecs39a.write({ mpans: '1312345678333' }, 1002n))
    assert.equal(other.ok, false)
  })
})
