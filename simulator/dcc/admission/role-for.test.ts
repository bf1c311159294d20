import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import { roleFor } from './role-for.ts'

const userIn = (...roles: UserRole[]) => ({
  entityIdentifier: entityIdentifier('90-B3-D5-1F-30-01-00-00'),
  name: 'Albion',
  roles,
  parties: ['ALBN'],
  status: 'active' as const,
})

const handover = serviceRequests['6.21']
const update = serviceRequests['6.15.1']
const readExport = serviceRequests['4.2']

const cases: readonly [
  name: string,
  roles: readonly UserRole[],
  device: DeviceType | undefined,
  definition: typeof handover,
  acting: UserRole | undefined,
][] = [
  ['a supplier of both fuels is the electricity supplier to an ESME', ['GS', 'IS'], 'ESME', handover, 'IS'],
  ['and the export supplier where that alone may send the request', ['GS', 'IS', 'ES'], 'ESME', readExport, 'ES'],
  ['and the gas supplier to a GPF', ['IS', 'GS'], 'GPF', handover, 'GS'],
  ['and to a GSME', ['IS', 'GS'], 'GSME', handover, 'GS'],
  ['a network operator of both fuels is the distributor to an ESME', ['GT', 'ED'], 'ESME', update, 'ED'],
  ['and the gas transporter to a GPF', ['ED', 'GT'], 'GPF', update, 'GT'],
  ['and to a GSME', ['ED', 'GT'], 'GSME', update, 'GT'],
  [
    'who is supplier and distributor at an ESME is the one that may send the request',
    ['ED', 'IS'],
    'ESME',
    handover,
    'IS',
  ],
  ['who may not send it acts in the role that the device calls for', ['OU', 'ED'], 'ESME', handover, 'ED'],
  ['and without such a role in one that may send it', ['OU', 'IS'], 'GPF', handover, 'IS'],
  ['and without that in the first', ['OU', 'ED'], 'GPF', handover, 'OU'],
  ['a Communications Hub Function calls for none: one that may send the request', ['OU', 'GS'], 'CHF', handover, 'GS'],
  ['nor does a device that nobody knows', ['OU', 'GS'], undefined, handover, 'GS'],
  ['a request that nobody knows is anybody’s', ['GS', 'IS'], 'ESME', undefined, 'IS'],
  ['who holds no role acts in none', [], 'ESME', handover, undefined],
]

describe('the role of a user', () => {
  for (const [name, roles, device, definition, acting] of cases)
    test(name, () => assert.equal(roleFor(userIn(...roles), device, definition), acting))
})
