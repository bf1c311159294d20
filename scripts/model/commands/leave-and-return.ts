import type { EntityIdentifier } from '../../../simulator/vocabulary/entity-identifier.ts'
import { type Party, partyMeant } from '../choices.ts'
import { nameOf } from '../parties.ts'
import type { RealWorld } from '../real-world.ts'
import { type Step, step } from '../step.ts'

/** A user gives up its Receive Response address. */
export const leave = (party: Party): Step =>
  step(`the Receive Response service of ${party} goes away`, async (model, world) => {
    const { users } = world.network.dcc
    const user = partyMeant(model, party, { device: 'ESME', slot: 'NetworkOperator', moment: model.agenda.now })
    const address = users.user(user) && users.addressOf(user)
    if (address === null || address === undefined) return
    await users.setAddress(user, null)
    world.away.set(user, address)
    world.tell(`${nameOf(user)}'s Receive Response service is away`)
  })

/** Everybody takes documents again, and gets what came meanwhile. */
export const everybodyReturns = (): Step =>
  step('all Receive Response services are back', async (_model, world) => {
    for (const [user, address] of world.away) await comeBack(world, user, address)
    world.away.clear()
  })

async function comeBack(world: RealWorld, user: EntityIdentifier, address: string): Promise<void> {
  await world.network.dcc.users.setAddress(user, address)
  world.tell(`${nameOf(user)}'s Receive Response service is back`)
}
