import type { Certificate } from '../../../certs/certificate.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import type { CredentialUse, OrganisationCredential, Smki } from '../../../certs/smki.ts'
import type { DuisReader } from '../../duis/duis-reader.ts'
import type { FindDeviceCertificates } from '../../users/device-message.ts'
import { createDuisClient } from '../../users/duis-client.ts'
import { createMailbox } from '../../users/mailbox.ts'
import { createNetworkOperator, type NetworkOperator } from '../../users/network-operator.ts'
import { createOriginatorCounter, type OriginatorCounter } from '../../users/originator-counter.ts'
import { createReceiveResponseService, type ReceiveResponseService } from '../../users/receive-response-service.ts'
import { createSupplier, type Supplier } from '../../users/supplier.ts'
import { createUser, type User, type UserOptions } from '../../users/user.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { PrivateKey, Sign } from '../../vocabulary/ports/signing.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'

/** What the users of a rehearsal need of the network that they rehearse on, whichever process it runs in. */
export interface RehearsalGround {
  /** Address of the DUIS services. */
  readonly gateway: string
  readonly smki: Smki
  readonly duis: DuisReader
  readonly findCertificate: (serialNumber: bigint) => Certificate | undefined
  readonly deviceCertificates: FindDeviceCertificates
  readonly clock: Clock
  readonly inFlight: InFlight
  readonly sign: Sign
  /** Makes a certificate known to the SMKI Repository. */
  readonly publish: (certificate: Certificate) => void
  /** Tells the DCC where a user takes its responses. */
  readonly announce: (user: EntityIdentifier, address: string) => Promise<void>
}

/** The market's parties as clients of the DCC, each made when it first plays a part. */
export interface RehearsingUsers {
  /** @throws SimulatorFault SIM_NO_SUCH_PARTY for a party without keys for a supplier */
  supplier(entity: EntityIdentifier): Promise<Supplier>
  /** @throws SimulatorFault SIM_NO_SUCH_PARTY for a party without keys for a network operator */
  networkOperator(entity: EntityIdentifier): Promise<NetworkOperator>
  /** @throws SimulatorFault SIM_NO_SUCH_PARTY for a party without keys for a load controller */
  loadController(entity: EntityIdentifier): Promise<User>
  /** @throws SimulatorFault SIM_NO_SUCH_PARTY for a party without keys for an Other User */
  otherUser(entity: EntityIdentifier): Promise<User>
  /** Whatever the party is, by the keys that it has. @throws SimulatorFault SIM_NO_SUCH_PARTY for one that has none */
  user(entity: EntityIdentifier): Promise<User>
  /** Somebody whose certificates are in order, but who is no user of the DCC. */
  stranger(): Supplier
  close(): Promise<void>
}

/** @param host address that the Receive Response services listen on, on a free port */
export async function createRehearsingUsers(ground: RehearsalGround, host = '127.0.0.1'): Promise<RehearsingUsers> {
  const service = await createReceiveResponseService({ host, port: 0 })
  const client = createDuisClient({ gateway: ground.gateway, reader: ground.duis })
  const counter = createOriginatorCounter(ground.clock)
  const suppliers = new Map<EntityIdentifier, Promise<Supplier>>()
  const networkOperators = new Map<EntityIdentifier, Promise<NetworkOperator>>()
  const loadControllers = new Map<EntityIdentifier, Promise<User>>()
  const otherUsers = new Map<EntityIdentifier, Promise<User>>()

  const optionsFor = async (entity: EntityIdentifier, role: number): Promise<UserOptions> => {
    const options = userOptions({ ground, client, counter, entity, role })
    await openMailbox(options, service, ground)
    return options
  }

  const users: RehearsingUsers = {
    supplier: (entity) =>
      remembered(suppliers, entity, async () => createSupplier(await optionsFor(entity, RemotePartyRole.supplier))),
    networkOperator: (entity) =>
      remembered(networkOperators, entity, async () =>
        createNetworkOperator(await optionsFor(entity, RemotePartyRole.networkOperator)),
      ),
    loadController: (entity) =>
      remembered(loadControllers, entity, async () =>
        createUser(await optionsFor(entity, RemotePartyRole.loadController)),
      ),
    otherUser: (entity) =>
      remembered(otherUsers, entity, async () => createUser(await optionsFor(entity, RemotePartyRole.other))),
    user(entity) {
      const plays = (role: number) => ground.smki.credential(entity, role, 'digitalSignature') !== undefined
      if (plays(RemotePartyRole.supplier)) return users.supplier(entity)
      if (plays(RemotePartyRole.other)) return users.otherUser(entity)
      return plays(RemotePartyRole.loadController) ? users.loadController(entity) : users.networkOperator(entity)
    },
    stranger: () => createSupplier(strangerOptions({ ground, client, counter })),
    async close() {
      client.close()
      await service.close()
    },
  }
  return users
}

interface Surroundings {
  readonly ground: RehearsalGround
  readonly client: UserOptions['client']
  readonly counter: OriginatorCounter
}

function userOptions(part: Surroundings & { readonly entity: EntityIdentifier; readonly role: number }): UserOptions {
  const { ground, entity, role } = part
  const credentials = {
    xmlSigning: credentialOf(ground.smki, entity, RemotePartyRole.userXmlSigning, 'xmlSigning'),
    digitalSignature: credentialOf(ground.smki, entity, role, 'digitalSignature'),
  }
  return optionsWith(
    part,
    entity,
    credentials,
    ground.smki.credential(entity, role, 'keyAgreement')?.privateKey ?? null,
  )
}

/** An identifier of the market's range that belongs to nobody. */
const nobody = entityIdentifier('90-B3-D5-1F-30-7F-00-01')

function strangerOptions(surroundings: Surroundings): UserOptions {
  const { smki, publish } = surroundings.ground
  const issue = (role: number, use: CredentialUse) => {
    const credential = issueOrganisationCertificate(smki, { entityIdentifier: nobody, role, use })
    publish(credential.certificate)
    return credential
  }
  const credentials = {
    xmlSigning: issue(RemotePartyRole.userXmlSigning, 'xmlSigning'),
    digitalSignature: issue(RemotePartyRole.supplier, 'digitalSignature'),
  }
  return optionsWith(surroundings, nobody, credentials, null)
}

function optionsWith(
  { ground, client, counter }: Surroundings,
  entity: EntityIdentifier,
  credentials: UserOptions['credentials'],
  keyAgreement: PrivateKey | null,
): UserOptions {
  return {
    entityIdentifier: entity,
    credentials,
    sign: ground.sign,
    client,
    findCertificate: ground.findCertificate,
    counter,
    inFlight: ground.inFlight,
    mailbox: createMailbox({
      owner: entity,
      reader: ground.duis,
      findCertificate: ground.findCertificate,
      deviceCertificates: ground.deviceCertificates,
      keyAgreement,
    }),
  }
}

async function openMailbox(
  { entityIdentifier, mailbox }: UserOptions,
  service: ReceiveResponseService,
  ground: RehearsalGround,
): Promise<void> {
  service.open(mailbox)
  await ground.announce(entityIdentifier, service.addressOf(entityIdentifier))
}

function credentialOf(smki: Smki, entity: EntityIdentifier, role: number, use: CredentialUse): OrganisationCredential {
  const credential = smki.credential(entity, role, use)
  if (credential !== undefined) return credential
  throw new SimulatorFault('SIM_NO_SUCH_PARTY', `${entity} holds no ${use} certificate for the part it should play`)
}

function remembered<Key, Value>(known: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>): Promise<Value> {
  const made = known.get(key) ?? make()
  known.set(key, made)
  return made
}
