import { signRandomised } from '../../certs/ecdsa.ts'
import { createSmki } from '../../certs/smki.ts'
import { signDocument } from '../../simulator/duis/sign-document.ts'
import { writeRequest } from '../../simulator/duis/write-request.ts'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { createSystemClock } from '../../simulator/environment/system-clock.ts'
import { createFleet } from '../../simulator/fleet/fleet.ts'
import { certificationPathOf, networkOperatorCertificates } from '../../simulator/harness/rehearsal/test-bed.ts'
import { createOriginatorCounter } from '../../simulator/users/originator-counter.ts'
import { handoverRequest, retrieveCredentialsRequest } from '../../simulator/users/requests.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import type { RequestId } from '../../simulator/vocabulary/request-id.ts'

/** A request that is signed. */
export interface ChaosRequest {
  readonly requestId: RequestId
  readonly device: EntityIdentifier
  readonly document: Buffer
}

/** What is sent about one device, one behind another. */
type OfDevice = readonly ChaosRequest[]

/** One device in so many is asked what its cells hold as soon as the handover is accepted. */
const askedOneIn = 4

export interface ChaosWorld {
  readonly seed: string
  readonly premises: number
  /** Whoever is told of something. */
  readonly parties: readonly EntityIdentifier[]
  /** What is sent about a device. A second time it has the same RequestIDs and other octets, as a signature has chance in it. */
  make(index: number): Promise<OfDevice>
  /** The same request, signed anew. */
  signedAnew(index: number, request: ChaosRequest): Promise<Buffer>
}

/** A world with as many GPFs whose network operator slot the DCC holds as there are handovers. */
export function chaosWorld(seed: string, handovers: number): ChaosWorld {
  const smki = createSmki(createRandom(seed).derive('smki'))
  const premises = 2 * handovers + 20
  const fleet = createFleet({ random: createRandom(seed).derive('fleet'), smki, size: premises })
  const counter = createOriginatorCounter(createSystemClock())
  const held: number[] = []
  for (let index = 0; index < premises && held.length < handovers; index += 1)
    if (fleet.premises(index).gpfSlot === 'dcc-controlled') held.push(index)
  const certificationPath = certificationPathOf(smki)
  const counters = new Map<number, readonly [bigint, bigint]>()

  const requestsAt = (place: number) => {
    const { supplier, devices, gasNetworkOperator } = fleet.premises(held[place] ?? 0)
    const drawn = counters.get(place) ?? ([counter.next(), counter.next()] as const)
    counters.set(place, drawn)
    const { GPF: device } = devices
    const id = (of: bigint) => ({ originator: supplier.entityIdentifier, target: device, counter: of })
    const certificates = networkOperatorCertificates(smki, gasNetworkOperator)
    const order = { device, slot: 'NetworkOperator', certificates, certificationPath } as const
    const handover = handoverRequest(order, id(drawn[0]))
    const asked = retrieveCredentialsRequest(['NetworkOperator'], id(drawn[1]))
    return { device, supplier, requests: place % askedOneIn === 0 ? [handover, asked] : [handover] }
  }

  const sign = async (place: number, which: number): Promise<ChaosRequest> => {
    const { device, supplier, requests } = requestsAt(place)
    const request = requests[which]
    const credential = smki.credential(supplier.entityIdentifier, RemotePartyRole.userXmlSigning, 'xmlSigning')
    if (request === undefined || credential === undefined) throw new Error(`${supplier.name} cannot sign`)
    const { certificate, privateKey } = credential
    const { serialNumber, issuer } = certificate
    const signer = { issuerRfc2253: issuer.rfc2253, serialNumber, privateKey, sign: signRandomised }
    const document = Buffer.from(await signDocument(writeRequest(request), signer))
    return { requestId: request.requestId, device, document }
  }

  return {
    seed,
    premises,
    parties: [...smki.organisationCredentials()].map(({ entityIdentifier }) => entityIdentifier),
    make: (place) => Promise.all(requestsAt(place).requests.map((_, which) => sign(place, which))),
    async signedAnew(place, { requestId }) {
      const which = requestsAt(place).requests.findIndex((request) => request.requestId === requestId)
      return (await sign(place, which)).document
    },
  }
}
