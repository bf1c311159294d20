import type { Certificate } from '../../../certs/certificate.ts'
import { createCertificateReader } from '../../../certs/certificate-reader.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import type { Smki } from '../../../certs/smki.ts'
import { identifierIn } from '../../audit/fields.ts'
import type { PartyBook } from '../../audit/party-book.ts'
import { createSlotNames, type SlotCertificate } from '../../audit/slot-names.ts'
import type { SlotPair } from '../../fleet/premises.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { networkOperators } from '../../market/network-operators.ts'
import { type EntityIdentifier, entityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { madeUpParties } from './made-up-parties.ts'
import {
  expiredCertificate,
  madeUpRepository,
  type SlotUse,
  slotUses,
  unpublishedCertificate,
} from './made-up-repository.ts'

/**
 * What a name of an estate came to: the certificate itself, which is ours; one of ours of the same party; or one of ours that
 * nobody published, as nothing tells whose the named one is.
 */
export type Standing = 'itself' | 'standIn' | 'nobodys'

/** What stands in the slots of an estate's devices: certificates whose keys are ours. */
export interface EstateCertificates {
  /** The same object for the same certificates. One of the names may be empty: then both are of one party. */
  pairNamed(digitalSignature: string, keyAgreement: string): SlotPair
  /** How many cells were filled in each way. */
  readonly cells: Readonly<Record<Standing, number>>
  /** Certificates of parties that our market does not have, to be published beside the others. */
  published(): Iterable<Certificate>
}

export interface EstateCertificatesOptions {
  readonly smki: Smki
  readonly book: PartyBook
  /** What the names of the estate may mean, beside what we have ourselves. */
  readonly repository: readonly Certificate[]
  /** When it is judged which generation of a certificate is in use. */
  readonly at: Instant
}

interface Filling {
  readonly certificate: Certificate
  readonly standing: Standing
}

/** Whose certificate stands for one of which nothing is known. */
const nobody = entityIdentifier('90-B3-D5-1F-FF-FF-FF-FF')

/** Pairs of names that are remembered. */
const mostRemembered = 200_000

export function createEstateCertificates(options: EstateCertificatesOptions): EstateCertificates {
  const { smki, repository, at } = options
  const unpublished = [...unpublishedOf(smki)]
  const ours = new Set([...madeUpRepository(smki), ...unpublished].map(octetsOf))
  const names = createSlotNames({
    repository: [...unpublished, ...repository, ...madeUpRepository(smki)],
    read: createCertificateReader(),
    at,
  })
  const standIns = createStandIns(options)
  const cells: Record<Standing, number> = { itself: 0, standIn: 0, nobodys: 0 }
  const known = new Map<string, readonly [Filling, Filling]>()
  const pairs = new Map<Certificate, Map<Certificate, SlotPair>>()

  const fillingNamed = (name: string, use: SlotUse): Filling => {
    const slot = names.named(name, use)
    const { certificate } = slot.asked
    if (certificate !== null && ours.has(octetsOf(certificate))) return { certificate, standing: 'itself' }
    const standIn = standIns.of(slot, use)
    if (standIn !== null) return { certificate: standIn, standing: 'standIn' }
    return { certificate: standIns.ofNobody(identifierIn(name) ?? nobody, use), standing: 'nobodys' }
  }
  const fillingsNamed = (digitalSignature: string, keyAgreement: string): readonly [Filling, Filling] => {
    const key = `${digitalSignature}\n${keyAgreement}`
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const fillings = [
      fillingNamed(digitalSignature || keyAgreement, 'digitalSignature'),
      fillingNamed(keyAgreement || digitalSignature, 'keyAgreement'),
    ] as const
    if (known.size >= mostRemembered) known.clear()
    // A copy: a part of a line would keep the whole portion of the file alive.
    known.set(Buffer.from(key).toString(), fillings)
    return fillings
  }

  return {
    cells,
    published: standIns.published,
    pairNamed(signatureName, agreementName) {
      const [signature, agreement] = fillingsNamed(signatureName, agreementName)
      for (const { standing } of [signature, agreement]) cells[standing] += 1
      const alike = pairs.get(signature.certificate) ?? new Map<Certificate, SlotPair>()
      pairs.set(signature.certificate, alike)
      const pair = alike.get(agreement.certificate) ?? {
        digitalSignature: signature.certificate,
        keyAgreement: agreement.certificate,
      }
      alike.set(agreement.certificate, pair)
      return pair
    },
  }
}

/** Certificates of ours that stand for others, each made once. */
function createStandIns({ smki, book }: EstateCertificatesOptions) {
  const made = new Map<string, Certificate>()
  const toPublish = new Map<string, Certificate>()
  const once = (key: string, make: () => Certificate): Certificate => {
    const certificate = made.get(key) ?? make()
    made.set(key, certificate)
    return certificate
  }
  const issued = (entity: EntityIdentifier, role: number, use: SlotUse): Certificate => {
    const held = { entityIdentifier: entity, role, use, generation: 'stand-in' }
    const certificate = issueOrganisationCertificate(smki, held).certificate
    toPublish.set(octetsOf(certificate), certificate)
    return certificate
  }
  const ofNobody = (entity: EntityIdentifier, use: SlotUse): Certificate =>
    once(`nobody ${entity} ${use}`, () => unpublishedCertificate(smki, entity, use))
  return {
    published: () => toPublish.values(),
    ofNobody,
    /** Of the same party, and as good: expired, or never published, where the other is. Null where the party is not known. */
    of({ asked: { certificate }, held }: SlotCertificate, use: SlotUse): Certificate | null {
      const named = held.entityIdentifier
      if (certificate === null || named === null) return null
      const role = certificate.role ?? RemotePartyRole.networkOperator
      const entity = smki.credential(named, role, use) === undefined ? inOurMarket(named, role, book) : named
      if (!held.isPublished) return ofNobody(entity, use)
      if (held.isExpired && role === RemotePartyRole.networkOperator)
        return once(`expired ${entity} ${use}`, () => expiredCertificate(smki, entity, use))
      return once(
        `current ${entity} ${role} ${use}`,
        () => smki.credential(entity, role, use)?.certificate ?? issued(entity, role, use),
      )
    },
  }
}

/**
 * The identifier of the party of our market that bears the same id; the identifier itself where there is none. A network has
 * one Access Control Broker, whatever the estate calls it: a slot that it holds is DCC controlled.
 */
function inOurMarket(entity: EntityIdentifier, role: number, book: PartyBook): EntityIdentifier {
  if (role === RemotePartyRole.accessControlBroker) return dccParties.accessControlBroker.entityIdentifier
  const ids = book.idsOf(entity)
  const counterpart = madeUpParties.find(({ id }) => ids.includes(id))
  return parseEntityIdentifier(counterpart?.entityIdentifiers[0] ?? '') ?? entity
}

/** What the made-up estate of a seed has in its slots that nobody published. */
function* unpublishedOf(smki: Smki): Generator<Certificate> {
  const identifiers = networkOperators.flatMap(({ entityIdentifiers }) => entityIdentifiers.map(parseEntityIdentifier))
  for (const entity of new Set(identifiers))
    if (entity !== null) for (const use of slotUses) yield unpublishedCertificate(smki, entity, use)
}

const octetsOf = ({ der }: Certificate): string => der.toString('latin1')
