import { dccParties } from '../../market/dcc-parties.ts'
import { handoverRequest, updateCredentialsRequest } from '../../users/requests.ts'
import type { Exchange, User } from '../../users/user.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { slotCertificatesOf } from '../rehearsal/test-bed.ts'
import { exchangeOf, type PreparedHandover } from './prepared-handover.ts'

/** One way in which a request is refused before anything goes to a device. */
export interface Refusal {
  readonly of: string
  readonly code: string
  readonly play: (scene: PreparedHandover) => Promise<Exchange>
}

const nobodysDevice = entityIdentifier('00-DB-00-00-00-00-00-00')

const send = async ({ order }: PreparedHandover, user: User, differing: Partial<PreparedHandover['order']> = {}) => {
  const changed = { ...order, ...differing }
  return exchangeOf(await user.send(handoverRequest(changed, user.newRequestId(changed.device))))
}

/** Sends a handover whose document was changed after it was signed. */
const tamper = async (
  { supplier, order }: PreparedHandover,
  change: (document: string) => string | Promise<string>,
) => {
  const request = handoverRequest(order, supplier.newRequestId(order.device))
  const document = await change(await supplier.sign(request))
  return exchangeOf(await supplier.submit('SendCommand', request, document))
}

/** What a user of the DCC may meet, each refusal once; the codes as `--refusal-codes schema-5.4` has them. */
export const refusals: readonly Refusal[] = [
  {
    of: 'a request without a signature',
    code: 'E48',
    play: (scene) => tamper(scene, (document) => document.replace(/<ds:Signature .*<\/ds:Signature>/s, '')),
  },
  {
    of: 'a request that was changed on its way',
    code: 'E48',
    play: (scene) => tamper(scene, (document) => document.replace('CPVChecks>true</', 'CPVChecks>false</')),
  },
  {
    of: 'a request to another service',
    code: 'E13',
    async play({ supplier, order }) {
      const request = handoverRequest(order, supplier.newRequestId(order.device))
      return exchangeOf(await supplier.submit('Transform', request, await supplier.sign(request)))
    },
  },
  {
    of: 'another request under a RequestID that was used',
    code: 'E51',
    async play({ supplier, order }) {
      const id = supplier.newRequestId(order.device)
      const withoutFloor = { ...order, floor: null }
      exchangeOf(await supplier.send(handoverRequest(withoutFloor, id)))
      return exchangeOf(await supplier.send(handoverRequest(order, id)))
    },
  },
  {
    of: 'somebody who is no user',
    code: 'E1',
    play: (scene) => send(scene, scene.testBed.users.stranger()),
  },
  {
    of: 'a network operator',
    code: 'E2',
    async play(scene) {
      const [identifier = ''] = scene.premises.gasNetworkOperator.entityIdentifiers
      return send(scene, await scene.testBed.users.networkOperator(entityIdentifier(identifier)))
    },
  },
  {
    of: 'a device that nobody knows',
    code: 'E19',
    play: (scene) => send(scene, scene.supplier, { device: nobodysDevice }),
  },
  {
    of: "the supplier's own certificates for the network operator's slot",
    code: 'E062103',
    play(scene) {
      const own = slotCertificatesOf(
        scene.testBed.network.smki,
        scene.supplier.entityIdentifier,
        RemotePartyRole.supplier,
      )
      return send(scene, scene.supplier, { certificates: { ...own, keyAgreementTopUp: null } })
    },
  },
  {
    of: 'a handover without a floor',
    code: 'E062105',
    play: (scene) => send(scene, scene.supplier, { floor: null }),
  },
  {
    of: 'a request of which nobody knows what to make at this service',
    code: 'E13',
    async play({ supplier, order }) {
      const request = updateCredentialsRequest(order, supplier.newRequestId(order.device))
      return exchangeOf(await supplier.submit('NonDevice', request, await supplier.sign(request)))
    },
  },
  {
    of: 'firmware of a PPMID for a device that is none',
    code: 'E110401',
    async play({ supplier, order }) {
      return exchangeOf(
        await supplier.send({
          ...handoverRequest(order, supplier.newRequestId(dccParties.dsp.entityIdentifier)),
          serviceReference: '11.4',
          serviceReferenceVariant: '11.4',
          commandVariant: 8,
          body: {
            kind: 'described',
            element: 'UpdatePPMIDFirmware',
            content: { firmwareImage: Buffer.of(1), firmwareVersion: '01000000', deviceIdList: [order.device] },
          },
        }),
      )
    },
  },
]
