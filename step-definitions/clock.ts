import { Given, When } from '@cucumber/cucumber'
import type { Instant } from '../simulator/vocabulary/instant.ts'
import type { NetworkWorld } from './support/world.ts'

Given('it is {instant}', function (this: NetworkWorld, now: Instant) {
  return this.setClock(now)
})

When('it becomes {instant}', function (this: NetworkWorld, now: Instant) {
  return this.setClock(now)
})
