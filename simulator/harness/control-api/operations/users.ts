import { z } from 'zod'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { type UserRole, userRoles } from '../../../vocabulary/user-role.ts'
import { NotFound, operation, type ServedNetwork } from '../operation.ts'
import { entityIdentifierParameter, nothing } from '../parameters.ts'
import { entity } from '../views.ts'

const user = z.strictObject({ eui: entityIdentifierParameter })

const status = z.enum(['active', 'suspended'])

const userSchema = z.strictObject({
  entityIdentifier: entity,
  name: z.string(),
  roles: z.array(z.enum(Object.keys(userRoles) as [UserRole, ...UserRole[]])),
  parties: z.array(z.string()).describe('Market participant ids'),
  status,
  receiveResponse: z.string().nullable().describe('Where its Service Responses and alerts go'),
})

export const usersSchema = z.strictObject({ users: z.array(userSchema) })

export const userOperations = [
  operation({
    method: 'get',
    route: '/users',
    summary: 'The users of the DCC: roles, market participants, Receive Response addresses',
    path: nothing,
    query: nothing,
    body: nothing,
    answer: usersSchema,
    perform: (network) => ({
      users: [...network.dcc.users.all()].map(({ entityIdentifier }) => userView(network, entityIdentifier)),
    }),
  }),
  operation({
    method: 'get',
    route: '/users/:eui',
    summary: 'One user of the DCC',
    path: user,
    query: nothing,
    body: nothing,
    answer: userSchema,
    perform: (network, { path: { eui } }) => userView(network, eui),
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
      status: status.optional().describe("A suspended user's requests are refused with E3"),
    }),
    answer: userSchema,
    perform: async (network, { path: { eui }, body: { receiveResponse, status } }) => {
      userView(network, eui)
      if (receiveResponse !== undefined) await network.dcc.users.setAddress(eui, receiveResponse)
      if (status !== undefined) await network.dcc.users.setStatus(eui, status)
      return userView(network, eui)
    },
  }),
]

function userView({ dcc }: ServedNetwork, entity: EntityIdentifier) {
  const known = dcc.users.user(entity)
  if (known === undefined) throw new NotFound(`${entity} is no user of the DCC`)
  return { ...known, receiveResponse: dcc.users.addressOf(entity) }
}
