import type { KeyObject } from 'node:crypto'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Certificate, CertificateDer, Credential } from '../certificate.ts'
import { publicKeyFromPoint } from '../keys/public-key-info.ts'
import { type CertificateRequest, issueOctets, readIssued } from './authority.ts'

/** A request for the certificate of a device. */
export type DeviceCertificateRequest = CertificateRequest & { readonly device: EntityIdentifier }

/**
 * A device's certificate, signed when somebody first asks for what its issuer puts into it. Whose it is, its serial number,
 * its key and what that is for are known before: that is all that the messages of most devices ever need.
 */
export class CertificateOnDemand implements Certificate {
  readonly serialNumber: bigint
  readonly entityIdentifier: EntityIdentifier
  readonly publicPoint: Buffer
  readonly keyUsages: readonly string[]
  readonly #request: DeviceCertificateRequest
  readonly #issuer: Credential
  #publicKey: KeyObject | undefined
  #der: CertificateDer | undefined
  #read: Certificate | undefined

  constructor(request: DeviceCertificateRequest, issuer: Credential) {
    this.serialNumber = BigInt(`0x${request.serialNumber.toString('hex')}`)
    this.entityIdentifier = request.device
    this.publicPoint = request.publicPoint
    this.keyUsages = request.profile.keyUsages
    this.#request = request
    this.#issuer = issuer
  }

  get der() {
    this.#der ??= issueOctets(this.#request, this.#issuer)
    return this.#der
  }

  get #certificate(): Certificate {
    this.#read ??= readIssued(this.der)
    return this.#read
  }

  get publicKey(): KeyObject {
    this.#publicKey ??= publicKeyFromPoint(this.publicPoint)
    return this.#publicKey
  }

  get issuer() {
    return this.#certificate.issuer
  }
  get subject() {
    return this.#certificate.subject
  }
  get notBefore() {
    return this.#certificate.notBefore
  }
  get notAfter() {
    return this.#certificate.notAfter
  }
  get role() {
    return this.#certificate.role
  }
  get subjectKeyIdentifier() {
    return this.#certificate.subjectKeyIdentifier
  }
  get authorityKeyIdentifier() {
    return this.#certificate.authorityKeyIdentifier
  }
  get authoritySerialNumber() {
    return this.#certificate.authoritySerialNumber
  }
  get certificatePolicies() {
    return this.#certificate.certificatePolicies
  }
  get isAuthority() {
    return this.#certificate.isAuthority
  }
  get pathLength() {
    return this.#certificate.pathLength
  }
  get extensions() {
    return this.#certificate.extensions
  }
  get tbs() {
    return this.#certificate.tbs
  }
  get signature() {
    return this.#certificate.signature
  }
}
