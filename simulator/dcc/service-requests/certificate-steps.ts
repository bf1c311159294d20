import type { Certificate } from '../../../certs/certificate.ts'
import { isValidAt } from '../../../certs/generations.ts'
import type { PathFlaw } from '../../../certs/paths/path-validation.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import { unlessCancelling } from '../admission/cancellation.ts'
import type { Facts } from '../admission/facts.ts'
import type { OfferedCertificate, ReplacementUse } from '../admission/replacement.ts'
import { type AdmissionStep, type Judgement, notApplicable, passed, refused } from '../admission/step.ts'

/** The one key usage that a certificate must have for each use (docs/domain/smki.md#key-usage). */
const keyUsageFor: Readonly<Record<ReplacementUse, string>> = {
  digitalSignature: 'digitalSignature',
  keyAgreement: 'keyAgreement',
  keyAgreementTopUp: 'keyAgreement',
}

/** A template carries certificates that this network did not issue: the refusal says what helps. */
const inUse =
  'a certificate in use; one of another network is published by up --publish FILE|DIR, or by POST /harness/v1/certificates'

interface ReadLeaf {
  readonly use: ReplacementUse
  readonly certificate: Certificate
}

/**
 * What every replacement certificate must be, whatever request carries it: a usable Organisation Certificate.
 * Whose it is and in which role is not looked at here: that is the check's to say.
 *
 * @param code what a refusal is answered with
 */
export const certificateSteps = (code: ResponseCode): readonly AdmissionStep<Facts>[] => [
  {
    name: 'certificates readable',
    rule: 'SMKI Organisation Certificate profile',
    judge: (facts) => readable(facts, code),
  },
  unlessCancelling({
    name: 'certificate paths',
    rule: 'RFC 5280 path to the organisation root',
    judge: (facts) => paths(facts, code),
  }),
  unlessCancelling({
    name: 'certificate status',
    rule: 'SMKI Repository status',
    judge: eachLeaf(code, inUse, (certificate, _use, { sources }) => {
      const status = sources.repository.statusOf(certificate)
      return status === 'in-use' ? null : status
    }),
  }),
  {
    name: 'certificate key usage',
    rule: 'one key usage, that of the cell',
    judge: eachLeaf(code, 'a certificate of the key usage of its cell', ({ keyUsages }, use) =>
      keyUsages.length === 1 && keyUsages[0] === keyUsageFor[use] ? null : `key usage ${keyUsages.join(' and ')}`,
    ),
  },
]

/**
 * Strict DER with one OU and one x500UniqueIdentifier: the check may rely on it. And with a key identifier that fits a Trust
 * Anchor Cell, for a device takes no other (docs/domain/smki.md#key-identifier).
 */
function readable({ replacement }: Facts, code: ResponseCode): Judgement {
  if (replacement === null) return noCertificates
  for (const { use, reading } of replacement.leaves) {
    const wanted =
      'an Organisation Certificate in DER, with one OU, one x500UniqueIdentifier, a key identifier of 8 octets'
    if (!reading.ok) return refused(code, `${use}: ${reading.failure.detail}`, wanted)
    const { role, subject, isAuthority, subjectKeyIdentifier } = reading.value
    if (role === null || subject.uniqueIdentifier === null || isAuthority)
      return refused(code, `${use}: ${subject.rfc2253 || 'an empty subject'}`, wanted)
    if (subjectKeyIdentifier?.length !== 8)
      return refused(code, `${use}: a key identifier of ${subjectKeyIdentifier?.length ?? 'no'} octets`, wanted)
  }
  const broken = replacement.path.find((reading) => !reading.ok)
  if (broken !== undefined && !broken.ok)
    return refused(code, `certification path: ${broken.failure.detail}`, 'certificates in DER')
  return passed(`${replacement.leaves.length} to replace, ${replacement.path.length} in the path`)
}

/** The device has no other CA certificates than those that the request brings, so nor has the DCC. */
function paths({ replacement, sources, judgedAt }: Facts, code: ResponseCode): Judgement {
  if (replacement === null) return noCertificates
  const intermediates = replacement.path.flatMap((reading) => (reading.ok ? [reading.value] : []))
  const at = replacement.applyTimeBasedCpvChecks ? judgedAt : null
  const tolerated: string[] = []
  for (const { use, certificate } of readLeaves(replacement.leaves)) {
    const path = sources.validatePath(certificate, intermediates, sources.organisationRoots, at)
    if (!path.ok)
      return refused(
        code,
        `${use}: ${path.failure.reason}, ${path.failure.detail}`,
        `a path to the organisation root${helpOf(path.failure)}`,
      )
    const broken = path.value.slice(1).find((link) => sources.repository.standingOf(link) !== 'in-use')
    if (broken !== undefined)
      return refused(
        code,
        `${use}: ${broken.subject.rfc2253} is ${sources.repository.standingOf(broken)}`,
        'a path without revoked or suspended certificates',
      )
    if (at !== null && !path.value.every((link) => isValidAt(link, at)))
      tolerated.push(`${use}: of the key store, valid ${validityOf(certificate)}`)
  }
  if (tolerated.length > 0) return { ...passed('to the root'), leniency: tolerated.join('; ') }
  return passed(at === null ? 'to the root, whatever the date' : 'to the root, valid today')
}

const validityOf = ({ notBefore, notAfter }: Certificate): string =>
  `${formatInstant(notBefore)} to ${formatInstant(notAfter)}`

/** What a tester with certificates of another time can do about it. */
const helpOf = ({ reason }: PathFlaw): string =>
  reason === 'expired' || reason === 'not-yet-valid'
    ? ', valid now: up --at INSTANT starts at another time; ApplyTimeBasedCPVChecks false leaves the time out'
    : ''

const eachLeaf =
  (
    code: ResponseCode,
    wanted: string,
    complaint: (certificate: Certificate, use: ReplacementUse, facts: Facts) => string | null,
  ) =>
  (facts: Facts): Judgement => {
    if (facts.replacement === null) return noCertificates
    for (const { use, certificate } of readLeaves(facts.replacement.leaves)) {
      const complained = complaint(certificate, use, facts)
      if (complained !== null) return refused(code, `${use}: ${complained}`, wanted)
    }
    return passed(facts.replacement.leaves.map(({ use }) => use).join(', '))
  }

const readLeaves = (leaves: readonly OfferedCertificate[]): readonly ReadLeaf[] =>
  leaves.flatMap(({ use, reading }) => (reading.ok ? [{ use, certificate: reading.value }] : []))

const noCertificates = notApplicable('no certificates')
