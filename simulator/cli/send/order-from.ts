import type { CertificateDer } from '../../../certs/certificate.ts'
import type { Smki } from '../../../certs/smki.ts'
import type { CredentialsOrder, Slot, SlotCertificates } from '../../harness/index.ts'
import {
  certificationPathOf,
  networkOperatorCertificates,
  slotCertificatesOf,
} from '../../harness/rehearsal/test-bed.ts'
import { networkOperatorCalled } from '../../market/look-up.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, parseInstant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { readCertificatesDirectory } from './certificates-directory.ts'

/** What the person at the command line wants of a device's slot. */
export interface OrderOptions {
  readonly operator?: string
  readonly certificates?: string
  readonly at?: string
}

/** @throws SimulatorFault SIM_USAGE */
export function deviceCalled(text: string): EntityIdentifier {
  const device = parseEntityIdentifier(text)
  if (device === null) throw new SimulatorFault('SIM_USAGE', `--device: '${text}' is not an EUI-64`)
  return device
}

/**
 * The order, with certificates from the SMKI of the network or from PEM files.
 *
 * @param own whose certificates go into a supplier slot where nothing else is said
 * @throws SimulatorFault SIM_USAGE, SIM_NO_SUCH_PARTY
 */
export function orderFrom(
  options: OrderOptions,
  { device, slot, own, smki }: { device: EntityIdentifier; slot: Slot; own: EntityIdentifier; smki: Smki },
): CredentialsOrder {
  const executionDateTime = options.at === undefined ? null : readInstant(options.at)
  const whole = (certificates: SlotCertificates, path: readonly CertificateDer[] = []): CredentialsOrder => ({
    device,
    slot,
    certificates,
    certificationPath: path.length > 0 ? path : certificationPathOf(smki),
    executionDateTime,
  })
  const { operator, certificates } = options
  if (slot === 'Supplier' && operator === undefined && certificates === undefined)
    return whole(slotCertificatesOf(smki, own, RemotePartyRole.supplier))
  if ((operator === undefined) === (certificates === undefined))
    throw new SimulatorFault('SIM_USAGE', 'Say whose certificates to send: either --operator or --certificates')
  if (operator !== undefined) return whole(certificatesOf(operator, smki))
  const onDisk = readCertificatesDirectory(certificates ?? '')
  return whole(onDisk.certificates, onDisk.certificationPath)
}

/** By User ID it is that one, which a key store may have brought; by name it is the operator's first. */
function certificatesOf(operator: string, smki: Smki): SlotCertificates {
  const identifier = parseEntityIdentifier(operator)
  const { networkOperator } = RemotePartyRole
  return identifier !== null && smki.credential(identifier, networkOperator, 'digitalSignature') !== undefined
    ? slotCertificatesOf(smki, identifier, networkOperator)
    : networkOperatorCertificates(smki, networkOperatorCalled(operator))
}

function readInstant(text: string): Instant {
  const moment = parseInstant(text)
  if (moment === null)
    throw new SimulatorFault('SIM_USAGE', `--at: '${text}' is not an instant such as 2026-12-01T00:00:00Z`)
  return moment
}
