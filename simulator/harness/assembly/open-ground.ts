import { createSmkiRepository } from '../../../certs/repository.ts'
import { createFleet, originIn } from '../../fleet/fleet.ts'
import type { Random } from '../../vocabulary/ports/random.ts'
import { estateFilesOf, openEstate } from '../estate/open-estate.ts'
import { tellOfClock } from '../world/clock-and-certificates.ts'
import { createDurableRegistration } from '../world/durable-registration.ts'
import { loadRegistrationFile } from '../world/load-registration-file.ts'
import { openPremisesStages } from '../world/premises-stages.ts'
import { createPublication } from '../world/publication.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import { createWorldSmki } from '../world/world-smki.ts'
import type { Foundations } from './foundations.ts'

/** What the DCC and the devices have in common: who is who, which premises there are, and who is registered for them. */
export type Ground = Awaited<ReturnType<typeof openGround>>

/** Opens it: everything follows from the seed, an estate in its place, and what was durable. */
export async function openGround({ configuration: said, log, store, time, held }: Foundations, random: Random) {
  const { clock } = time
  const generated = smkiOfSeed(said.seed)
  const world = await createWorldSmki(generated, said, { clock, state: store, log })
  const { smki, market } = world
  tellOfClock([...smki.organisationCredentials()], clock.now(), log)
  const files = estateFilesOf(said)
  const at = held.estateReadAt ?? clock.now()
  const originOf = originIn(random.derive('fleet'))
  const estate = files === null ? undefined : openEstate(files, { seed: said.seed, smki, at, originOf })
  const configuration = estate === undefined ? said : { ...said, premises: estate.table.homes }
  const repository = createSmkiRepository([...(estate?.published ?? []), ...world.published()])
  const publication = await createPublication(repository, smki.organisationAnchors, store)
  const stages = await openPremisesStages((index) => estate?.table.ofHome.stage(index) ?? said.stage, store)
  const fleet = createFleet({
    random: random.derive('fleet'),
    smki,
    size: configuration.premises,
    stageOf: stages.stageOf,
    furtherDevices: configuration.furtherDevices,
    gsmeWakesEveryMs: 1000 * configuration.gsmeWakesEverySeconds,
    estate,
  })
  const parties = { networkParties: market.networkOperators, suppliers: market.suppliers }
  const registration = await createDurableRegistration(fleet.registration, parties, store)
  if (held.isNew) for (const path of said.registration) await loadRegistrationFile(registration, path)
  return { ...world, configuration, estate, repository, publication, stages, fleet, registration }
}
