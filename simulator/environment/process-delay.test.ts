import assert from 'node:assert/strict'
import { createHook } from 'node:async_hooks'
import { pbkdf2 } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createProcessDelay } from './process-delay.ts'

test('a busy event loop is late, while it is busy and for a turn after', async () => {
  const delay = createProcessDelay(() => true)
  await sleep(50)
  const until = performance.now() + 300
  while (performance.now() < until);
  assert.ok(delay.milliseconds() >= 250, `${delay.milliseconds()} ms`)
  delay.close()
})

test('a thread pool with work in it is late', async () => {
  const delay = createProcessDelay(() => true, true)
  // Four threads, and as much work behind: a second of it or more.
  const all = Array.from(
    { length: 40 },
    () => new Promise((resolve) => pbkdf2('password', 'salt', 100_000, 32, 'sha256', resolve)),
  )
  let latest = 0
  for (let waited = 0; latest < 50 && waited < 400; waited += 10) {
    await sleep(10)
    latest = Math.max(latest, delay.milliseconds())
  }
  assert.ok(latest >= 50, `${latest} ms`)
  await Promise.all(all)
  delay.close()
})

for (const [name, isOwing, usesPool] of [
  ['that verifies nothing', true, false],
  ['whose answers nobody waits for', false, true],
] as const)
  test(`a thread pool ${name} is not asked, however much others have it do`, async () => {
    const delay = createProcessDelay(() => isOwing, usesPool)
    const all = Array.from(
      { length: 8 },
      () => new Promise((resolve) => pbkdf2('password', 'salt', 100_000, 32, 'sha256', resolve)),
    )
    const asked = new Promise<never>((_, reject) => {
      const seen = createHook({
        init: (_id, type) => type === 'RANDOMBYTESREQUEST' && reject(new Error('the pool was asked')),
      }).enable()
      void Promise.all(all).finally(() => seen.disable())
    })
    await Promise.race([Promise.all(all), asked])
    delay.close()
  })
