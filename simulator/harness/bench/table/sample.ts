import type { Certificate } from '../../../../certs/certificate.ts'
import { dccParties } from '../../../market/dcc-parties.ts'
import { entityIdentifiersOf } from '../../../market/look-up.ts'
import { decide } from '../../../network-operator-check/decide.ts'
import type { CheckQuestion } from '../../../network-operator-check/question.ts'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { certificationPathOf, networkOperatorCertificates, type TestBed } from '../../rehearsal/test-bed.ts'

/** What one handover is made of, as it went through the network: what the parts are measured with. */
export interface SampleHandover {
  readonly question: CheckQuestion
  /** The signed document, and the certificate of who signed it. */
  readonly request: Buffer
  readonly requestedBy: Certificate
  /** CS02b as the device gets it, and what the device needs to take it. */
  readonly command: Buffer
  readonly deviceScalar: Buffer
  readonly brokerPoint: Buffer
  readonly commandedBy: Certificate
}

/** Hands the slot of the last GPF over. @throws SimulatorFault SIM_INVARIANT where that does not go through */
export async function sampleHandover({ network, users }: TestBed): Promise<SampleHandover> {
  const { fleet, smki, dcc, repository, duis } = network
  const { devices, supplier: party, gasNetworkOperator } = fleet.premises(fleet.size - 1)
  let question: CheckQuestion | null = null
  dcc.check.configure({
    implementation: {
      decide: async (asked) => {
        question = asked
        return decide(asked)
      },
    },
  })
  const supplier = await users.supplier(party.entityIdentifier)
  for (const identifier of entityIdentifiersOf(gasNetworkOperator)) await users.networkOperator(identifier)
  const asked = await supplier.requestHandover({
    device: devices.GPF,
    slot: 'NetworkOperator',
    certificates: networkOperatorCertificates(smki, gasNetworkOperator),
    certificationPath: certificationPathOf(smki),
  })
  if (!asked.ok) throw missing('an answer')
  await supplier.mailbox.serviceResponse(asked.value.request.requestId)
  await network.time.inFlight.settled()
  const request = Buffer.from(asked.value.document)
  const read = duis.readRequest(request)
  const signature = read.ok ? read.value.signature : null
  const signer = signature?.state === 'claimed' ? repository.bySerialNumber(signature.signerSerialNumber) : undefined
  const transcript = await dcc.transcript(asked.value.request.requestId)
  const sent = transcript?.entries.find((entry) => entry.kind === 'command-sent')
  const broker = (use: 'digitalSignature' | 'keyAgreement') =>
    smki.credential(dccParties.accessControlBroker.entityIdentifier, RemotePartyRole.accessControlBroker, use)
      ?.certificate
  const [commandedBy, agreedWith] = [broker('digitalSignature'), broker('keyAgreement')]
  if (commandedBy === undefined || agreedWith === undefined) throw missing('an Access Control Broker')
  if (signer === undefined || sent?.kind !== 'command-sent' || question === null) throw missing('a Command')
  return {
    question,
    request,
    requestedBy: signer,
    command: sent.frame,
    deviceScalar: smki.deviceCredentials(devices.GPF).keyAgreement.privateKey.scalar,
    brokerPoint: agreedWith.publicPoint,
    commandedBy,
  }
}

const missing = (what: string) => new SimulatorFault('SIM_INVARIANT', `The sample handover came to no end: ${what}`)
