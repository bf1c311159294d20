import { createHash } from 'node:crypto'
import type { CredentialsReplacement } from '../../duis/request.ts'
import type { CertificateType, DccAlert } from '../../duis/response.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import {
  type CellHolder,
  type ReplacementOutcome,
  readCs02bResponse,
  replacementStatus,
} from '../../gbcs/update-security-credentials.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import type { ReplacementUse } from '../admission/replacement.ts'
import type { HolderInWords } from '../transcript.ts'
import type { Learnt, RaisedAlert } from './service-request-rules.ts'
import { type Slot, slots } from './slots.ts'

const certificateTypes: Readonly<Record<ReplacementUse, CertificateType>> = {
  digitalSignature: 'DigitalSigning',
  keyAgreement: 'KeyAgreement',
  keyAgreementTopUp: 'KeyAgreementTopUp',
}

/** What a CS02b Response says of the cells. One that cannot be read is relayed all the same, but teaches nothing. */
export function learnFromCredentialsAnswer(
  replacement: CredentialsReplacement,
  device: EntityIdentifier,
  answer: GbcsMessage,
): Learnt {
  const reading = readCs02bResponse(answer.content)
  const outcomes = reading.ok ? (reading.value.outcome?.replacements ?? []) : []
  const succeeded = outcomes.filter(({ status }) => status === replacementStatus.success)
  return {
    cells: succeeded.map(({ cell, replacing }) => ({ cell, ...replacing })),
    changes: outcomes.map(({ cell, status, existing, replacing }) => ({
      cell: keyOfCell(cell),
      status,
      before: inWords(existing),
      after: inWords(replacing),
    })),
    alerts: alertsFor(replacement, device, succeeded),
  }
}

/** N42 to each party that is now on the device, about the certificates that are there for it (domain facts §3.1). */
function alertsFor(
  replacement: CredentialsReplacement,
  deviceId: EntityIdentifier,
  succeeded: readonly ReplacementOutcome[],
): readonly RaisedAlert[] {
  const slot = slots[replacement.remotePartyRole]
  if (slot === undefined) return []
  const holders = new Set(succeeded.map(({ replacing }) => replacing.entityIdentifier))
  return [...holders].flatMap((to) => {
    const cells = succeeded
      .filter(({ replacing }) => replacing.entityIdentifier === to)
      .map(({ cell }) => keyOfCell(cell))
    const certificates = hashesOf(replacement, slot, new Set(cells))
    if (certificates.length === 0) return []
    const alert: DccAlert = {
      kind: 'SecurityCredentialsUpdated',
      deviceId,
      remotePartyRole: replacement.remotePartyRole,
      floors: replacement.floor === null ? null : { floor: replacement.floor, topUpFloor: replacement.topUpFloor },
      certificates,
    }
    return [{ to, alertCode: 'N42', alert }]
  })
}

/** SHA-1, as DUIS asks for, over the DER of the certificates that are now in the cells. */
function hashesOf(replacement: CredentialsReplacement, slot: Slot, cells: ReadonlySet<string>) {
  return (Object.keys(certificateTypes) as ReplacementUse[]).flatMap((use) => {
    const der = replacement[use]
    const cell = slot[use]
    if (der === null || cell === undefined || !cells.has(keyOfCell(cell))) return []
    return [{ type: certificateTypes[use], hash: createHash('sha1').update(der).digest() }]
  })
}

const inWords = ({ entityIdentifier, subjectKeyIdentifier }: CellHolder): HolderInWords => ({
  entityIdentifier,
  subjectKeyIdentifier: subjectKeyIdentifier.toString('hex'),
})
