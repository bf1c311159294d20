import { resolve } from 'node:path'
import { z } from 'zod'
import type { Certificate } from '../../../certs/certificate.ts'
import { isValidAt } from '../../../certs/generations.ts'
import type { BoxedEntry } from '../../../certs/key-stores/boxed-key-store.ts'
import { overlaySmki } from '../../../certs/key-stores/key-store-smki.ts'
import { type DatesMatter, datesAlwaysMatter } from '../../../certs/paths/dates-that-matter.ts'
import { createPathValidator } from '../../../certs/paths/path-validation.ts'
import type { Smki } from '../../../certs/smki.ts'
import { change } from '../../environment/changed-meanwhile.ts'
import { adopt, type Market } from '../../market/adoption.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import { type KeyStoreFiles, type KeyStorePaths, readKeyStoreFiles } from '../configuration/key-store-files.ts'
import { readPublishedFiles } from '../configuration/published-files.ts'

/** The SMKI of a world, with the identities of a key store in it where there is one. */
export interface WorldSmki {
  /** Of the certificates of a key store they may not. */
  readonly datesMatter: DatesMatter
  readonly smki: Smki
  readonly market: Market
  /** What stands in the SMKI Repository from the beginning: every generation, and the authorities. */
  published(): Iterable<Certificate>
  /** What another process needs to have the same SMKI; null without a key store. */
  readonly identities: WorldIdentities | null
}

export interface WorldIdentities {
  /** Absolute paths. */
  readonly keystore: string | null
  readonly trust: string | null
  readonly judgedAt: Instant
  readonly keystoreDates: KeystoreDates
}

export type KeystoreDates = 'judge' | 'ignore'

interface Surroundings {
  readonly clock: Clock
  readonly state: Pick<State, 'read' | 'change'>
  readonly log: Logger
}

/** Under it stands when generations were judged. */
const judgedAtKey = 'harness/generations-judged-at'

export const storedJudgedAt = storedKind(
  'when generations were judged',
  1,
  z.int().transform((at) => instant(at)),
)

/** The SMKI of a network that another process keeps up, from its seed's and its identities. @throws as below */
export function smkiWith(
  generated: Smki,
  { keystore, trust, judgedAt: at, keystoreDates }: WorldIdentities,
): Pick<WorldSmki, 'smki' | 'datesMatter'> {
  const files = readKeyStoreFiles({ keystore: keystore ?? undefined, trust: trust ?? undefined })
  return { smki: overlaySmki(generated, { ...files, at }), datesMatter: datesMatterIn(files, keystoreDates) }
}

function datesMatterIn({ entries }: KeyStoreFiles, keystoreDates: KeystoreDates): DatesMatter {
  if (keystoreDates === 'judge') return datesAlwaysMatter
  const held = new Set(entries.map(({ certificate }) => certificate.der.toString('base64')))
  return ({ der }) => !held.has(der.toString('base64'))
}

/** @throws SimulatorFault SIM_CONFIGURATION where a file is not what it should be */
export async function createWorldSmki(
  generated: Smki,
  paths: KeyStorePaths & { readonly publish?: readonly string[]; readonly keystoreDates?: KeystoreDates },
  { clock, state, log }: Surroundings,
): Promise<WorldSmki> {
  const files = readKeyStoreFiles(paths)
  const isGeneratedAlone = paths.keystore === undefined && paths.trust === undefined
  const at = isGeneratedAlone ? clock.now() : await judgedAt(clock, state)
  const smki = overlaySmki(generated, { ...files, at })
  const withoutKeys = readPublishedFiles(paths.publish ?? [])
  const { keystore, trust, keystoreDates = 'judge' } = paths
  report({ files, smki, at, keystoreDates, log })
  return {
    smki,
    datesMatter: datesMatterIn(files, keystoreDates),
    market: adopt({
      networkOperators: holdersOf(files, RemotePartyRole.networkOperator),
      suppliers: holdersOf(files, RemotePartyRole.supplier),
      otherUsers: holdersOf(files, RemotePartyRole.other),
    }),
    *published() {
      // The generated root too: it stays the anchor of parties that are not in the key store.
      yield* smki.organisationAnchors
      yield smki.organisationIssuing.certificate
      yield* withoutKeys
      for (const { certificate } of files.entries) yield certificate
      for (const { certificate } of smki.organisationCredentials()) yield certificate
    },
    identities: isGeneratedAlone
      ? null
      : { keystore: absolute(keystore), trust: absolute(trust), judgedAt: at, keystoreDates },
  }
}

const absolute = (path: string | undefined): string | null => (path === undefined ? null : resolve(path))

/**
 * The instant at which the world first came up: it stays so, for devices hold the generation of then, and nobody replaces
 * the DCC's own credentials on them.
 */
async function judgedAt(clock: Clock, state: Surroundings['state']): Promise<Instant> {
  const [found] = await state.read([judgedAtKey])
  const known = storedJudgedAt.read(judgedAtKey, found?.value)
  if (known !== undefined) return known
  const now = clock.now()
  await change(state, { put: [{ key: judgedAtKey, version: 0, value: storedJudgedAt.write(now) }] })
  return now
}

const holdersOf = ({ entries }: KeyStoreFiles, wanted: number): readonly EntityIdentifier[] => [
  ...new Set(entries.flatMap(({ role, entityIdentifier }) => (role === wanted ? [entityIdentifier] : []))),
]

/** Roles whose certificates are put onto devices, and so must have a path to an anchor. */
const rolesOnDevices: readonly number[] = [
  RemotePartyRole.supplier,
  RemotePartyRole.networkOperator,
  RemotePartyRole.accessControlBroker,
]

/** Logs what of the key store cannot be used as the user may expect. */
function report({
  files,
  smki,
  at,
  keystoreDates,
  log,
}: {
  files: KeyStoreFiles
  smki: Smki
  at: Instant
  keystoreDates: KeystoreDates
  log: Logger
}): void {
  const { entries, tolerated, passedOver } = files
  for (const { name, because } of passedOver)
    log.warn({ name, because }, 'a certificate of the key store is passed over')
  for (const { name, because } of tolerated)
    log.info({ name, because }, 'a certificate of the key store is taken as it is, as DCC Boxed takes it')
  const validate = createPathValidator()
  const onDevices = entries.filter(({ role }) => role !== null && rolesOnDevices.includes(role))
  const without = onDevices.filter(({ certificate }) => !validate(certificate, [], smki.organisationAnchors, null).ok)
  if (without.length > 0)
    log.warn(
      { certificates: without.map(({ name }) => name) },
      'no authority of --trust issued these certificates of the key store: nobody can be handed a slot with them',
    )
  const isValid = ({ certificate }: Pick<BoxedEntry, 'certificate'>) => isValidAt(certificate, at)
  if (onDevices.length === 0 || onDevices.some(isValid)) return
  if (keystoreDates === 'ignore') {
    log.info(
      {},
      'no certificate of the key store that a device can hold is valid now; their dates are not judged, unless told to with --set keystoreDates=judge',
    )
    return
  }
  // XML signing certificates are seldom on devices, and may well be valid when the others have expired.
  const still = entries.filter(isValid).map(({ name }) => name)
  log.warn(
    { stillValid: still },
    `no certificate of the key store that a device can hold is valid now${still.length === 0 ? ', nor any other' : '; some others, such as for XML signing, are'}: start the clock at another instant with --at`,
  )
}
