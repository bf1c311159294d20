import assert from 'node:assert/strict'
import { it } from 'node:test'
import { handoverOperations } from './public-key-operations.ts'
import { createPublicKeyWork, noSeconds, type OperationSeconds } from './public-key-work.ts'

it('does each public-key operation as often as the list says', () => {
  const times = new Map<string, number>()
  const spent = new Proxy<OperationSeconds>(noSeconds(), {
    set(target, name, value) {
      times.set(String(name), (times.get(String(name)) ?? 0) + 1)
      return Reflect.set(target, name, value)
    },
  })
  createPublicKeyWork()(spent)
  assert.deepEqual(
    Object.fromEntries(times),
    Object.fromEntries(handoverOperations.map(({ name, neededFor }) => [name, neededFor.length])),
  )
})
