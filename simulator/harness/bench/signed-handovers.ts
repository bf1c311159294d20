import { signRandomised } from '../../../certs/ecdsa.ts'
import { signDocument } from '../../duis/sign-document.ts'
import { writeRequest } from '../../duis/write-request.ts'
import { createRandom } from '../../environment/randomness.ts'
import { createFleet, type Fleet } from '../../fleet/fleet.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import { handoverRequest } from '../../users/requests.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { certificationPathOf, networkOperatorCertificates } from '../rehearsal/test-bed.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'

/** A handover of the GPF of one premises, signed by its supplier. */
export interface SignedHandover {
  readonly requestId: RequestId
  readonly document: Buffer
}

/** What somebody outside a network needs to have its GPFs handed over: all of it follows from the seed. */
export interface Handovers {
  /** Every party that is told of them. */
  readonly parties: readonly EntityIdentifier[]
  make(index: number): Promise<SignedHandover>
}

export function handoversOf(seed: string, premises: number): Handovers {
  const smki = smkiOfSeed(seed)
  const fleet: Fleet = createFleet({ random: createRandom(seed).derive('fleet'), smki, size: premises })
  const certificationPath = certificationPathOf(smki)
  const parties = new Set<EntityIdentifier>()
  for (let index = 0; index < Math.min(premises, 500); index += 1) {
    const { supplier, gasNetworkOperator } = fleet.premises(index)
    for (const party of [supplier.entityIdentifier, ...entityIdentifiersOf(gasNetworkOperator)]) parties.add(party)
  }

  return {
    parties: [...parties],
    async make(index) {
      const { devices, supplier, gasNetworkOperator } = fleet.premises(index)
      const originator = supplier.entityIdentifier
      const signing = smki.credential(originator, RemotePartyRole.userXmlSigning, 'xmlSigning')
      if (signing === undefined) throw new Error(`${originator} cannot sign`)
      const order = {
        device: devices.GPF,
        slot: 'NetworkOperator',
        certificates: networkOperatorCertificates(smki, gasNetworkOperator),
        certificationPath,
      } as const
      const request = handoverRequest(order, { originator, target: devices.GPF, counter: 1_000n })
      const { certificate, privateKey } = signing
      const { serialNumber, issuer } = certificate
      const signer = { issuerRfc2253: issuer.rfc2253, serialNumber, privateKey, sign: signRandomised }
      return { requestId: request.requestId, document: Buffer.from(await signDocument(writeRequest(request), signer)) }
    },
  }
}
