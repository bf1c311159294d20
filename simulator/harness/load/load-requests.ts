import { signRandomised } from '../../../certs/ecdsa.ts'
import type { Credential, Smki } from '../../../certs/smki.ts'
import { fieldsOfBody } from '../../duis/body-of-fields.ts'
import type { ServiceRequest } from '../../duis/request.ts'
import { signDocument } from '../../duis/sign-document.ts'
import { writeRequest } from '../../duis/write-request.ts'
import { createRandom } from '../../environment/randomness.ts'
import { createFleet, type Fleet, type Premises } from '../../fleet/fleet.ts'
import { signMessage } from '../../gbcs/message-signature.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import { createOriginatorCounter } from '../../users/originator-counter.ts'
import { handoverRequest, signedPreCommandRequest } from '../../users/requests.ts'
import { requestOf } from '../../users/service-request.ts'
import { withArticle } from '../../vocabulary/article.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { formatInstant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { RequestId, RequestIdParts } from '../../vocabulary/request-id.ts'
import { type DuisService, serviceOfCommandVariant, serviceRequests } from '../../vocabulary/service-reference.ts'
import { isSupplierRole } from '../../vocabulary/user-role.ts'
import { rivalOf } from '../rehearsal/rival.ts'
import { certificationPathOf, networkOperatorCertificates } from '../rehearsal/test-bed.ts'
import type { PlannedRequest } from './load-plan.ts'
import type { Mix, MixedRequest } from './mix.ts'

/** A request that is signed and may be sent at any time. */
export interface PreparedRequest {
  readonly kind: MixedRequest
  readonly requestId: RequestId
  readonly service: DuisService
  readonly document: Buffer
  /** Of a critical request: the document that carries the Pre-Command, signed. Null for any other. */
  readonly signed: ((preCommand: Buffer) => Promise<Buffer>) | null
}

/** Makes requests of a mix, for one device after another. */
export interface LoadRequests {
  /** Who sends, and is told: everybody whose Receive Response address has to be known. */
  readonly parties: readonly EntityIdentifier[]
  make(kind: MixedRequest): Promise<PreparedRequest>
}

export interface LoadGround {
  readonly smki: Smki
  /** The fleet follows from it. */
  readonly seed: string
  readonly mix: Mix
  /** How many premises the fleet has. */
  readonly premises: number
  /** The first premises whose network operator slot is handed over; those below may have been by a run before. */
  readonly firstPremises: number
  /** How many suppliers send; all of the premises' where it is null. */
  readonly suppliers: number | null
  /** What is to be made. */
  readonly plan: readonly PlannedRequest[]
  /** The network's, as RequestIDs count by it. */
  readonly clock: Clock
}

/** How many premises are looked at for who sends, and how far ahead for a device of a supplier that does. */
const lookedAt = 2_000

/** @throws SimulatorFault SIM_USAGE where the plan cannot be carried out on this fleet */
export function createLoadRequests(ground: LoadGround): LoadRequests {
  const { smki, seed, premises: size, clock } = ground
  const fleet = createFleet({ random: createRandom(seed).derive('fleet'), smki, size })
  const senders = suppliersOf(fleet, ground)
  const counter = createOriginatorCounter(clock)
  const certificationPath = certificationPathOf(smki)
  const parties = new Set<EntityIdentifier>()
  for (let index = 0; index < Math.min(size, lookedAt); index += 1) {
    const { supplier, electricityNetworkOperator, gasNetworkOperator } = fleet.premises(index)
    if (senders.has(supplier.entityIdentifier)) parties.add(supplier.entityIdentifier)
    for (const operator of [electricityNetworkOperator, gasNetworkOperator])
      for (const party of entityIdentifiersOf(operator)) parties.add(party)
  }
  for (const kind of ground.mix) {
    const flaw = flawOfKind(kind)
    if (flaw !== null) throw new SimulatorFault('SIM_USAGE', `The mix's ${kind.request}: ${flaw}`)
  }

  const slots = new Map(
    handedOverTypes.map((type) => [type, premisesToHandOver(type, ground, fleet, senders)] as const),
  )
  const toHandOver = new Map([...slots].map(([type, indices]) => [type, indices.values()] as const))
  // Behind those that are handed over, by this run or by one before: what is refused there is refused by the check.
  let next = Math.max(ground.firstPremises, ...[...slots.values()].map((indices) => (indices.at(-1) ?? -1) + 1))
  /** A device gets its next request when every other had one, so that its counters rise as they arrive. */
  const nextPremises = (): Premises => {
    for (let looked = 0; looked < lookedAt; looked += 1) {
      const premises = fleet.premises(next % size)
      next += 1
      if (senders.has(premises.supplier.entityIdentifier)) return premises
    }
    throw new SimulatorFault('SIM_USAGE', 'The suppliers that are to send have no premises')
  }
  const nextWithSlot = (type: HandedOverType): Premises => {
    const next = toHandOver.get(type)?.next()
    if (next === undefined || next.done) throw new TypeError('The plan hands over no more slots')
    return fleet.premises(next.value)
  }

  const requestFor = (kind: MixedRequest): { request: ServiceRequest; sender: EntityIdentifier; role: number } => {
    const definition = serviceRequests[kind.request]
    if (kind.request === '6.21') {
      const type = handedOver(kind)
      const premises = kind.certificates === 'wrong' ? nextPremises() : nextWithSlot(type)
      const registered = type === 'ESME' ? premises.electricityNetworkOperator : premises.gasNetworkOperator
      const operator = kind.certificates === 'wrong' ? rivalOf(registered.id) : registered
      const device = premises.devices[type]
      const certificates = networkOperatorCertificates(smki, operator)
      const order = { device, slot: 'NetworkOperator', certificates, certificationPath } as const
      const sender = premises.supplier.entityIdentifier
      return { request: handoverRequest(order, idFor(sender)(device)), sender, role: RemotePartyRole.supplier }
    }
    const premises = nextPremises()
    const type = kind.device ?? definition?.targets[0] ?? 'ESME'
    const device = deviceOf(premises, type)
    const bySupplier = definition?.eligibleRoles.some(isSupplierRole) ?? false
    const sender = bySupplier ? premises.supplier.entityIdentifier : networkOperatorOf(premises, type)
    const fields = Object.entries(kind.fields ?? {}).map(
      ([field, value]) => [field, filledIn(value, premises, device, clock)] as const,
    )
    const made = requestOf({ serviceReferenceVariant: kind.request, device, fields }, idFor(sender))
    if (!made.ok) throw new SimulatorFault('SIM_USAGE', `The mix's ${kind.request}: ${made.failure}`)
    return {
      request: made.value,
      sender,
      role: bySupplier ? RemotePartyRole.supplier : RemotePartyRole.networkOperator,
    }
  }

  const idFor =
    (originator: EntityIdentifier) =>
    (target: EntityIdentifier): RequestIdParts => ({ originator, target, counter: counter.next() })

  return {
    parties: [...parties],
    async make(kind) {
      const { request, sender, role } = requestFor(kind)
      const document = (of: ServiceRequest) => signedDocument(of, xmlSigningOf(smki, sender))
      const isCritical = serviceOfCommandVariant[request.commandVariant] === 'Transform'
      return {
        kind,
        requestId: request.requestId,
        service: serviceOfCommandVariant[request.commandVariant],
        document: await document(request),
        signed: isCritical
          ? async (preCommand) => {
              const signing = credentialOf(smki, sender, role, 'digitalSignature')
              const message = await signMessage(preCommand, signing.privateKey, signRandomised)
              return document(signedPreCommandRequest(request, message))
            }
          : null,
      }
    },
  }
}

type HandedOverType = 'ESME' | 'GPF'
const handedOverTypes: readonly HandedOverType[] = ['ESME', 'GPF']
const handedOver = ({ device }: MixedRequest): HandedOverType => (device === 'ESME' ? 'ESME' : 'GPF')

/**
 * Premises whose slot the DCC holds, as many as the plan hands over.
 *
 * @throws SimulatorFault SIM_USAGE where there are too few, before anything is sent
 */
function premisesToHandOver(
  type: HandedOverType,
  { plan, premises: size, firstPremises }: LoadGround,
  fleet: Fleet,
  senders: ReadonlySet<EntityIdentifier>,
): readonly number[] {
  const wanted = plan.filter(({ kind }) => kind.certificates === 'registered' && handedOver(kind) === type).length
  const found: number[] = []
  for (let index = firstPremises; index < size && found.length < wanted; index += 1) {
    const { supplier, esmeSlot, gpfSlot } = fleet.premises(index)
    const slot = type === 'ESME' ? esmeSlot : gpfSlot
    if (senders.has(supplier.entityIdentifier) && slot === 'dcc-controlled') found.push(index)
  }
  if (found.length === wanted) return found
  throw new SimulatorFault(
    'SIM_USAGE',
    `The run hands over ${wanted} slots of ${withArticle(type)}, and the DCC holds ${found.length} from premises ${firstPremises} on: ` +
      'use a fleet with more (up --premises), a smaller share of 6.21, or a shorter run',
  )
}

/** Why requests of a kind cannot be made; null where they can. */
function flawOfKind({ request, device, certificates, fields = {} }: MixedRequest): string | null {
  const definition = serviceRequests[request]
  if (definition === undefined) return 'there is no such Service Reference Variant'
  const { targets, eligibleRoles, element } = definition
  if (eligibleRoles.length === 0) return 'no user may send it'
  if (device !== undefined && targets.length > 0 && !targets.includes(device))
    return `it is for ${targets.join(', ')}, not for ${device}`
  if (certificates !== undefined && request !== '6.21') return 'certificates are for 6.21 alone'
  if (request === '6.21') return certificates === undefined ? 'say certificates: registered or wrong' : null
  const known = new Set(fieldsOfBody(element).map(({ path }) => path))
  const unknown = Object.keys(fields).find((field) => !known.has(field))
  return unknown === undefined ? null : `it has no field ${unknown}; dcc-sim send ${request} --help lists them`
}

function suppliersOf(fleet: Fleet, { premises, suppliers }: LoadGround): ReadonlySet<EntityIdentifier> {
  const found = new Set<EntityIdentifier>()
  for (let index = 0; index < Math.min(premises, lookedAt); index += 1) {
    if (suppliers !== null && found.size === suppliers) break
    found.add(fleet.premises(index).supplier.entityIdentifier)
  }
  return found
}

function deviceOf({ devices }: Premises, type: string): EntityIdentifier {
  const device = (devices as Readonly<Record<string, EntityIdentifier | undefined>>)[type]
  if (device === undefined) throw new SimulatorFault('SIM_USAGE', `The premises of this fleet have no ${type}`)
  return device
}

function networkOperatorOf(premises: Premises, type: string): EntityIdentifier {
  const operator = type === 'ESME' ? premises.electricityNetworkOperator : premises.gasNetworkOperator
  const [first] = entityIdentifiersOf(operator)
  if (first === undefined) throw new SimulatorFault('SIM_NO_SUCH_PARTY', `${operator.name} has no User ID`)
  return first
}

const dayMs = 24 * 3_600_000

function filledIn(value: string, { mpan, mprn }: Premises, device: EntityIdentifier, clock: Clock): string {
  const says: Readonly<Record<string, () => string>> = {
    device: () => device,
    mpan: () => mpan,
    mprn: () => mprn,
    now: () => formatInstant(clock.now()),
    dayBefore: () => formatInstant(instant(clock.now() - dayMs)),
  }
  return value.replace(/\{(\w+)\}/g, (whole, name: string) => says[name]?.() ?? whole)
}

function credentialOf(
  smki: Smki,
  party: EntityIdentifier,
  role: number,
  use: Parameters<Smki['credential']>[2],
): Credential {
  const credential = smki.credential(party, role, use)
  if (credential === undefined) throw new SimulatorFault('SIM_NO_SUCH_PARTY', `${party} has no key to sign with`)
  return credential
}

const xmlSigningOf = (smki: Smki, party: EntityIdentifier): Credential =>
  credentialOf(smki, party, RemotePartyRole.userXmlSigning, 'xmlSigning')

async function signedDocument(request: ServiceRequest, { certificate, privateKey }: Credential): Promise<Buffer> {
  const { serialNumber, issuer } = certificate
  const signer = { issuerRfc2253: issuer.rfc2253, serialNumber, privateKey, sign: signRandomised }
  return Buffer.from(await signDocument(writeRequest(request), signer))
}
