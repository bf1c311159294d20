import type { KeyObject } from 'node:crypto'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { Certificate, CertificateDer } from '../certificate.ts'
import { publicKeyFromPoint } from '../keys/public-key-info.ts'
import { readIssued } from './authority.ts'
import type { DeviceCertificateSubject, DeviceCertificateTemplate } from './device-certificate-template.ts'

/**
 * A device's certificate, signed when somebody first asks for what its issuer puts into it. Whose it is, its serial number,
 * its key and what that is for are known before: that is all that the messages of most devices ever need.
 */
export class CertificateOnDemand implements Certificate {
  readonly entityIdentifier: EntityIdentifier
  readonly publicPoint: Buffer
  readonly keyUsages: readonly string[]
  readonly #subject: DeviceCertificateSubject
  readonly #template: DeviceCertificateTemplate
  #publicKey: KeyObject | undefined
  #der: CertificateDer | undefined
  #read: Certificate | undefined

  constructor(subject: DeviceCertificateSubject, template: DeviceCertificateTemplate) {
    this.entityIdentifier = subject.device
    this.publicPoint = subject.publicPoint
    this.keyUsages = template.keyUsages
    this.#subject = subject
    this.#template = template
  }

  get serialNumber() {
    return BigInt(`0x${this.#subject.serialNumber.toString('hex')}`)
  }

  get der() {
    this.#der ??= this.#template.issue(this.#subject)
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
