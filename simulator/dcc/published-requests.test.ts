import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import { responseCodes } from '../vocabulary/response-code.ts'
import { type DuisService, serviceRequests } from '../vocabulary/service-reference.ts'
import { isSimulated } from './service-requests/registry.ts'
import { type PublishedRequest, publishedRequests } from './testing/published-requests.ts'
import { type RequestDetails, signedRequest } from './testing/requests.ts'
import { accessControlBroker, albion, border, cadent, devices, inventoryOfSite, london } from './testing/site.ts'
import { createWorld } from './testing/world.ts'

/** Devices of the Reference Test Data Set that the site of these tests has not. */
const furtherDevices = new Map<EntityIdentifier, 'PPMID' | 'HCALCS'>([
  [entityIdentifier('00-DB-12-34-56-78-90-A4'), 'PPMID'],
  [entityIdentifier('00-DB-12-34-56-78-90-A5'), 'HCALCS'],
])

function inventory(device: EntityIdentifier): InventoryRecord | undefined {
  const type = furtherDevices.get(device)
  const known = inventoryOfSite(type === undefined ? device : devices.GSME)
  return type === undefined || known === undefined ? known : { ...known, deviceId: device, type, importMpxn: null }
}

/** Who sends a request here: the site's parties in the place of the published ones. */
function originatorOf({ originator, target }: PublishedRequest): EntityIdentifier {
  if (originator === '90-B3-D5-1F-30-02-00-00') return target === devices.GSME ? cadent : london
  return originator === '90-B3-D5-1F-30-03-00-00' ? border : albion
}

/**
 * What is refused before anybody asks whether it is simulated.
 * A SAPC is in no inventory; an Other User is not what a meter calls for; the supplier of another site is not responsible.
 */
const refusedEarlier: Readonly<Record<string, string>> = {
  '8.6_SERVICE_OPTIN': 'E2',
  'CS02bACBByACB_8.5_SUCCESS': 'E2',
  'ECS47e_7.16_APC_INPUT_SUCCESS': 'E2',
  'ECS47e_7.16_APC_OUTPUT_SUCCESS': 'E2',
  'ECS50_9.1_SUCCESS': 'E2',
  'GCS36_9.1_SUCCESS': 'E2',
  'ECS46d_6.14.3_CANCELLATION_APC_OUTPUT_SUCCESS': 'E19',
  'ECS46d_6.14.3_FUTURE_DATED_APC_OUTPUT_SUCCESS': 'E19',
  'GCS16b_4.14_URP_SUCCESS': 'E4',
}

async function worldOfSite() {
  const made = await createWorld({ inventory })
  made.wan.behaviour = 'unreachable'
  return made
}

const world = await worldOfSite()
after(() => world.close())

const requests = publishedRequests()
let counter = 100n

/** Sends a published request under its own RequestID; fails on anything but 200. */
async function codeOf(request: PublishedRequest, service: DuisService, where = world): Promise<string> {
  counter += 1n
  const octets = await request.signedAs(originatorOf(request), entityIdentifier(request.target), counter)
  return where.send(octets, service)
}

/** What takes devices out of service comes last: nothing would be asked of them after that. */
const inOrder = requests.toSorted((one, other) => Number(changesInventory(one)) - Number(changesInventory(other)))

function changesInventory({ serviceReferenceVariant }: PublishedRequest): boolean {
  return /^8\.(3|4|14\.\d)$/.test(serviceReferenceVariant)
}

describe('every request that is published', () => {
  test('is of a Service Reference Variant in the matrix', () => {
    assert.equal(requests.length, 293)
    for (const { name, serviceReferenceVariant } of requests)
      assert.ok(serviceReferenceVariant in serviceRequests, `${name}: ${serviceReferenceVariant}`)
  })

  test('gets its answer', async () => {
    const where = await worldOfSite()
    for (const request of inOrder) {
      const code = await codeOf(request, request.service, where)
      if (isSimulated(request.serviceReferenceVariant)) {
        assert.ok(code in responseCodes && code !== 'E57', `${request.name}: ${code}`)
      } else assert.equal(code, refusedEarlier[request.name] ?? 'E57', request.name)
    }
    await where.close()
  })

  test('is refused by another service than its own (E13)', async () => {
    for (const request of requests.filter(({ name }) => !(name in refusedEarlier))) {
      const other = request.service === 'Transform' ? 'SendCommand' : 'Transform'
      assert.equal(await codeOf(request, other), 'E13', request.name)
    }
  })
})

describe('a request that is not as the matrix has it', () => {
  const readSupplyStatus = {
    serviceReference: '7.4',
    serviceReferenceVariant: '7.4',
    body: { kind: 'other', element: 'ReadSupplyStatus' },
    to: devices.ESME,
  } as const
  const send = async (details: RequestDetails, service: DuisService = 'SendCommand') => {
    counter += 1n
    return world.send(await signedRequest({ ...readSupplyStatus, counter, ...details }), service)
  }

  test('is not schema-valid under a Service Reference Variant that nobody knows', async () =>
    assert.rejects(send({ serviceReference: '9.9', serviceReferenceVariant: '9.9' }), /^Error: 400: .*'9\.9'/))

  test('is refused in a Command Variant that it has not (E12)', async () =>
    assert.equal(await send({ commandVariant: 4 }, 'Transform'), 'E12'))

  test('is refused with the body of another (E12)', async () =>
    assert.equal(await send({ body: { kind: 'other', element: 'EnableSupply' } }), 'E12'))

  test('is refused for a device of a type that it is not for (E11)', async () =>
    assert.equal(await send({ to: devices.CHF }), 'E11'))

  test('is refused to the DCC itself where it is for a device (E19)', async () =>
    assert.equal(await send({ to: accessControlBroker }), 'E19'))

  test('is refused to a device where it is for the DCC itself (E19)', async () => {
    const body = { kind: 'described', element: 'RequestWANMatrix', content: { uprn: 1 } } as const
    const details = { serviceReference: '12.1', serviceReferenceVariant: '12.1', commandVariant: 8, body } as const
    assert.equal(await send(details, 'NonDevice'), 'E19')
  })
})
