import { createHash } from 'node:crypto'
import type { CertificateType, DccAlert } from '../../duis/response.ts'
import {
  type Cs02bCommand,
  type Cs02bOutcome,
  type ReplacementOutcome,
  readCs02bAlert,
  readCs02bResponse,
  replacementStatus,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { instantOfExecutionDateTime } from '../../gbcs/date-time.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { cancellationInstant, type Instant } from '../../vocabulary/instant.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import type { ReplacementUse } from '../admission/replacement.ts'
import { replacedRole, useInCell } from '../admission/update-of-payload.ts'
import { type CellChange, inWords } from '../learning/cells.ts'
import type { Lesson } from '../learning/lessons.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import type { KeptByDevice, Learnt } from './service-request-rules.ts'

const certificateTypes: Readonly<Record<ReplacementUse, CertificateType>> = {
  digitalSignature: 'DigitalSigning',
  keyAgreement: 'KeyAgreement',
  keyAgreementTopUp: 'KeyAgreementTopUp',
}

/**
 * What a CS02b Response, or the alert that follows a future-dated one, says of the cells. One that cannot be read is
 * relayed all the same, but teaches nothing.
 *
 * @param update the Command that it answers
 */
export function learnFromCredentialsAnswer(
  update: Cs02bCommand,
  device: EntityIdentifier,
  answer: GbcsMessage,
): Learnt {
  const outcome = outcomeIn(answer)
  const outcomes = outcome?.replacements ?? []
  return {
    lessons: lessonsOf(outcomes),
    alerts: alertsFor(
      update,
      device,
      outcomes.filter(({ status }) => status === replacementStatus.success),
    ),
    kept: hasAccepted(answer) ? keptByDevice(update.mode, timeNamed(update)) : null,
  }
}

/** What a CS02b Response or alert says of the cells, whatever Command it answers. */
export const lessonsOfCredentialsAnswer = (answer: GbcsMessage): readonly Lesson[] =>
  lessonsOf(outcomeIn(answer)?.replacements ?? [])

const lessonsOf = (outcomes: readonly ReplacementOutcome[]): readonly Lesson[] =>
  outcomes.length === 0 ? [] : [{ kind: 'cells-replaced', cells: outcomes.map(cellChangeOf) }]

const cellChangeOf = ({ cell, status, existing, replacing }: ReplacementOutcome): CellChange => ({
  cell: keyOfCell(cell),
  status,
  before: inWords(existing),
  after: inWords(replacing),
})

/** Null where nothing was executed (yet), and where the answer cannot be read. */
function outcomeIn({ cra, content }: GbcsMessage): Cs02bOutcome | null {
  const reading = cra === 'alert' ? readCs02bAlert(content) : readCs02bResponse(content)
  return reading.ok ? reading.value.outcome : null
}

/** Whether a Response says that the device has accepted the Command for later, or has emptied its place for such. */
export function hasAccepted({ cra, content }: GbcsMessage): boolean {
  if (cra !== 'response') return false
  const reading = readCs02bResponse(content)
  return reading.ok && reading.value.outcome === null
}

const timeNamed = ({ executionDateTime }: Cs02bCommand): Instant | null =>
  executionDateTime === null ? null : instantOfExecutionDateTime(executionDateTime)

/**
 * Of one originator and mode a device keeps one Command at most: a later one takes its place.
 *
 * @param until when it is to be carried out; `cancellationInstant` empties the place
 */
export function keptByDevice(mode: number, until: Instant | null): KeptByDevice | null {
  if (until === null) return null
  return { place: `CS02b/${mode}`, until: until === cancellationInstant ? null : until, outcomes: 1 }
}

/**
 * N42 to each party that is now on the device, about the certificates that are there for it (docs/domain/codes.md#n42).
 */
function alertsFor(
  update: Cs02bCommand,
  deviceId: EntityIdentifier,
  succeeded: readonly ReplacementOutcome[],
): readonly RaisedAlert[] {
  const { newFloor, newTopUpFloor } = update
  const holders = new Set(succeeded.map(({ replacing }) => replacing.entityIdentifier))
  return [...holders].flatMap((to) => {
    const cells = succeeded
      .filter(({ replacing }) => replacing.entityIdentifier === to)
      .map(({ cell }) => keyOfCell(cell))
    const certificates = hashesOf(update, new Set(cells))
    if (certificates.length === 0) return []
    const alert: DccAlert = {
      kind: 'SecurityCredentialsUpdated',
      deviceId,
      remotePartyRole: replacedRole(update),
      floors: newFloor === null ? null : { floor: newFloor, topUpFloor: newTopUpFloor },
      certificates,
    }
    return [{ to, alertCode: 'N42', alert }]
  })
}

/** SHA-1, as DUIS asks for, over the DER of the certificates that are now in the cells. */
const hashesOf = ({ replacements }: Cs02bCommand, cells: ReadonlySet<string>) =>
  replacements.flatMap(({ der, target }) => {
    const use = useInCell(target)
    if (use === undefined || !cells.has(keyOfCell(target))) return []
    return [{ type: certificateTypes[use], hash: createHash('sha1').update(der).digest() }]
  })
