import { Given, Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import { instant } from '../simulator/vocabulary/instant.ts'
import type { NetworkWorld } from './support/world.ts'

Given('gas meters that wake every {duration}', function (this: NetworkWorld, everyMs: number) {
  this.configureWith({ gsmeWakesEverySeconds: everyMs / 1000 })
})

/** A meter that has woken soon sleeps again: a minute later it does, whatever its moments are. */
Given('its gas meter has just fallen asleep', async function (this: NetworkWorld) {
  const { devices, time } = await this.network()
  const clock = time.virtual()
  const meter = this.scene.premises.devices.GSME
  await clock.advanceTo(await devices.awakeFrom(meter))
  await clock.advanceBy(60_000)
  expect(await devices.awakeFrom(meter)).to.be.greaterThan(clock.now())
})

Given('the DCC waits {duration} for a gas meter', async function (this: NetworkWorld, gsmeUnansweredMs: number) {
  const { dcc } = await this.network()
  const settings = dcc.settings()
  dcc.configure({ ...settings, deadlines: { ...settings.deadlines, gsmeUnansweredMs } })
})

Then('the device has not heard of it yet', async function (this: NetworkWorld) {
  const { devices } = await this.network()
  const { id } = this.scene.device
  expect(await devices.framesSeen(id)).to.equal(this.scene.before.framesSeen)
})

Then('the meter hears of it when it wakes', async function (this: NetworkWorld) {
  const { devices, time } = await this.network()
  const { id } = this.scene.device
  const clock = time.virtual()
  await clock.advanceTo(instant((await devices.awakeFrom(id)) + 1))
  expect(await devices.framesSeen(id)).to.equal(this.scene.before.framesSeen + 1)
})
