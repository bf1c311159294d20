import { Given } from '@cucumber/cucumber'
import type { NetworkWorld } from './support/world.ts'

Given('its supplier is suspended as a DCC User', async function (this: NetworkWorld) {
  const { dcc } = await this.network()
  const { entityIdentifier } = this.scene.premises.supplier
  await dcc.users.setStatus(entityIdentifier, 'suspended')
})
