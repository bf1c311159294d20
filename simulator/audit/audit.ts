import type { Certificate } from '../../certs/certificate.ts'
import { createCertificateReader } from '../../certs/certificate-reader.ts'
import type { CauseId } from '../causes/causes.ts'
import type { CheckSettings } from '../network-operator-check/contract.ts'
import type { Instant } from '../vocabulary/instant.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { EstateRow } from './estate-reader.ts'
import { type FindingContent, findingContent, findingOf, type ReportedFinding } from './finding.ts'
import type { PartyBook } from './party-book.ts'
import type { RegisteredParties } from './registration-index.ts'
import { createRightCertificates } from './right-certificates.ts'
import { createRowJudge, type Judgement } from './row-judge.ts'
import { createSlotNames, type SlotCertificate } from './slot-names.ts'
import { type Counts, createTally } from './tally.ts'

/** What an estate is held against. */
export interface AuditWorld {
  readonly book: PartyBook
  readonly registered: RegisteredParties
  /** In the order of publication. */
  readonly repository: readonly Certificate[]
  /**
   * Those whose serial numbers may be told, and outside which a certificate is not published. Null where Entity Identifiers
   * are taken at their word: then certificates stand in the repository that nobody has.
   */
  readonly published: readonly Certificate[] | null
  readonly at: Instant
  /** Every tolerance closed, unless said otherwise. */
  readonly settings?: CheckSettings
}

/** An audit under way: rows go in, findings come out. Nothing is kept of a row but counts. */
export interface Audit {
  /** Judges rows, many at once as they come; null for each with which nothing is wrong. */
  judge(rows: readonly EstateRow[]): readonly (ReportedFinding | null)[]
  /** What the check says of a row. */
  judgementOf(row: EstateRow): Judgement
  readonly findings: number
  /** Rows about devices that the check says nothing about. */
  readonly notChecked: number
  readonly byCause: Readonly<Record<CauseId, number>>
  counts(): Counts
}

/** Settings under which an audit reports everything. */
export const strictSettings: CheckSettings = {
  appliesToNetworkOperators: false,
  allowAccessControlBroker: false,
  onUnknown: {
    'no-metering-point': 'refuse',
    'no-registration': 'refuse',
    'ambiguous-registration': 'refuse',
    'no-entity-identifier': 'refuse',
  },
}

/**
 * @example
 * const audit = createAudit(world)
 * for (const finding of audit.judge(rows)) if (finding !== null) console.log(finding.deviceId, finding.cause)
 */
export function createAudit(world: AuditWorld): Audit {
  const { book, registered, repository, published, at, settings = strictSettings } = world
  const { sets } = registered
  const names = createSlotNames({ repository, read: createCertificateReader(), at })
  const judge = createRowJudge({ book, sets, at, settings })
  const rightCertificates = createRightCertificates(published ?? [], book, at)
  const contents = new WeakMap<Judgement, FindingContent>()
  const tally = createTally(sets)
  let [findings, notChecked] = [0, 0]

  const slotOf = ({ digitalSignature, keyAgreement }: EstateRow): readonly SlotCertificate[] => {
    if (digitalSignature === '') return [names.named(keyAgreement, 'keyAgreement')]
    if (keyAgreement === '') return [names.named(digitalSignature, 'digitalSignature')]
    return [names.named(digitalSignature, 'digitalSignature'), names.named(keyAgreement, 'keyAgreement')]
  }
  const contentOf = (judgement: Judgement): FindingContent | null => {
    if (judgement.cause === null) return null
    const known = contents.get(judgement)
    if (known !== undefined) return known
    const content = findingContent(judgement, sets, book, rightCertificates)
    if (content !== null) contents.set(judgement, content)
    return content
  }

  const judgementsOf = (rows: readonly EstateRow[]): readonly Judgement[] => {
    const sets = setsOf(rows, registered)
    return rows.map((row, place) => judge.judge(row, sets[place] ?? 0, slotOf(row)))
  }
  const findingIn = (row: EstateRow, judgement: Judgement): ReportedFinding | null => {
    if (judgement.outcome === 'not-applicable') {
      notChecked += 1
      return null
    }
    tally.add(row, judgement.registered, judgement.cause)
    const content = contentOf(judgement)
    if (content === null) return null
    findings += 1
    return findingOf(row, content)
  }
  return {
    judgementOf: (row) => judgementsOf([row])[0] as Judgement,
    judge: (rows) => judgementsOf(rows).map((judgement, place) => findingIn(rows[place] as EstateRow, judgement)),
    get findings() {
      return findings
    },
    get notChecked() {
      return notChecked
    },
    byCause: tally.byCause,
    counts: tally.counts,
  }
}

/** The set of parties that is registered for each row's metering point; 0 where a row has none. */
function setsOf(rows: readonly EstateRow[], registered: RegisteredParties): readonly number[] {
  const points: MeteringPoint[] = []
  for (const { meteringPoint } of rows) if (meteringPoint !== null) points.push(meteringPoint)
  const sets = registered.setsOf(points)
  let next = 0
  return rows.map(({ meteringPoint }) => {
    if (meteringPoint === null) return 0
    next += 1
    return sets[next - 1] ?? 0
  })
}
