import type { CertificateDer } from '../../../certs/certificate.ts'
import type { Smki } from '../../../certs/smki.ts'
import { entityIdentifiersOf } from '../../market/look-up.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { SlotCertificates } from '../../users/credentials-order.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { Network } from '../network.ts'
import { createRehearsingUsers, type RehearsalGround, type RehearsingUsers } from './rehearsing-users.ts'

/** A network and the users who rehearse on it in the same process. */
export interface TestBed {
  readonly network: Network
  readonly users: RehearsingUsers
  close(): Promise<void>
}

/** Lets the market's parties act as users of a network that is up. */
export async function openTestBed(network: Network): Promise<TestBed> {
  const users = await createRehearsingUsers(groundOf(network))
  return {
    network,
    users,
    async close() {
      await users.close()
      await network.close()
    },
  }
}

/** What users in the same process need of a network. */
export const groundOf = ({ smki, duis, repository, time, sign, gateway, dcc }: Network): RehearsalGround => ({
  gateway: gateway.url,
  smki,
  duis,
  findCertificate: repository.bySerialNumber,
  publish: repository.publish,
  deviceCertificates: dcc.deviceCertificates.published,
  clock: time.clock,
  inFlight: time.inFlight,
  sign,
  announce: dcc.users.setAddress,
})

/** The certificates of a party for one slot, by the role that they carry. */
export function slotCertificatesOf(smki: Smki, entity: EntityIdentifier, role: number): SlotCertificates {
  const der = (use: 'digitalSignature' | 'keyAgreement' | 'prepaymentKeyAgreement') =>
    smki.credential(entity, role, use)?.certificate.der ?? null
  const isSupplier = role === RemotePartyRole.supplier
  return {
    digitalSignature: der('digitalSignature'),
    keyAgreement: der('keyAgreement'),
    keyAgreementTopUp: isSupplier ? der('prepaymentKeyAgreement') : null,
  }
}

/**
 * The certificates that a supplier would find in the SMKI Repository for a network operator.
 *
 * @param which of the operator's identifiers, 0 is the first
 * @throws SimulatorFault SIM_NO_SUCH_PARTY where it has none
 */
export function networkOperatorCertificates(smki: Smki, operator: NetworkOperator, which = 0): SlotCertificates {
  const identifier = entityIdentifiersOf(operator)[which]
  if (identifier === undefined)
    throw new SimulatorFault('SIM_NO_SUCH_PARTY', `${operator.name} has no such certificates`)
  return slotCertificatesOf(smki, identifier, RemotePartyRole.networkOperator)
}

/** The CA certificates between a leaf and the devices' root: the issuing authority alone. */
export const certificationPathOf = (smki: Smki): readonly CertificateDer[] => [smki.organisationIssuing.certificate.der]
