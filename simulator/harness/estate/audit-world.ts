import type { Certificate } from '../../../certs/certificate.ts'
import { issueOrganisationCertificate } from '../../../certs/issuing/supplementary-certificate.ts'
import type { AuditWorld } from '../../audit/audit.ts'
import { readParties } from '../../audit/parties-reader.ts'
import { type AuditParty, createPartyBook, type PartyBook } from '../../audit/party-book.ts'
import { createPartySets } from '../../audit/party-sets.ts'
import { createRegistrationIndex, type RegisteredParties } from '../../audit/registration-index.ts'
import type { Rejections } from '../../audit/rejections.ts'
import { createRandom } from '../../environment/randomness.ts'
import { createFleet, largestFleet } from '../../fleet/fleet.ts'
import { parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import { isEffectiveOn } from '../../vocabulary/registration-record.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import { madeUpParties } from './made-up-parties.ts'
import { madeUpRepository, slotUses } from './made-up-repository.ts'
import { openForAudit } from './open-for-audit.ts'
import { readRepository } from './repository-files.ts'

/** What an audit is held against; what is not named is the made-up world's of the seed. */
export interface AuditSources {
  readonly seed: string
  readonly at: Instant
  readonly registration: readonly string[]
  readonly parties?: string
  readonly repository?: string
}

/** @param progress told how many octets of Registration Data were read */
export function openAuditWorld(
  sources: AuditSources,
  rejections: Rejections,
  progress: (octets: number) => void = () => {},
): AuditWorld {
  const parties = partiesOf(sources.parties)
  const book = createPartyBook(parties)
  return {
    book,
    at: sources.at,
    registered:
      sources.registration.length === 0
        ? registeredInSeed(sources)
        : registeredInFiles(sources, book, rejections, progress),
    ...repositoryOf(sources, parties),
  }
}

/** The parties of a file; those of the made-up world where none is named. */
export const partiesOf = (path: string | undefined): readonly AuditParty[] =>
  path === undefined ? madeUpParties : readParties({ source: path, portions: openForAudit('--parties', path) })

function registeredInFiles(
  { registration, at }: AuditSources,
  book: PartyBook,
  rejections: Rejections,
  progress: (octets: number) => void,
): RegisteredParties {
  const index = createRegistrationIndex({ day: marketDateOf(at), partyCalled: book.idOf, rejections })
  for (const path of registration) index.read(path, openForAudit('--registration', path, progress))
  return index
}

/** Registration Data of the fleet of a seed, however large the estate is: the first premises are the same in each. */
function registeredInSeed({ seed, at }: AuditSources): RegisteredParties {
  const random = createRandom(seed).derive('fleet')
  const { registration } = createFleet({ random, smki: smkiOfSeed(seed), size: largestFleet })
  const sets = createPartySets()
  const day = marketDateOf(at)
  const setOf = (point: MeteringPoint): number =>
    registration
      .networkPartyRecords(point)
      .filter((record) => isEffectiveOn(record, day))
      .reduce((set, { networkParty }) => sets.with(set, networkParty), 0)
  return { sets, setOf, setsOf: (points) => points.map(setOf) }
}

function repositoryOf(
  { seed, repository, parties: named }: AuditSources,
  parties: readonly AuditParty[],
): Pick<AuditWorld, 'repository' | 'published'> {
  const known = repository === undefined ? [...madeUpRepository(smkiOfSeed(seed))] : readRepository(repository)
  if (repository !== undefined || named === undefined) return { repository: known, published: known }
  return { repository: [...known, ...certificatesOfParties(parties, seed)], published: null }
}

/** Where parties are named and no repository, their Entity Identifiers are taken at their word: certificates of ours stand for theirs. */
export function* certificatesOfParties(parties: readonly AuditParty[], seed: string): Generator<Certificate> {
  const smki = smkiOfSeed(seed)
  const roles = {
    network: RemotePartyRole.networkOperator,
    supplier: RemotePartyRole.supplier,
    dcc: RemotePartyRole.accessControlBroker,
  }
  for (const { kind, entityIdentifiers } of parties)
    for (const entityIdentifier of entityIdentifiers.map(parseEntityIdentifier)) {
      if (entityIdentifier === null) continue
      for (const use of slotUses)
        yield issueOrganisationCertificate(smki, { entityIdentifier, role: roles[kind], use, generation: 'stand-in' })
          .certificate
    }
}
