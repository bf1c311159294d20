import { takeUpAgain } from '../delivery-model.ts'
import { deviceNames } from '../parties.ts'
import { type Step, step } from '../step.ts'

/** The network goes down and comes up again on the same state; a fault plan does not outlast it. */
export const restart = (): Step =>
  step(
    'the network is restarted',
    async (model, world) => {
      await world.restart()
      for (const name of deviceNames) model.devices[name].disturbance = null
      takeUpAgain(model)
      world.tell('the network was restarted')
    },
    ({ isOnDisk }) => isOnDisk,
  )
