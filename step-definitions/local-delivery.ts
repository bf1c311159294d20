import { type DataTable, Given, When } from '@cucumber/cucumber'
import type { Exchange } from '../simulator/harness/index.ts'
import { requestOf, type User } from '../simulator/harness/index.ts'
import type { CommandVariant } from '../simulator/vocabulary/service-reference.ts'
import { serviceRequests } from '../simulator/vocabulary/service-reference.ts'
import { exchange, supplierOf } from './support/sending.ts'
import { send } from './support/service-requests.ts'
import { valueInWords } from './support/values-in-words.ts'
import type { NetworkWorld } from './support/world.ts'

/** The content of the answer on the connection. */
function payloadIn({ answer: { response } }: Exchange): Buffer {
  const { body } = response
  const content = body.kind === 'ResponseMessage' ? body.content : null
  if (content?.kind === 'PreCommand' || content?.kind === 'LocalCommand') return content.payload
  throw new Error(`The DCC answered ${response.responseCode}, without a Command`)
}

/** A Command that a user carries to the device itself: a critical one is transformed and signed first. */
async function localCommand(world: NetworkWorld, user: User, srv: string, table: DataTable): Promise<Buffer> {
  const fields = await Promise.all(
    Object.entries(table.rowsHash()).map(async ([field, words]) => [field, await valueInWords(world, words)] as const),
  )
  const isCritical = serviceRequests[srv]?.critical === true
  const commandVariant: CommandVariant = isCritical ? 4 : 2
  const asked = { serviceReferenceVariant: srv, device: world.scene.device.id, fields, commandVariant }
  const request = requestOf(asked, user.newRequestId)
  if (!request.ok) throw new Error(request.failure)
  const first = await exchange(world, () => user.send(request.value))
  if (!isCritical) return payloadIn(first)
  const signed = await user.signPreCommand(payloadIn(first))
  return payloadIn(await exchange(world, () => user.sendSignedPreCommand(request.value, signed, 6)))
}

/** The engineer stands before the device: the Command goes in, and the Response comes back, without the WAN. */
async function deliver(world: NetworkWorld, command: Buffer): Promise<Buffer> {
  const { devices, time } = await world.network()
  const responses: Buffer[] = []
  await devices.receive(world.scene.device.id, command, async (frame) => void responses.push(Buffer.from(frame)))
  await time.inFlight.settled()
  const [response] = responses
  if (response === undefined) throw new Error('The device said nothing')
  return response
}

Given(
  'the supplier has carried the Command of {srv} to the device itself with',
  async function (this: NetworkWorld, srv: string, table: DataTable) {
    const response = await deliver(this, await localCommand(this, await supplierOf(this), srv, table))
    this.scene.carriedByHand(this.scene.exchange.request.requestId, response)
  },
)

async function giveBack(world: NetworkWorld, response: Buffer): Promise<string> {
  return send(world, await supplierOf(world), '8.13', [
    ['OriginalRequestID', world.scene.local.requestId],
    ['DeviceGBCSResponse', response.toString('base64')],
  ])
}

When('the supplier returns its Response by 8.13', async function (this: NetworkWorld) {
  await giveBack(this, this.scene.local.response)
})

Given('the supplier has returned its Response by 8.13', async function (this: NetworkWorld) {
  await giveBack(this, this.scene.local.response)
})

When('the supplier returns another Response by 8.13', async function (this: NetworkWorld) {
  const forged = Buffer.from(this.scene.local.response)
  // Of the signature, where there is one.
  const last = forged.length - 20
  forged[last] = (forged[last] ?? 0) ^ 1
  await giveBack(this, forged)
})
