import { z } from 'zod'
import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { everyValue } from '../../environment/every-value.ts'
import type { Follower } from '../../environment/followed-state.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Put, State } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'

/** A device's certificates as the DCC knows them; undefined for a device that it knows nothing of. */
export type DeviceCertificates = (
  device: EntityIdentifier,
) => { readonly digitalSignature: Certificate; readonly keyAgreement: Certificate } | undefined

/** Every Device Certificate that was published of a device, those in use first; none for an unknown device. */
export type PublishedDeviceCertificates = (device: EntityIdentifier) => readonly Certificate[]

/** What a device has a certificate of its own for. */
export const deviceCertificateUses = ['digitalSignature', 'keyAgreement'] as const
type DeviceCertificateUse = (typeof deviceCertificateUses)[number]

/**
 * The Device Certificates that devices work with: those of the factory, until a device says that it has taken another into
 * use (6.15.2, 6.24.2). What a change puts is effective when it is durable.
 */
export interface DeviceCertificateRecord extends Follower {
  /** Those in use. */
  readonly inUse: DeviceCertificates
  /** Those in use, and those before them: with which older messages were made. */
  readonly published: PublishedDeviceCertificates
  /** A certificate that a device has told of, by its serial number; undefined where none has. */
  bySerialNumber(serialNumber: bigint): Certificate | undefined
  /** What a change must put so that a device works with a certificate. @param learntFrom the request whose Response told of it */
  toPut(device: EntityIdentifier, use: DeviceCertificateUse, der: Buffer, learntFrom: RequestId | null): Put
  /** The request whose Response told last of a certificate; null where none has. */
  learntFrom(device: EntityIdentifier, use: DeviceCertificateUse): RequestId | null
}

const use = z.strictObject({
  certificate: z.base64(),
  learntFrom: z
    .string()
    .transform((id) => id as RequestId)
    .nullable(),
})

/** Certificates are DER in base64; `earlier` are those that others have taken the place of. */
const certificates = z.strictObject({
  digitalSignature: use.nullable(),
  keyAgreement: use.nullable(),
  earlier: z.array(z.base64()),
})

type Stored = z.output<typeof certificates>

export const storedDeviceCertificates = storedKind('the certificates that a device has told of', 1, certificates)

interface Told {
  readonly version: number
  readonly stored: Stored
  readonly digitalSignature: Certificate | null
  readonly keyAgreement: Certificate | null
  readonly earlier: readonly Certificate[]
}

const prefix = 'device-certificates/'

/**
 * @param factory the certificates that devices have from the factory
 * @throws SimulatorFault SIM_STATE_UNREADABLE
 */
export async function createDeviceCertificateRecord(
  factory: DeviceCertificates,
  state: Pick<State, 'page'>,
): Promise<DeviceCertificateRecord> {
  const told = new Map<EntityIdentifier, Told>()
  const took: Follower['took'] = ({ key, value }, version) => {
    if (!key.startsWith(prefix)) return
    const stored = readStored(storedDeviceCertificates, key, value)
    told.set(key.slice(prefix.length) as EntityIdentifier, { version, ...certificatesIn(key, stored) })
  }
  for await (const { key, version, value } of everyValue(state, prefix)) took({ key, value }, version)

  const inUse: DeviceCertificates = (device) => {
    const made = factory(device)
    const anew = told.get(device)
    if (made === undefined || anew === undefined) return made
    return {
      digitalSignature: anew.digitalSignature ?? made.digitalSignature,
      keyAgreement: anew.keyAgreement ?? made.keyAgreement,
    }
  }
  return {
    inUse,
    published(device) {
      const now = inUse(device)
      return now === undefined ? [] : [now.digitalSignature, now.keyAgreement, ...(told.get(device)?.earlier ?? [])]
    },
    bySerialNumber: (serialNumber) =>
      [...told.values()]
        .flatMap(({ digitalSignature, keyAgreement, earlier }) => [digitalSignature, keyAgreement, ...earlier])
        .find((certificate) => certificate?.serialNumber === serialNumber) ?? undefined,
    toPut(device, ofUse, der, learntFrom) {
      const { version = 0, stored = untold } = told.get(device) ?? {}
      const before = inUse(device)?.[ofUse].der
      const earlier = before === undefined ? stored.earlier : [before.toString('base64'), ...stored.earlier]
      const anew = { ...stored, [ofUse]: { certificate: der.toString('base64'), learntFrom }, earlier }
      return { key: prefix + device, version, value: storedDeviceCertificates.write(anew) }
    },
    learntFrom: (device, ofUse) => told.get(device)?.stored[ofUse]?.learntFrom ?? null,
    prefix,
    took,
  }
}

const untold: Stored = { digitalSignature: null, keyAgreement: null, earlier: [] }

function certificatesIn(key: string, stored: Stored): Omit<Told, 'version'> {
  const read = (der: string): Certificate => {
    const reading = readCertificate(Buffer.from(der, 'base64'), { nullParameters: true })
    if (reading.ok) return reading.value
    throw new SimulatorFault('SIM_STATE_UNREADABLE', `${key} does not hold a certificate`)
  }
  const { digitalSignature, keyAgreement, earlier } = stored
  return {
    stored,
    digitalSignature: digitalSignature && read(digitalSignature.certificate),
    keyAgreement: keyAgreement && read(keyAgreement.certificate),
    earlier: earlier.map(read),
  }
}
