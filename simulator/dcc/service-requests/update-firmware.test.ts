import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { DistributedImage } from '../../vocabulary/ports/firmware.ts'
import { signedRequest } from '../testing/requests.ts'
import { accessControlBroker, albion, border, devices, inventoryOfSite } from '../testing/site.ts'
import { createWorld, responseIn } from '../testing/world.ts'

const firmwareImage = Buffer.from('an image')

/** Asks for 11.1 in a world of its own. @param changed what the inventory has of the ESME, differing from what it has else */
async function distribute({
  deviceIdList = [devices.ESME],
  firmwareVersion = '0000a002',
  from = albion,
  changed = {},
  holds = () => true,
}: {
  readonly deviceIdList?: readonly EntityIdentifier[]
  readonly firmwareVersion?: string
  readonly from?: EntityIdentifier
  readonly changed?: Partial<InventoryRecord>
  readonly holds?: (device: EntityIdentifier) => boolean
}) {
  const brought: (readonly [EntityIdentifier, DistributedImage])[] = []
  const world = await createWorld({
    inventory(device) {
      const record = inventoryOfSite(device)
      return record && device === devices.ESME ? { ...record, ...changed } : record
    },
    async distributeFirmware(device, image) {
      brought.push([device, image])
      return holds(device)
    },
  })
  const content = { firmwareImage, firmwareVersion, deviceIdList }
  const octets = await signedRequest({
    from,
    to: accessControlBroker,
    counter: 1n,
    serviceReference: '11.1',
    serviceReferenceVariant: '11.1',
    commandVariant: 8,
    body: { kind: 'described', element: 'UpdateFirmware', content },
  })
  const answer = await world.dcc.takeRequest('NonDevice', octets)
  const { responseCode, body } = responseIn(answer.body, world.duis)
  const alerts = world.events.flatMap((event) => (event.kind === 'document-queued' ? [event.to] : []))
  await world.close()
  const warning = body.kind === 'ResponseMessage' && body.content?.kind === 'described' ? body.content : null
  return { responseCode, warning, brought, alerts }
}

describe('11.1 Update Firmware', () => {
  test('brings each device the image, with the version in upper case and its hash', async () => {
    const { responseCode, brought, alerts } = await distribute({
      deviceIdList: [devices.ESME, devices.GSME, devices.ESME],
    })
    assert.equal(responseCode, 'I99')
    assert.deepEqual(
      brought.map(([device, { version, octets }]) => [device, version, octets]),
      [devices.ESME, devices.GSME].map((device) => [device, '0000A002', firmwareImage]),
    )
    assert.match(brought[0]?.[1].hash ?? '', /^[0-9a-f]{64}$/)
    assert.deepEqual(alerts, [])
  })

  test('warns of devices that cannot have it, by why, and brings it to the others', async () => {
    const nobodys = accessControlBroker
    const { responseCode, warning, brought } = await distribute({
      deviceIdList: [devices.GSME, devices.ESME, devices.CHF, nobodys],
      changed: { status: 'InstalledNotCommissioned' },
    })
    assert.equal(responseCode, 'W110101')
    assert.equal(warning?.element, 'DSPUpdateFirmwareWarning')
    assert.deepEqual(warning?.content, {
      invalidDeviceIdList: [devices.CHF, nobodys],
      notCommissionedDeviceIdList: [devices.ESME],
    })
    assert.deepEqual(
      brought.map(([device]) => device),
      [devices.GSME],
    )
  })

  test('is for one make: devices of another than the first get none', async () => {
    const details = inventoryOfSite(devices.ESME)?.details ?? assert.fail()
    const { warning } = await distribute({
      deviceIdList: [devices.GSME, devices.ESME],
      changed: { details: { ...details, model: '00000001' } },
    })
    assert.deepEqual(warning?.content, { notApplicableFirmwareDeviceIdList: [devices.ESME] })
  })

  test('tells its sender of devices that it has not come to (N22)', async () => {
    const { responseCode, alerts } = await distribute({ holds: (device) => device !== devices.ESME })
    assert.equal(responseCode, 'I99')
    assert.deepEqual(alerts, [albion])
  })

  test('is refused where nobody of the list can have it (E110101)', async () => {
    assert.equal((await distribute({ from: border })).responseCode, 'E110101')
    assert.equal((await distribute({ deviceIdList: [devices.GPF] })).responseCode, 'E110101')
    assert.equal((await distribute({ changed: { status: 'Pending' } })).responseCode, 'E110101')
    assert.equal((await distribute({ firmwareVersion: 'v2' })).responseCode, 'E110101')
  })
})
