import { type Certificate, readCertificate } from '../../../certs/certificate.ts'
import { signRandomised } from '../../../certs/ecdsa.ts'
import { createSmkiRepository } from '../../../certs/repository.ts'
import { createSmki, type Smki } from '../../../certs/smki.ts'
import { createDuisReader } from '../../duis/duis-reader.ts'
import { createInFlight } from '../../environment/in-flight.ts'
import { createRandom } from '../../environment/randomness.ts'
import { createSystemClock } from '../../environment/system-clock.ts'
import { ownBefore, ownInUse } from '../../harness/in-words/certificates-about.ts'
import type { User } from '../../harness/index.ts'
import { createRehearsingUsers, type RehearsingUsers } from '../../harness/rehearsal/rehearsing-users.ts'
import { publishedOfFactory } from '../../harness/world/device-certificates-of.ts'
import { smkiWith } from '../../harness/world/world-smki.ts'
import { userCalled } from '../../market/look-up.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { parseInstant } from '../../vocabulary/instant.ts'
import type { RunningNetwork } from './running-network.ts'

/** Who sends, by name, market participant id or User ID: a supplier, a network operator, a load controller or another user. */
export const senderOf = async (called: string, { users }: RemoteUsers): Promise<User> => users.user(userCalled(called))

/** The users of a network in another process: its seed gives this process the same keys. */
export interface RemoteUsers {
  readonly smki: Smki
  readonly users: RehearsingUsers
  close(): Promise<void>
}

export async function joinAsUsers(network: RunningNetwork): Promise<RemoteUsers> {
  const { seed, duis: gateway, now, identities } = network.status
  const generated = createSmki(createRandom(seed).derive('smki'))
  // Their paths are of the machine that the network runs on: send from there.
  const smki = identities === null ? generated : smkiWith(generated, identities).smki
  const repository = createSmkiRepository([...smki.organisationCredentials()].map(({ certificate }) => certificate))
  const duis = await createDuisReader()
  const users = await createRehearsingUsers({
    gateway,
    smki,
    duis,
    findCertificate: repository.bySerialNumber,
    publish: repository.publish,
    deviceCertificates: (device) => deviceCertificatesOf(network, smki, device),
    clock: createSystemClock(parseInstant(now) ?? undefined),
    inFlight: createInFlight(),
    sign: signRandomised,
    announce: network.setAddress,
  })
  return {
    smki,
    users,
    async close() {
      await users.close()
      duis.dispose()
    },
  }
}

/**
 * What the network has published of a device by now: it may have taken others into use than those of the factory (6.15.2). Where its
 * control API does not answer, as while it is started again, those of the factory.
 */
async function deviceCertificatesOf(
  network: RunningNetwork,
  smki: Smki,
  device: EntityIdentifier,
): Promise<readonly Certificate[]> {
  const found = await network.certificates({ device }).catch(() => null)
  if (found === null) return publishedOfFactory(smki.deviceCredentials(device))
  return found
    .filter(({ relation }) => [ownInUse, ownBefore].includes(relation))
    .map(({ certificate }) => certificateOf(certificate))
    .filter((certificate) => certificate !== null)
}

function certificateOf(pem: string): Certificate | null {
  const reading = readCertificate(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'), { nullParameters: true })
  return reading.ok ? reading.value : null
}
