import { z } from 'zod'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { Network } from '../../network.ts'
import { NotFound, operation } from '../operation.ts'
import { entityIdentifierParameter, nothing } from '../parameters.ts'

const user = z.object({ eui: entityIdentifierParameter })

export const userOperations = [
  operation({
    method: 'get',
    route: '/users',
    summary: 'The users of the DCC: roles, market participants, Receive Response addresses',
    path: nothing,
    query: nothing,
    body: nothing,
    perform: (network) => ({
      users: [...network.dcc.users.all()].map(({ entityIdentifier }) => userView(network, entityIdentifier)),
    }),
  }),
  operation({
    method: 'put',
    route: '/users/:eui',
    summary: 'Where a user takes its Service Responses and alerts (null for nowhere), and its status',
    path: user,
    query: nothing,
    body: z.strictObject({
      receiveResponse: z
        .url({ protocol: /^https?$/ })
        .nullable()
        .optional(),
      status: z.enum(['active', 'suspended']).optional(),
    }),
    perform: async (network, { path: { eui }, body: { receiveResponse, status } }) => {
      if (network.dcc.users.user(eui) === undefined) throw new NotFound(`${eui} is no user of the DCC`)
      if (receiveResponse !== undefined) await network.dcc.users.setAddress(eui, receiveResponse)
      if (status !== undefined) await network.dcc.users.setStatus(eui, status)
      return userView(network, eui)
    },
  }),
]

function userView({ dcc }: Network, entity: EntityIdentifier) {
  return { ...dcc.users.user(entity), receiveResponse: dcc.users.addressOf(entity) }
}
