import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { certificateDer } from '../../../certs/certificate.ts'
import { instant } from '../../vocabulary/instant.ts'
import { serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'
import { type RequestDetails, request, signed } from '../testing/requests.ts'
import { albion, border, cadent, devices, inventoryOfSite, london, mpan, mprn } from '../testing/site.ts'
import { craftedPreCommand, sendCommandRequest, updateRequest } from '../testing/update-credentials.ts'
import { createWorld, type World, type WorldOptions } from '../testing/world.ts'
import { marketUsers } from '../users/market-users.ts'

const gpfIs = (differing: object): WorldOptions => ({
  inventory: (device) => {
    const record = inventoryOfSite(device)
    return record?.type === 'GPF' ? { ...record, ...differing } : record
  },
})
const withoutSuppliers = ({ registration }: World) => registration.replace(mprn, { suppliers: [] })
const byInventory = `no supplier record; the inventory holds ${albion} responsible`
const predecessor = request({ counter: 7n }).requestId
const optOut: RequestDetails = {
  to: devices.ESME,
  serviceReference: '8.5',
  serviceReferenceVariant: '8.5',
  body: {
    kind: 'described',
    element: 'ServiceOptOut',
    content: {
      executionDateTime: instant(0),
      acbFloorSeqNumber: 0n,
      replacementCertificates: { keyAgreementCertificate: certificateDer(Buffer.alloc(1)) },
      certificationPathCertificates: { certificate: [certificateDer(Buffer.alloc(1))] },
      applyTimeBasedCpvChecks: false,
    },
  },
}

const electricitySupplierAlone = marketUsers().map((user) =>
  user.entityIdentifier === albion ? { ...user, roles: ['IS'] as const } : user,
)
const asked = updateRequest()

const cases: readonly {
  readonly name: string
  readonly sent: ReturnType<typeof request>
  readonly options?: WorldOptions
  readonly prepare?: (world: World) => void
  readonly saw: string
  readonly wanted: string
}[] = [
  {
    name: 'the role, and who may (E2)',
    sent: request({ from: cadent }),
    saw: 'role GT',
    wanted: 'one of the roles IS, GS',
  },
  {
    name: 'the role, and that nobody may (E2)',
    sent: request(optOut),
    saw: 'role IS',
    wanted: 'nobody: no DCC User sends 8.5',
  },
  {
    name: 'the status of the device, and the statuses that would do (E5)',
    sent: request(),
    options: gpfIs({ status: 'Pending' }),
    saw: 'Pending',
    wanted: 'one of InstalledNotCommissioned, Commissioned, Recovery, Recovered',
  },
  {
    name: 'the user, and whom the inventory holds responsible (E4)',
    sent: request({ from: border }),
    prepare: withoutSuppliers,
    saw: border,
    wanted: byInventory,
  },
  {
    name: 'the user, and that the inventory holds nobody responsible (E4)',
    sent: request(),
    options: gpfIs({ responsibleSupplier: null }),
    prepare: withoutSuppliers,
    saw: albion,
    wanted: 'no supplier record; the inventory holds nobody responsible',
  },
  {
    name: 'the network operator, for which nothing is registered (E4)',
    sent: updateRequest({ from: london }),
    prepare: ({ registration }) => registration.replace(mpan, { networkParties: [] }),
    saw: london,
    wanted: 'a network party that is registered for the device',
  },
  {
    name: 'the role, and those that the device calls for (E4)',
    sent: request(),
    options: { users: electricitySupplierAlone },
    saw: 'role IS',
    wanted: 'one of the roles GS, GT on such a device',
  },
  {
    name: 'what is signed, and what the variant would have had signed (E52)',
    sent: sendCommandRequest(asked, craftedPreCommand(asked), {
      serviceReference: '6.17',
      serviceReferenceVariant: '6.17',
    }),
    saw: 'a payload of CS02b',
    wanted: 'a payload of 6.17',
  },
  {
    name: 'to whom the Command would be handed, and the status of the device (E17)',
    sent: request({ commandVariant: 3 }),
    options: gpfIs({ status: 'Recovery' }),
    saw: 'local delivery to GS, Recovery',
    wanted: 'to IS, GS; InstalledNotCommissioned, Commissioned',
  },
  {
    name: 'the type of the device (E11)',
    sent: request({ to: devices.CHF }),
    saw: 'CHF',
    wanted: 'one of ESME, GSME, GPF',
  },
  {
    name: 'what became of the predecessor (E40)',
    sent: request({ firstInSequence: false, precedingRequestId: predecessor }),
    saw: `after ${predecessor}, which is no request of this user that was accepted`,
    wanted: 'a predecessor of the same user that has succeeded',
  },
]

describe('a refusal says', () => {
  for (const { name, sent, options, prepare, saw, wanted } of cases)
    test(name, async () => {
      const world = await createWorld(options)
      prepare?.(world)
      assert.match(await world.send(await signed(sent), serviceOfCommandVariant[sent.commandVariant]), /^E/)
      const [entry] = (await world.dcc.transcript(sent.requestId))?.entries ?? []
      assert.ok(entry?.kind === 'answered')
      const refusal = entry.trace.at(-1)
      assert.deepEqual([refusal?.saw, refusal?.wouldHaveAccepted], [saw, wanted])
      await world.close()
    })
})
