import { isValidAt } from '../../../certs/generations.ts'
import { type AuditWorld, strictSettings } from '../../audit/audit.ts'
import type { EstateRow } from '../../audit/estate-reader.ts'
import { createRightCertificates } from '../../audit/right-certificates.ts'
import { slotQuestion } from '../../audit/row-judge.ts'
import { decide } from '../../network-operator-check/decide.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { formatInstant, type Instant } from '../../vocabulary/instant.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import type { RequestFile } from './request-files.ts'

/** What would become of a request if it were sent on the day of the audit. */
export interface JudgedRequest {
  readonly file: string
  readonly requestId: string | null
  readonly outcome: 'accepted' | 'refused' | 'not-applicable' | 'not-judged'
  /** The rule of the check; where the check has nothing against it, the rule of admission that has. */
  readonly rule: string | null
  readonly reason: string | null
  /** One sentence for a person. */
  readonly because: string
  /** Decimal serial numbers of the certificates that would pass. */
  readonly right: readonly string[]
}

/** Judges requests as the devices that they are about come by in the estate. */
export interface RequestJudge {
  /** What the requests about this device would meet with; mostly there are none. */
  judge(row: EstateRow): readonly JudgedRequest[]
  /** Those that were never judged: their device is not in the estate, or they are no such requests. */
  rest(): readonly JudgedRequest[]
}

type Credentials = Extract<RequestFile, { readonly kind: 'credentials' }>

export function createRequestJudge(files: readonly RequestFile[], world: AuditWorld): RequestJudge {
  const waiting = new Map<EntityIdentifier, Credentials[]>()
  for (const file of files) {
    if (file.kind !== 'credentials') continue
    const target = file.request.requestIdParts.target
    waiting.set(target, [...(waiting.get(target) ?? []), file])
  }
  const judgeOne = createJudge(world)
  return {
    judge(row) {
      const requests = waiting.get(row.deviceId)
      if (requests === undefined) return []
      waiting.delete(row.deviceId)
      return requests.map((each) => judgeOne(each, row))
    },
    rest: () => [
      ...[...waiting.values()].flat().map(({ file, request }) => {
        const because = `The estate has no device ${request.requestIdParts.target}.`
        return notJudged(file, request.requestId, because)
      }),
      ...files.flatMap((each) => (each.kind === 'not-judged' ? [notJudged(each.file, null, each.why)] : [])),
    ],
  }
}

const notJudged = (file: string, requestId: string | null, because: string): JudgedRequest => ({
  file,
  requestId,
  outcome: 'not-judged',
  rule: null,
  reason: null,
  because,
  right: [],
})

function createJudge({ book, registered, published, at, settings = strictSettings }: AuditWorld) {
  const rightCertificates = createRightCertificates(published ?? [], book, at)
  const flawOf = createFlaws(published, at)
  const day = marketDateOf(at)
  return ({ file, request, replacement }: Credentials, row: EstateRow): JudgedRequest => {
    const { meteringPoint, type } = row
    const parties = meteringPoint === null ? [] : registered.sets.members(registered.setOf(meteringPoint))
    const registration = parties.flatMap((networkParty) =>
      meteringPoint === null ? [] : [{ meteringPoint, networkParty, from: day, to: null }],
    )
    const { originator } = request.requestIdParts
    const verdict = decide({
      ...slotQuestion(row, { certificates: replacement.certificates, registration, at, settings, book }),
      requestId: request.requestId,
      serviceReferenceVariant: request.serviceReferenceVariant,
      cancels: replacement.cancels,
      remotePartyRole: replacement.remotePartyRole,
      submittedBy: {
        entityIdentifier: originator,
        userRole: roleOf(type, book.market.networkPartiesOf(originator).length > 0),
      },
    })
    const named = { file, requestId: request.requestId }
    const right = (identifiers: readonly string[]) => rightCertificates({ identifiers, parties })
    if (verdict.outcome === 'refused') {
      const { outcome, rule, reason, because, expected } = verdict
      return { ...named, outcome, rule, reason, because, right: right(expected) }
    }
    const flaw = replacement.cancels ? null : flawOf(replacement)
    if (flaw !== null) return { ...named, outcome: 'refused', ...flaw, reason: null, right: right([]) }
    const { outcome, rule, because } = verdict
    return { ...named, outcome, rule, reason: null, because, right: [] }
  }
}

/**
 * What admission has against certificates that the check would let pass: it takes only what is published and, unless the
 * request leaves the time out, valid on the day.
 */
function createFlaws(published: AuditWorld['published'], at: Instant) {
  const octets = published === null ? null : new Set(published.map(octetsOf))
  return ({ certificates, applyTimeBasedCpvChecks }: Credentials['replacement']) => {
    for (const { use, der, certificate } of certificates) {
      if (certificate === null) continue
      const which = `The ${useInWords[use]} certificate`
      if (octets !== null && !octets.has(octetsOf({ der })))
        return { rule: 'SMKI Repository status', because: `${which} is not in the SMKI Repository.` }
      if (applyTimeBasedCpvChecks && !isValidAt(certificate, at))
        return { rule: 'RFC 5280 path to the organisation root', because: `${which} is ${validityOf(certificate)}.` }
    }
    return null
  }
}

const useInWords: Readonly<Record<string, string>> = {
  digitalSignature: 'digital signature',
  keyAgreement: 'key agreement',
}
const octetsOf = ({ der }: { readonly der: Uint8Array }): string => Buffer.from(der).toString('latin1')
const validityOf = ({ notBefore, notAfter }: { readonly notBefore: Instant; readonly notAfter: Instant }): string =>
  `valid from ${formatInstant(notBefore)} to ${formatInstant(notAfter)} alone`

/** The role in which the DCC would take the sender. */
function roleOf(type: EstateRow['type'], isNetworkOperator: boolean): UserRole {
  if (isNetworkOperator) return type === 'ESME' ? 'ED' : 'GT'
  return type === 'ESME' ? 'IS' : 'GS'
}
