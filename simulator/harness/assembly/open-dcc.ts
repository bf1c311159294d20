import { createCertificateReader } from '../../../certs/certificate-reader.ts'
import { createPathValidator } from '../../../certs/paths/path-validation.ts'
import { createDcc } from '../../dcc/dcc.ts'
import { createSmkiServices } from '../../dcc/smki-services/smki-services.ts'
import { marketUsers } from '../../dcc/users/market-users.ts'
import { createDuisReader } from '../../duis/duis-reader.ts'
import type { Random } from '../../vocabulary/ports/random.ts'
import { readSchemaDirectory } from '../configuration/schema-directory.ts'
import { createCertificateStandings } from '../world/certificate-standings.ts'
import { dccCredentials } from '../world/dcc-credentials.ts'
import { certificatesOf } from '../world/device-certificates-of.ts'
import type { ConnectedDevices } from './connect-devices.ts'
import { type Foundations, signerOf } from './foundations.ts'
import type { Ground } from './open-ground.ts'

/** The DCC with its SMKI services, which do not listen yet. */
export async function openDcc(foundations: Foundations, ground: Ground, connected: ConnectedDevices, random: Random) {
  const { log, store, time, deciding, agreement } = foundations
  const { clock, scheduler, inFlight } = time
  const { configuration, smki, market, repository, fleet } = ground
  const duis = await createDuisReader(
    configuration.duisSchema === undefined ? {} : { schemaFiles: readSchemaDirectory(configuration.duisSchema) },
  )
  const customerNumbers = random.derive('customer identification numbers')
  const { devices, fleetsElsewhere } = connected
  const dcc = await createDcc({
    alertCorrections: configuration.deviceAlerts,
    credentials: dccCredentials(smki),
    organisationRoots: smki.organisationAnchors,
    repository,
    readCertificate: createCertificateReader(),
    validatePath: createPathValidator(),
    datesMatter: ground.datesMatter,
    duis,
    registration: ground.registration.data,
    networkParties: market.networkOperators,
    inventory: fleet.inventoryRecord,
    devicesAt: fleet.devicesAt,
    initialHolders: fleet.initialHolders,
    deviceCertificates: (device) => certificatesOf(fleet.credentials(device)),
    customerNumber: (request) => fourDigits(customerNumbers.derive(request)),
    // Fleets in other processes hear of Commands alone.
    distributeFirmware: async (device, image) =>
      !fleetsElsewhere.population.holds(device) && (await devices.deliverFirmware(device, image)).ok,
    users: marketUsers(market),
    check: deciding.check,
    wan: connected.wan,
    state: store,
    history: store,
    isShared: agreement !== null,
    clock,
    scheduler,
    inFlight,
    sign: signerOf(configuration),
    settings: configuration.dcc,
    shedsByDelay: !configuration.deterministic,
    log,
  })
  const { published: deviceCertificates, bySerialNumber } = dcc.deviceCertificates
  const deviceOfSerialNumber = (serialNumber: bigint) =>
    bySerialNumber(serialNumber)?.entityIdentifier ?? smki.deviceOfSerialNumber(serialNumber)
  const certificates = { repository, deviceCertificates, deviceOfSerialNumber }
  const standings = await createCertificateStandings({ ...certificates, state: store })
  const smkiServices = createSmkiServices({ ...certificates, limits: configuration.dcc.gateway, clock, log })
  return { duis, dcc, standings, smkiServices }
}

const fourDigits = (random: Random): string => String(random.integer(0, 9999)).padStart(4, '0')
