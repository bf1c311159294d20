import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { entityIdentifierFromOctets, octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { CertificateDer, Credential } from '../certificate.ts'
import { encode, parseStrictDer } from '../der/der-reading.ts'
import { keyIdentifierOf } from '../keys/key-identifier.ts'
import type { CertificateProfile } from '../profiles.ts'
import { tbsOfRequest } from './authority.ts'
import { signTbsOctets } from './tbs-certificate.ts'

/** What tells the certificates of one profile by one authority apart, where their subject is empty. */
export interface DeviceCertificateSubject {
  readonly device: EntityIdentifier
  /** The uncompressed point, 65 octets. */
  readonly publicPoint: Buffer
  /** 16 octets, the first from 01 to 7F. */
  readonly serialNumber: Buffer
}

/**
 * The octets of device certificates of one profile by one authority. What is signed in them is written once, as for any other
 * certificate; serial number, point, key identifier and device have the same length in each and are set in at their places.
 */
export class DeviceCertificateTemplate {
  readonly keyUsages: readonly string[]
  readonly #issuer: Credential
  /** With the parts of whichever certificate was issued last. */
  readonly #tbs: Buffer
  readonly #places: Readonly<Record<keyof typeof sample, number>>

  constructor(profile: CertificateProfile, issuer: Credential) {
    const request = { ...sampleRequest, profile, subject: {} }
    const name = parseStrictDer(issuer.certificate.subject.der)
    this.keyUsages = profile.keyUsages
    this.#issuer = issuer
    this.#tbs = encode(tbsOfRequest(request, name, issuer.certificate.subjectKeyIdentifier))
    this.#places = {
      serialNumber: onlyPlaceOf(sample.serialNumber, this.#tbs),
      publicPoint: onlyPlaceOf(sample.publicPoint, this.#tbs),
      keyIdentifier: onlyPlaceOf(sample.keyIdentifier, this.#tbs),
      device: onlyPlaceOf(sample.device, this.#tbs),
    }
  }

  /** Issues a certificate: the same octets as `issueOctets` for the same request. */
  issue({ device, publicPoint, serialNumber }: DeviceCertificateSubject): CertificateDer {
    const values = {
      serialNumber,
      publicPoint,
      keyIdentifier: keyIdentifierOf(publicPoint),
      device: octetsOfEntityIdentifier(device),
    }
    for (const part of parts) {
      if (values[part].length !== sample[part].length)
        throw new TypeError(`the ${part} has ${values[part].length} octets`)
      values[part].copy(this.#tbs, this.#places[part])
    }
    return signTbsOctets(this.#tbs, this.#issuer.privateKey)
  }
}

/** Octets that stand in no name, policy or date: each is found in what was written with it, once. */
const samplePoint = Buffer.alloc(65, 0xb7)
const sample = {
  serialNumber: Buffer.alloc(16, 0x5b),
  publicPoint: samplePoint,
  keyIdentifier: keyIdentifierOf(samplePoint),
  device: Buffer.alloc(8, 0xd9),
}
const parts = ['serialNumber', 'publicPoint', 'keyIdentifier', 'device'] as const
const sampleRequest = { ...sample, device: entityIdentifierFromOctets(sample.device) }

function onlyPlaceOf(octets: Buffer, tbs: Buffer): number {
  const place = tbs.indexOf(octets)
  if (place === -1 || tbs.indexOf(octets, place + 1) !== -1)
    throw new TypeError('what is signed in a certificate of a device does not hold each of its parts once')
  return place
}
