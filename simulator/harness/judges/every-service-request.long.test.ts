import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type PublishedRequest, publishedRequests } from '../../dcc/testing/published-requests.ts'
import type { RequestBody } from '../../duis/request.ts'
import type { Premises } from '../../fleet/fleet.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import { loadControllers, otherUsers } from '../../market/other-users.ts'
import type { CredentialsOrder, Slot } from '../../users/credentials-order.ts'
import { handoverRequest } from '../../users/requests.ts'
import { requestOf } from '../../users/service-request.ts'
import type { User } from '../../users/user.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { responseCodes } from '../../vocabulary/response-code.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import { assignmentsIn } from '../control-api/request-detail/command-line.ts'
import { certificationPathOf, slotCertificatesOf } from '../rehearsal/test-bed.ts'
import { whenBoxedWasValid } from '../testing/boxed-identities.ts'
import { deterministicTestBed } from '../testing/prepared-handover.ts'
import { publishedDeviceOf, publishedFurtherDevices, withDevicesOf } from '../testing/published-places.ts'

/**
 * Every published request as `send` has it: its fields by their DUIS names, from the party that plays the part of the one
 * that is published, to a home that no other request has been to.
 */
const testBed = await deterministicTestBed({ at: whenBoxedWasValid, furtherDevices: publishedFurtherDevices })
const { network, users } = testBed
after(() => testBed.close())

/** Homes whose electricity networks reach their meters: the others are what the check is about. */
const homes = network.fleet.find(({ esmeSlot }) => esmeSlot === 'right-operator', 400)

const electricityOperator = ({ esmeSlotHolder }: Premises) => esmeSlotHolder
const gasOperator = ({ gasNetworkOperator }: Premises) =>
  entityIdentifiersOf(gasNetworkOperator)[0] ?? assert.fail('the gas network has no User ID')

/** Who plays the part of a published originator at a home. */
const parts: Readonly<Record<string, (home: Premises, variant: string) => EntityIdentifier>> = {
  '90-B3-D5-1F-30-01-00-00': ({ supplier }) => supplier.entityIdentifier,
  '90-B3-D5-1F-30-02-00-00': (home, variant) => (variant === '14.1' ? gasOperator(home) : electricityOperator(home)),
  '90-B3-D5-1F-30-03-00-00': () => otherUsers[0].entityIdentifier,
  '90-B3-D5-1F-30-01-00-08': () => loadControllers[0].entityIdentifier,
}

/** Without what the DSP is published to send itself, and the one Signed Pre-Command, which is for a device of its own. */
const requests = publishedRequests().filter(
  ({ originator, name }) => parts[originator] !== undefined && name !== 'ECS42_7.1',
)

const elementOf = (variant: string): string => serviceRequests[variant]?.element ?? assert.fail(variant)

/** The body of a document as it is read. */
function bodyIn(document: Buffer): RequestBody {
  const read = network.duis.readRequest(document)
  return read.ok ? read.value.request.body : assert.fail(read.failure.sentence)
}

function requestLike({ serviceReferenceVariant: variant, ...published }: PublishedRequest, user: User, home: Premises) {
  const device = publishedDeviceOf(home, published.target)
  const document = Buffer.from(withDevicesOf(home, published.unsignedFor(device, 1n)))
  const said = assignmentsIn(document, elementOf(variant)) ?? assert.fail(`${published.name} has no such body`)
  const fields = said.map((field) => {
    const at = field.indexOf('=')
    return [field.slice(0, at), field.slice(at + 1)] as const
  })
  const made = requestOf({ serviceReferenceVariant: variant, device, fields }, user.newRequestId)
  if (!made.ok) return assert.fail(`${published.name}: ${made.failure}`)
  assert.deepEqual(made.value.body, bodyIn(document), published.name)
  return made.value
}

/** What a supplier orders to put a party into a slot. */
const orderFor = (device: EntityIdentifier, slot: Slot, party: EntityIdentifier, role: number): CredentialsOrder => ({
  device,
  slot,
  certificates: slotCertificatesOf(network.smki, party, role),
  certificationPath: certificationPathOf(network.smki),
  executionDateTime: null,
})

/** Puts the supplier into the slot of the hub's Gas Proxy Function, which the DCC holds of new. */
async function handOverGasProxy({ devices: { GPF } }: Premises, supplier: User): Promise<void> {
  const order = orderFor(GPF, 'Supplier', supplier.entityIdentifier, RemotePartyRole.supplier)
  const sent = await supplier.send(handoverRequest(order, supplier.newRequestId(GPF)))
  assert.ok(sent.ok)
  await supplier.mailbox.serviceResponse(sent.value.request.requestId)
}

/** Puts the load controller into its slot, which is empty of new. */
async function placeLoadController({ devices: { ESME }, supplier }: Premises, party: EntityIdentifier): Promise<void> {
  const { updateCredentials, mailbox } = await users.supplier(supplier.entityIdentifier)
  const updated = await updateCredentials(orderFor(ESME, 'LoadController', party, RemotePartyRole.loadController))
  assert.ok(updated.ok && updated.value.sendCommand !== null)
  await mailbox.serviceResponse(updated.value.sendCommand.request.requestId)
}

describe('every published request of a user, sent by its fields', () => {
  test('is the published one, is answered by the DCC, and what it leads to is believed', async () => {
    assert.equal(requests.length, 289)
    const owed: { readonly name: string; readonly user: User; readonly requestId: string }[] = []
    for (const [index, request] of requests.entries()) {
      const { name, originator, serviceReferenceVariant } = request
      const home = homes[index] ?? assert.fail('too few homes')
      const user = await users.user(parts[originator]?.(home, serviceReferenceVariant) ?? assert.fail(originator))
      const { entityIdentifier } = user
      if (entityIdentifier === home.supplier.entityIdentifier) await handOverGasProxy(home, user)
      if (entityIdentifier === loadControllers[0].entityIdentifier) await placeLoadController(home, entityIdentifier)
      const performed = await user.perform(requestLike(request, user, home))
      if (!performed.ok) return assert.fail(`${name}: ${JSON.stringify(performed.failure)}`)
      const { answer, request: last } = performed.value.last
      const { responseCode } = answer.response
      assert.ok(responseCode in responseCodes && responseCode !== 'E57', `${name}: ${responseCode}`)
      // Of what the DCC itself does, I99 is the end.
      const isForDevice = serviceRequests[serviceReferenceVariant]?.targets.length !== 0
      if (responseCode === 'I99' && isForDevice) owed.push({ name, user, requestId: last.requestId })
    }
    await network.time.inFlight.settled()
    const silent = owed.filter(
      ({ user, requestId }) => !user.mailbox.received().some(({ response }) => response.requestId === requestId),
    )
    assert.ok(owed.length > 200, `${owed.length}`)
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
    )
  })
})
