import type { Certificate } from '../../../certs/certificate.ts'
import { createCertificateReader } from '../../../certs/certificate-reader.ts'
import { derivePrivateKey } from '../../../certs/keys/keys.ts'
import { sharedSecret } from '../../gbcs/key-agreement.ts'
import {
  hasReferenceCertificate,
  referenceCertificate,
  referencePrivateKey,
  referencePublicKey,
} from '../../gbcs/testing/reference-messages.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Fitting, notFitted } from '../../vocabulary/fitting.ts'
import { instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import {
  cells,
  cellsOf,
  type DeviceTypeWithCells,
  keyOfCell,
  type TrustAnchorCellIdentifier,
} from '../../vocabulary/trust-anchor-cell.ts'
import { createDevice, type Device } from '../state/device.ts'
import { smki } from './parties.ts'

const read = createCertificateReader()

const certificates = new Map<string, Certificate>()

function publishedCertificate(name: string): Certificate {
  const known = certificates.get(name)
  if (known !== undefined) return known
  const certificate = read(referenceCertificate(name))
  if (!certificate.ok) throw new Error(`${name}: ${certificate.failure.detail}`)
  certificates.set(name, certificate.value)
  return certificate.value
}

/** Who holds the cells of the published devices, by Remote Party Role; entities in lower case. */
const holders: Readonly<Record<number, string>> = {
  [RemotePartyRole.recovery]: '90b3d51f30000001',
  [RemotePartyRole.supplier]: '90b3d51f30010000',
  [RemotePartyRole.networkOperator]: '90b3d51f30020000',
  [RemotePartyRole.accessControlBroker]: '90b3d51f30000002',
  [RemotePartyRole.transitionalCoS]: '90b3d51f30000004',
  [RemotePartyRole.wanProvider]: '90b3d51f30000007',
  [RemotePartyRole.loadController]: '90b3d51f30010008',
}

/** The last octet of a published device says what it is. */
const typesByLastOctet: Readonly<Record<string, DeviceTypeWithCells>> = {
  A0: 'ESME',
  A1: 'GSME',
  A2: 'CHF',
  A3: 'GPF',
  A4: 'PPMID',
  A5: 'HCALCS',
}

/** Undefined for a type that is not simulated. */
export const typeOfReferenceDevice = (device: EntityIdentifier): DeviceTypeWithCells | undefined =>
  typesByLastOctet[device.slice(-2)]

const plain = (device: EntityIdentifier): string => device.replaceAll('-', '').toLowerCase()

const stem = '00-DB-12-34-56-78-90-'
const fitting: Fitting = {
  ...notFitted,
  importMpans: ['1234567890123', '1234567890124'],
  exportMpan: '1234567890125',
  mprn: '1234567890',
  installedAt: instant(Date.UTC(2013, 10, 1)),
  isJoined: true,
  devices: {
    ESME: entityIdentifier(`${stem}A0`),
    GSME: entityIdentifier(`${stem}A1`),
    CHF: entityIdentifier(`${stem}A2`),
    GPF: entityIdentifier(`${stem}A3`),
  },
}

function certificateFor(cell: TrustAnchorCellIdentifier, roleOfBroker: number | null): Certificate {
  const holder = holders[cell.role === roleOfBroker ? RemotePartyRole.accessControlBroker : cell.role]
  if (holder === undefined) return smki.organisationRoot.certificate
  const use = cell.keyUsage === 'digitalSignature' ? 'ds' : 'ka'
  const topUp = `${holder}-pp-ka`
  const isTopUp = keyOfCell(cell) === keyOfCell(cells.supplierTopUp) && hasReferenceCertificate(topUp)
  return publishedCertificate(isTopUp ? topUp : `${holder}-${use}`)
}

interface ReferenceDeviceOptions {
  /** With one element or two. */
  readonly variant?: 'A' | 'B'
  /** The role in whose cells the Access Control Broker stands: a slot that is DCC controlled. */
  readonly roleOfBroker?: number | null
  /** Authorities that the device trusts: the root above the published ones is not published. */
  readonly anchors?: readonly Certificate[]
}

/**
 * A device of the Reference Test Data Set as it is before any command. Nobody published the devices' private keys: a secret is
 * agreed with the other side's, which is published, so that MACs verify as they do on the device.
 */
export function referenceDevice(
  deviceId: EntityIdentifier,
  type: DeviceTypeWithCells,
  { variant = 'A', roleOfBroker = null, anchors = [] }: ReferenceDeviceOptions = {},
): Device {
  const name = plain(deviceId)
  const own = smki.deviceCredentials(deviceId)
  const device = createDevice({
    deviceId,
    type,
    digitalSignature: { ...own.digitalSignature, certificate: publishedCertificate(`${name}-ds`) },
    keyAgreement: { ...own.keyAgreement, certificate: publishedCertificate(`${name}-ka`) },
    cells: cellsOf(type).map((cell) => ({ cell, certificate: certificateFor(cell, roleOfBroker) })),
    // The published request is for a key of the device's own; the published certificate is for the one that it has.
    furtherKey: (use, generation) => derivePrivateKey(smki.stream(`${deviceId} ${use} ${generation}`)),
    furtherAnchors: anchors,
    fitting: { ...fitting, variant: type === 'ESME' ? variant : null },
  })
  return {
    ...device,
    secretWith: ({ entityIdentifier: other, publicPoint }) => {
      if (other === null) throw new Error('nobody agrees keys with a party without a name')
      const topUp = `${plain(other)}-pp`
      const isTopUp =
        hasReferenceCertificate(`${topUp}-ka`) && publishedCertificate(`${topUp}-ka`).publicPoint.equals(publicPoint)
      return secretBetween(isTopUp ? topUp : plain(other), name)
    },
  }
}

const secrets = new Map<string, Buffer>()

function secretBetween(party: string, device: string): Buffer {
  const pair = `${party} ${device}`
  const secret =
    secrets.get(pair) ?? sharedSecret(referencePrivateKey(`${party}-ka`), referencePublicKey(`${device}-ka`))
  secrets.set(pair, secret)
  return secret
}
