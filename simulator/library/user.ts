import {
  type CorrelationFlaw,
  type DuisRemotePartyRole,
  type Exchange,
  type CredentialsOrder as HarnessOrder,
  type User as HarnessUser,
  handoverRequest,
  type InventoryQuery,
  readInventoryRequest,
  retrieveCredentialsRequest,
  type SendFailure,
  type ServiceRequest,
  type SlotCertificates,
} from '../harness/index.ts'
import type { Network as HarnessNetwork } from '../harness/network.ts'
import { certificationPathOf, networkOperatorCertificates, slotCertificatesOf } from '../harness/rehearsal/test-bed.ts'
import { dccParties } from '../market/dcc-parties.ts'
import { networkOperatorCalled } from '../market/look-up.ts'
import { parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { Result } from '../vocabulary/result.ts'
import type { WaitOptions } from './answered-request.ts'
import {
  type AnsweredRequest,
  answeredRequest,
  defaultWaitMs,
  firstOf,
  type Response,
  responseOf,
} from './answered-request.ts'
import { instantOf } from './clock.ts'
import { type Device, deviceIdentifier } from './device.ts'
import type { Party } from './party.ts'

/** Whose certificates are to go into a device's network operator slot. */
export interface CredentialsOrder {
  /** The device, or its EUI-64. */
  readonly device: Device | string
  /**
   * The operator whose certificates are sent: a party, its market participant id, name or User ID. Which operator is
   * right is what the check decides, so any may be sent. Either this or `certificates`.
   */
  readonly operator?: Party | string
  /** Certificates of your own, in DER, null for none. */
  readonly certificates?: SlotCertificates
  /** Future-dated: when it is to happen. At once unless said otherwise. */
  readonly at?: string | Date
}

/** A DCC User: it signs with its own keys, sends over HTTP to the DUIS services, and verifies what it gets. */
export interface User {
  /** Its User ID, an EUI-64. */
  readonly entityIdentifier: string
  /**
   * 6.21 Request Handover Of DCC Controlled Device, for the network operator slot. The DCC takes it of suppliers alone.
   *
   * @example
   * const gpf = network.device({ type: 'GPF', networkOperator: 'Cadent' })
   * const supplier = await network.user(gpf.supplier)
   * const mistaken = await supplier.requestHandover({ device: gpf, operator: 'Northern Gas Networks' })
   * assert.equal(mistaken.code, 'E062106')
   * assert.equal(mistaken.decisions()[0]?.rule, 'NOC-10')
   * assert.equal(await gpf.framesSeen(), 0)
   */
  requestHandover(order: CredentialsOrder): Promise<AnsweredRequest>
  /**
   * 6.15.1 Update Security Credentials (KRP), for the network operator slot: has a Pre-Command made, holds it against the
   * order, signs it and sends it. The answer is the DCC's last: of Transform where that was refused.
   *
   * @example
   * const meter = network.device({ slot: 'supplier-placeholder' })
   * const supplier = await network.user(meter.supplier)
   * const update = await supplier.updateCredentials({ device: meter, operator: meter.networkOperator })
   * assert.equal((await update.response()).code, 'I0')
   * assert.equal((await meter.networkOperatorSlot())[0]?.holder, meter.networkOperator.name)
   */
  updateCredentials(order: CredentialsOrder): Promise<AnsweredRequest>
  /** 6.24.1 Retrieve Device Security Credentials (KRP): asks the device whom its cells trust. */
  readCredentials(device: Device | string, roles?: readonly DuisRemotePartyRole[]): Promise<AnsweredRequest>
  /** 8.2 Read Inventory, of one device or by any other query that DUIS has. */
  readInventory(about: Device | InventoryQuery): Promise<AnsweredRequest>
  /** Signs any other simulated request and sends it to the service that its Command Variant belongs to. */
  send(request: ServiceRequest): Promise<AnsweredRequest>
  /** Everything that was delivered to it, oldest first: Service Responses and alerts. */
  received(): readonly Response[]
  /**
   * The first delivery that is wanted, come or to come; an alert, for one.
   *
   * @example
   * const meter = network.device({ region: 'Yorkshire', slot: 'dcc-controlled' })
   * const operator = await network.user(meter.networkOperator)
   * const supplier = await network.user(meter.supplier)
   * await supplier.requestHandover({ device: meter, operator: meter.networkOperator })
   * const alert = await operator.delivery(({ code }) => code === 'N42')
   * assert.equal(alert.content.body.kind, 'DCCAlertMessage')
   */
  delivery(wanted: (response: Response) => boolean, options?: WaitOptions): Promise<Response>
}

export function userOf(user: HarnessUser, network: HarnessNetwork): User {
  const { smki } = network
  const { mailbox, newRequestId } = user
  const answered = (exchange: Exchange): AnsweredRequest => answeredRequest(exchange, mailbox, network)
  const send = async (request: ServiceRequest) => answered(answerOf(await user.send(request)))
  return {
    entityIdentifier: user.entityIdentifier,
    async requestHandover(said) {
      const order = orderOf(said)
      return send(handoverRequest(order, newRequestId(order.device)))
    },
    async updateCredentials(said) {
      const { transform, sendCommand } = answerOf(await user.updateCredentials(orderOf(said)))
      return answered(sendCommand ?? transform)
    },
    async readCredentials(device, roles = ['NetworkOperator', 'Supplier']) {
      return send(retrieveCredentialsRequest(roles, newRequestId(idOf(device))))
    },
    async readInventory(about) {
      const query: InventoryQuery = 'by' in about ? about : { by: 'device', deviceId: idOf(about) }
      return send(readInventoryRequest(query, newRequestId(dccParties.dsp.entityIdentifier)))
    },
    send,
    received: () => mailbox.received().map((received) => responseOf(received, network)),
    delivery: async (wanted, { withinMs = defaultWaitMs } = {}) =>
      responseOf(
        await firstOf(
          (signal) => mailbox.first((received) => wanted(responseOf(received, network)), signal),
          { what: `The delivery that ${user.entityIdentifier} waits for`, withinMs },
          network,
        ),
        network,
      ),
  }

  function orderOf({ device, operator, certificates, at }: CredentialsOrder): HarnessOrder {
    if ((operator === undefined) === (certificates === undefined))
      throw new TypeError('Say whose certificates to send: either operator or certificates')
    return {
      device: idOf(device),
      slot: 'NetworkOperator',
      certificates: certificates ?? certificatesOf(operator ?? ''),
      certificationPath: certificationPathOf(smki),
      executionDateTime: at === undefined ? null : instantOf(at),
    }
  }

  function certificatesOf(operator: Party | string): SlotCertificates {
    const text = typeof operator === 'string' ? operator : operator.id
    const identifier = parseEntityIdentifier(text)
    return identifier !== null && smki.credential(identifier, RemotePartyRole.networkOperator, 'digitalSignature')
      ? slotCertificatesOf(smki, identifier, RemotePartyRole.networkOperator)
      : networkOperatorCertificates(smki, networkOperatorCalled(text))
  }
}

const idOf = (device: Device | string) => deviceIdentifier(typeof device === 'string' ? device : device.id)

/** @throws Error where there is no answer to judge: no connection, another status than 200, a Pre-Command that is not as ordered */
function answerOf<Value>(result: Result<Value, SendFailure | CorrelationFlaw>): Value {
  if (result.ok) return result.value
  const { failure } = result
  throw new Error(`The DCC gave no answer that can be used (${failure.reason}): ${failure.detail}`)
}
