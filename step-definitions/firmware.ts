import { createHash } from 'node:crypto'
import { Given } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { NetworkWorld } from './support/world.ts'

Given('the image of firmware {word} has come to it', async function (this: NetworkWorld, version: string) {
  const { devices, time } = await this.network()
  const octets = Buffer.from(`the image of ${version}`)
  const hash = createHash('sha256').update(octets).digest('hex')
  expect((await devices.deliverFirmware(this.scene.device.id, { version, octets, hash })).ok).to.equal(true)
  await time.inFlight.settled()
  this.scene.firmwareHash = hash
})
