import { z } from 'zod'
import { stages } from '../../../vocabulary/stage.ts'
import { NotFound, NotPossible, operation, type ServedNetwork } from '../operation.ts'
import { nothing } from '../parameters.ts'

const path = z.strictObject({
  index: z
    .string()
    .regex(/^\d{1,8}$/)
    .transform(Number)
    .describe('The index of premises in the fleet'),
})

const stage = z.strictObject({
  stage: z
    .enum(stages)
    .describe('How far the life of its devices had come when the world began, from devices in a box to a home in use'),
})

const supply = z.strictObject({
  interrupted: z
    .boolean()
    .describe(
      'While it is, no device can be reached, and the DCC tells who is registered (AD1). When it is restored, the ESME tells ' +
        'whom its network operator slot names (8F35; 8F36 after three minutes)',
    ),
})

export const premisesOperations = [
  operation({
    method: 'get',
    route: '/premises/:index/stage',
    summary: 'The stage at which the life of premises began',
    path,
    query: nothing,
    body: nothing,
    answer: stage,
    perform: (network, { path: { index } }) => ({ stage: network.stages.stageOf(known(network, index)) }),
  }),
  operation({
    method: 'put',
    route: '/premises/:index/stage',
    summary: 'Let the life of premises begin at another stage, before anybody has asked anything of its devices',
    path,
    query: nothing,
    body: stage,
    answer: stage,
    perform: async (network, { path: { index }, body }) => {
      if (!(await network.stages.begin(known(network, index), body.stage, network)))
        throw new NotPossible(
          `Premises ${index} have a past already: devices were spoken to, or the inventory was changed`,
        )
      return body
    },
  }),
  operation({
    method: 'put',
    route: '/premises/:index/supply',
    summary: 'Interrupt the supply of electricity of premises, or restore it',
    path,
    query: nothing,
    body: supply,
    answer: supply,
    perform: async (network, { path: { index }, body }) => {
      const { supply: power } = network
      await (body.interrupted ? power.interrupt(known(network, index)) : power.restore(known(network, index)))
      return body
    },
  }),
]

function known({ fleet }: ServedNetwork, index: number): number {
  if (index >= fleet.size) throw new NotFound(`The fleet has ${fleet.size} premises, from 0 on: there is no ${index}`)
  return index
}
