import { BoundedMap } from '../simulator/vocabulary/bounded-map.ts'
import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import type { Random } from '../simulator/vocabulary/ports/random.ts'
import type { Result } from '../simulator/vocabulary/result.ts'
import type { Certificate, CertificateFlaw, Credential } from './certificate.ts'
import { issueRequested } from './issuing/certification-request.ts'
import {
  DerivedDeviceCredentials,
  type DeviceCredentials,
  deviceCertificateTemplates,
} from './issuing/device-credentials.ts'
import { createDeviceSerialNumbers } from './issuing/device-serial-numbers.ts'
import { createDeviceHierarchy, createOrganisationHierarchy } from './issuing/hierarchy.ts'
import { type CredentialUse, type MarketCredential, marketCredentials } from './issuing/market-credentials.ts'
import { deriveOrganisationCredential } from './issuing/organisation-credentials.ts'

export type { Credential } from './certificate.ts'

export type { DeviceCredentials } from './issuing/device-credentials.ts'
export type { CredentialUse } from './issuing/market-credentials.ts'

/** A certificate of a party of the market, with whom and what it is for. */
export interface OrganisationCredential extends Credential {
  /** The party's; of a group that has one identifier for several licence areas, all its names. */
  readonly name: string
  readonly role: number
  readonly use: CredentialUse
  readonly entityIdentifier: EntityIdentifier
}

/** The Smart Metering Key Infrastructure of the simulated market: a function of a seed. */
export interface Smki {
  readonly organisationRoot: Credential
  readonly organisationIssuing: Credential
  readonly deviceRoot: Credential
  readonly deviceIssuing: Credential
  /** Where paths of Organisation Certificates end. The first stands in the root cell of devices. */
  readonly organisationAnchors: readonly [Certificate, ...Certificate[]]
  /** @param role a RemotePartyRole: the DSP and the ACB share one identifier, suppliers have 02 and 87 */
  credential(entity: EntityIdentifier, role: number, use: CredentialUse): OrganisationCredential | undefined
  /** Every credential of the market's parties, in the market's order. */
  organisationCredentials(): Iterable<OrganisationCredential>
  /** The two credentials of a device: derived when first asked for, remembered up to a bound. */
  deviceCredentials(device: EntityIdentifier): DeviceCredentials
  /** A certificate for a new key of a device, by its certification request (PKCS#10); the same for the same key, always. */
  issueDeviceCertificate(request: Uint8Array): Result<Certificate, CertificateFlaw>
  /** The device whose certificate has a serial number; whether there is such a device is for others to say. */
  deviceOfSerialNumber(serialNumber: bigint): EntityIdentifier | undefined
  /** The stream of octets behind a certificate that is issued beside the market's own. */
  stream(label: string): Random
}

/**
 * The SMKI of a seed. The four authorities are made at once, and each certificate when it is first asked for. Each has a
 * random stream of its own, so another party changes no other certificate.
 *
 * @param options.rememberedDevices about 8 kB each
 */
export function createSmki(random: Random, options: { readonly rememberedDevices?: number } = {}): Smki {
  const organisations = createOrganisationHierarchy(random.derive('organisation authorities'))
  const deviceAuthorities = createDeviceHierarchy(random.derive('device authorities'))
  const devices = new BoundedMap<EntityIdentifier, DeviceCredentials>(options.rememberedDevices ?? 4096)
  const templates = deviceCertificateTemplates(deviceAuthorities.issuing)
  const deviceStreams = random.derive('devices')
  const serialNumbers = createDeviceSerialNumbers(random.derive('device serial numbers'))
  const deviceIssuing = { templates, serialNumbers }
  return {
    organisationRoot: organisations.root,
    organisationIssuing: organisations.issuing,
    deviceRoot: deviceAuthorities.root,
    deviceIssuing: deviceAuthorities.issuing,
    organisationAnchors: [organisations.root.certificate],
    ...deriveMarketCredentials(random, organisations.issuing),
    deviceCredentials: (device) =>
      devices.getOrMake(
        device,
        () => new DerivedDeviceCredentials(deviceStreams.derive(device), device, deviceIssuing),
      ),
    issueDeviceCertificate: (request) =>
      issueRequested(request, deviceAuthorities.issuing, random.derive('requested device certificates')),
    deviceOfSerialNumber: serialNumbers.deviceOf,
    stream: (label) => random.derive(`supplementary/${label}`),
  }
}

/** The credentials of the market's parties, each made when first asked for and kept: there are about a hundred. */
function deriveMarketCredentials(
  random: Random,
  issuer: Credential,
): Pick<Smki, 'credential' | 'organisationCredentials'> {
  const derived = new Map<string, OrganisationCredential>()
  const derive = (label: string, held: MarketCredential): OrganisationCredential => {
    const remembered = derived.get(label)
    if (remembered !== undefined) return remembered
    const { name, role, use, entityIdentifier } = held
    const credential = deriveOrganisationCredential(random.derive(label), held, issuer)
    const named = { ...credential, name, role, use, entityIdentifier }
    derived.set(label, named)
    return named
  }
  return {
    credential(entity, role, use) {
      const label = labelOf(entity, role, use)
      const held = heldByLabel.get(label)
      return held === undefined ? undefined : derive(label, held)
    },
    *organisationCredentials() {
      for (const [label, held] of heldByLabel) yield derive(label, held)
    },
  }
}

const labelOf = (entity: EntityIdentifier, role: number, use: CredentialUse): string =>
  `organisation/${entity}/${role}/${use}`

const heldByLabel: ReadonlyMap<string, MarketCredential> = new Map(
  marketCredentials.map((held) => [labelOf(held.entityIdentifier, held.role, held.use), held]),
)
