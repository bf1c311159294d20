import { z } from 'zod'
import type { Certificate } from '../../../../certs/certificate.ts'
import { isValidAt } from '../../../../certs/generations.ts'
import type { SmkiRepository } from '../../../../certs/repository.ts'
import { createPartyBook } from '../../../audit/party-book.ts'
import { type CauseId, causeIds, causes } from '../../../causes/causes.ts'
import { likelyCause } from '../../../causes/likely-cause.ts'
import type { OfferedCertificate } from '../../../dcc/admission/replacement.ts'
import { determiningPoint, meteringPointsOf } from '../../../dcc/inventory/smart-metering-inventory.ts'
import type { Decision } from '../../../dcc/transcript/decision.ts'
import type { Transcript } from '../../../dcc/transcript/transcript.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { formatInstant, type Instant } from '../../../vocabulary/instant.ts'
import { marketDateOf } from '../../../vocabulary/market-date.ts'
import { isEffectiveOn } from '../../../vocabulary/registration-record.ts'
import { nameOfRemotePartyRole, RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { madeUpParties } from '../../estate/made-up-parties.ts'
import type { Network } from '../../network.ts'
import { day, entity, moment } from '../views.ts'
import { replacementIn } from './replacement-in.ts'

/** A certificate that was sent, or that would have been accepted. */
export const certificateSchema = z.strictObject({
  use: z.string().describe('digitalSignature, keyAgreement or keyAgreementTopUp'),
  party: z.string().nullable().describe('Whose it is, in words; null where that cannot be read'),
  entityIdentifier: entity.nullable(),
  role: z.string().nullable().describe('Remote Party Role in words'),
  serial: z.string().nullable().describe('Decimal; null where the octets are no certificate'),
  validFrom: moment.nullable(),
  validTo: moment.nullable().describe('That second included'),
  status: z
    .string()
    .describe('What the SMKI Repository says: in-use, suspended, revoked, not-published; or unreadable'),
})

export const causeSchema = z.strictObject({
  cause: z.enum(causeIds as [CauseId, ...CauseId[]]),
  title: z.string(),
  how: z.string().describe('How it comes about, in one sentence'),
})

export const nearMissSchema = z.strictObject({
  sent: z.array(certificateSchema),
  accepted: z.array(certificateSchema).describe('What would have been accepted: the newest in use of each usage'),
  registeredFrom: day.nullable().describe('Since when the registered operator is; null where nobody can say'),
  likelyCause: causeSchema.describe('A hint for the person who mends it; it decides nothing'),
})

export type NearMiss = z.output<typeof nearMissSchema>
type CertificateView = z.output<typeof certificateSchema>

export const marketBook = createPartyBook(madeUpParties)

export const causeView = (cause: CauseId): z.output<typeof causeSchema> => ({ cause, ...causes[cause] })

/** What a refusal by the check was about: what was sent beside what would have been accepted. Null where it refused nothing. */
export function nearMissOf(network: Network, { entries }: Transcript): NearMiss | null {
  const entry = entries.findLast((each) => each.kind === 'answered' && each.decision?.outcome === 'refused')
  if (entry?.kind !== 'answered' || entry.decision === null) return null
  const request = network.duis.readRequest(entry.document)
  const replacement = request.ok ? replacementIn(request.value.request) : null
  return nearMiss(network, entry.decision, replacement?.leaves ?? [])
}

/** The same of a request that nobody has sent yet. */
export function nearMiss(network: Network, decision: Decision, leaves: readonly OfferedCertificate[]): NearMiss {
  const { repository, time } = network
  const now = time.clock.now()
  const record = registeredRecord(network, decision)
  return {
    sent: leaves.map(({ use, reading }) =>
      reading.ok ? certificateView(use, reading.value, repository) : unreadable(use),
    ),
    accepted: acceptedBy(decision, repository),
    registeredFrom: record?.from ?? null,
    likelyCause: causeView(
      likelyCause(
        record === undefined ? null : marketBook.networkParty(record.networkParty),
        leaves.flatMap(({ reading }) => (reading.ok ? [held(reading.value, repository, now)] : [])),
        marketBook.market,
      ),
    ),
  }
}

/** A certificate as its cause is asked after. */
export const held = (certificate: Certificate, repository: SmkiRepository, now: Instant) => ({
  entityIdentifier: certificate.subject.uniqueIdentifier,
  role: certificate.role,
  isPublished: repository.statusOf(certificate) !== 'not-published',
  isExpired: !isValidAt(certificate, now),
})

/** The record of the network party that decided; undefined where there is none, or more than one. */
function registeredRecord({ dcc, registration }: Network, { device, at }: Decision) {
  const record = dcc.inventory.record(device)
  const point = record && determiningPoint(meteringPointsOf(record, dcc.inventory))
  if (!point) return undefined
  const day = marketDateOf(at)
  const effective = registration.data
    .snapshot()
    .networkPartyRecords(point)
    .filter((each) => isEffectiveOn(each, day))
  return effective.length === 1 ? effective[0] : undefined
}

const usages = ['digitalSignature', 'keyAgreement'] as const

function acceptedBy({ expected }: Decision, repository: SmkiRepository): CertificateView[] {
  const entities = expected.flatMap((text) => parseEntityIdentifier(text) ?? [])
  return entities.flatMap((each) =>
    usages.flatMap((use) => {
      const newest = newestInUse(repository, each, use)
      return newest === undefined ? [] : [certificateView(use, newest, repository)]
    }),
  )
}

const newestInUse = (repository: SmkiRepository, entity: EntityIdentifier, keyUsage: (typeof usages)[number]) =>
  repository.find({ entity, role: RemotePartyRole.networkOperator, keyUsage, status: 'in-use' }).at(-1)

export function certificateView(use: string, certificate: Certificate, repository: SmkiRepository): CertificateView {
  const { entityIdentifier, role, serialNumber, notBefore, notAfter } = certificate
  return {
    use,
    party: entityIdentifier === null ? null : marketBook.nameOf(entityIdentifier),
    entityIdentifier,
    role: role === null ? null : nameOfRemotePartyRole(role),
    serial: String(serialNumber),
    validFrom: formatInstant(notBefore),
    validTo: formatInstant(notAfter),
    status: repository.statusOf(certificate),
  }
}

const unreadable = (use: string): CertificateView => ({
  use,
  party: null,
  entityIdentifier: null,
  role: null,
  serial: null,
  validFrom: null,
  validTo: null,
  status: 'unreadable',
})
