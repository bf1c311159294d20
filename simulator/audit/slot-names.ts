import type { Certificate } from '../../certs/certificate.ts'
import type { CertificateReader } from '../../certs/certificate-reader.ts'
import type { HeldCertificate } from '../causes/likely-cause.ts'
import type { ReplacementCertificate } from '../network-operator-check/question.ts'
import type { Instant } from '../vocabulary/instant.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { identifierIn, trimmed, withoutSeparators } from './fields.ts'

/** What one of the two cells of the slot holds: as the check is asked about it, and as the cause is looked for. */
export interface SlotCertificate {
  readonly asked: ReplacementCertificate
  readonly held: HeldCertificate
}

type SlotUse = ReplacementCertificate['use']

/** Certificates by what an estate may call them. */
export interface SlotNames {
  /** The same object for the same name, while it is remembered. */
  named(name: string, use: SlotUse): SlotCertificate
}

export interface SlotNamesOptions {
  /** The SMKI Repository, in the order of publication: of several generations the newest is the last. */
  readonly repository: readonly Certificate[]
  readonly read: CertificateReader
  readonly at: Instant
}

/** Names that are remembered: there are some hundred Organisation Certificates. */
const mostRemembered = 50_000

export function createSlotNames({ repository, read, at }: SlotNamesOptions): SlotNames {
  const find = createFinder(repository)
  const published = new Set(repository.map(({ der }) => der.toString('latin1')))
  const isExpired = ({ notAfter }: Certificate): boolean => at >= notAfter + 1000
  const remembered = {
    digitalSignature: new Map<string, SlotCertificate>(),
    keyAgreement: new Map<string, SlotCertificate>(),
  }
  const unknown = { digitalSignature: nothingKnown('digitalSignature'), keyAgreement: nothingKnown('keyAgreement') }

  const found = (certificate: Certificate, use: SlotUse): SlotCertificate => ({
    asked: { use, der: certificate.der, certificate },
    held: {
      entityIdentifier: certificate.subject.uniqueIdentifier,
      role: certificate.role,
      isPublished: published.has(certificate.der.toString('latin1')),
      isExpired: isExpired(certificate),
    },
  })
  const lookUp = (name: string, use: SlotUse): SlotCertificate | null => {
    const text = trimmed(name)
    const certificate = looksLikeDer.test(text) ? inBase64(text, read) : find(text, use, isExpired)
    return certificate === null ? null : found(certificate, use)
  }

  return {
    named(name, use) {
      const known = remembered[use].get(name)
      if (known !== undefined) return known
      const certificate = lookUp(name, use)
      // A stranger's names are without number: only what was found is remembered.
      if (certificate === null) return unknown[use]
      if (remembered[use].size >= mostRemembered) remembered[use].clear()
      // A copy: a part of a line would keep the whole portion of the file alive.
      remembered[use].set(Buffer.from(name).toString(), certificate)
      return certificate
    },
  }
}

/** In the repository there is nothing of that name: the check takes it for a certificate that cannot be read. */
const nothingKnown = (use: SlotUse): SlotCertificate => ({
  asked: { use, der: new Uint8Array(), certificate: null },
  held: { entityIdentifier: null, role: null, isPublished: false, isExpired: false },
})

/** SEQUENCE with a length of two octets, in base64: every certificate begins so. */
const looksLikeDer = /^MI[IH]/

function inBase64(text: string, read: CertificateReader): Certificate | null {
  const reading = read(Buffer.from(text, 'base64'))
  return reading.ok ? reading.value : null
}

/** A user's certificates for signing XML are never on a device. */
const neverOnDevices: readonly number[] = [RemotePartyRole.userXmlSigning, RemotePartyRole.dspXmlSigning]
/** Under which of its roles a party is likeliest to stand in a network operator slot. */
const likeliestRoles: readonly number[] = [
  RemotePartyRole.networkOperator,
  RemotePartyRole.accessControlBroker,
  RemotePartyRole.supplier,
]

function createFinder(repository: readonly Certificate[]) {
  const byKeyIdentifier = new Map<string, Certificate>()
  const bySerialNumber = new Map<bigint, Certificate>()
  const byEntity = new Map<string, Certificate[]>()
  for (const certificate of repository) {
    const { subjectKeyIdentifier, serialNumber, role, keyUsages } = certificate
    if (subjectKeyIdentifier !== null) byKeyIdentifier.set(subjectKeyIdentifier.toString('hex'), certificate)
    bySerialNumber.set(serialNumber, certificate)
    const entity = certificate.subject.uniqueIdentifier
    if (entity === null || (role !== null && neverOnDevices.includes(role))) continue
    for (const usage of keyUsages) {
      const key = `${entity} ${usage}`
      byEntity.set(key, [...(byEntity.get(key) ?? []), certificate])
    }
  }
  const ofEntity = (
    text: string,
    use: SlotUse,
    isExpired: (certificate: Certificate) => boolean,
  ): Certificate | null => {
    const entity = identifierIn(text)
    const held = entity === null ? [] : (byEntity.get(`${entity} ${use}`) ?? [])
    const inOrder = [...likeliestRoles.flatMap((role) => held.filter((each) => each.role === role)), ...held]
    const role = inOrder[0]?.role
    const generations = held.filter((each) => each.role === role)
    return generations.findLast((each) => !isExpired(each)) ?? generations.at(-1) ?? null
  }
  const ofSerialNumber = (text: string): Certificate | null => {
    const decimal = /^\d{1,50}$/.test(text) ? bySerialNumber.get(BigInt(text)) : undefined
    if (decimal !== undefined) return decimal
    const digits = withoutSeparators(text.replace(/^0x/i, ''))
    return /^[0-9a-f]{1,42}$/i.test(digits) ? (bySerialNumber.get(BigInt(`0x${digits}`)) ?? null) : null
  }
  return (text: string, use: SlotUse, isExpired: (certificate: Certificate) => boolean): Certificate | null =>
    ofEntity(text, use, isExpired) ??
    byKeyIdentifier.get(withoutSeparators(text).toLowerCase()) ??
    ofSerialNumber(text) ??
    // Digits alone lose the zeros in front of them in a spreadsheet.
    (/^\d{1,15}$/.test(text) ? ofEntity(text.padStart(16, '0'), use, isExpired) : null)
}
