import { createHash } from 'node:crypto'
import { type EntityIdentifier, entityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { formatInstant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import type { NetworkWorld } from './world.ts'

/** Devices that no home has yet, as they stand in a store. */
const newDevices: Readonly<Record<string, string>> = {
  'the new ESME': '00-DB-12-34-56-78-9F-A0',
  'the new GSME': '00-DB-12-34-56-78-9F-A1',
  'the new hub': '00-DB-12-34-56-78-9F-A2',
  "the new hub's GPF": '00-DB-12-34-56-78-9F-A3',
  'the new PPMID': '00-DB-12-34-56-78-9F-A4',
  'the new CAD': '00-DB-12-34-56-78-9F-A7',
}

/** What a supplier gives the DCC to distribute. */
const supplierImage = Buffer.from('the image of a supplier')

const ofTheHome: Readonly<Record<string, (world: NetworkWorld) => string | Promise<string>>> = {
  itself: ({ scene }) => scene.device.id,
  'its hub': ({ scene }) => scene.premises.devices.CHF,
  'its new hub': (world) => hubInStore(world),
  'its new GPF': async (world) => {
    const { fleet } = await world.network()
    return fleet.blueprint(await hubInStore(world))?.fitting.devices.GPF ?? ''
  },
  'its ESME': ({ scene }) => scene.premises.devices.ESME,
  'its GSME': ({ scene }) => scene.premises.devices.GSME,
  'its GPF': ({ scene }) => scene.premises.devices.GPF,
  'its PPMID': ({ scene }) => scene.premises.devices.PPMID ?? '',
  'its HCALCS': ({ scene }) => scene.premises.devices.HCALCS ?? '',
  'its MPAN': ({ scene }) => scene.premises.mpan,
  'its MPRN': ({ scene }) => scene.premises.mprn,
  'its install code': async (world) => {
    const { fleet } = await world.network()
    const { fitting } = fleet.blueprint(world.scene.device.id) ?? {}
    return fitting?.installCode.toString('hex') ?? ''
  },
  'an image': () => supplierImage.toString('base64'),
  'the hash of the image': ({ scene }) =>
    scene.firmwareHash ?? createHash('sha256').update(supplierImage).digest('hex'),
  'the certificate of the gas transporter': async (world) => {
    const [operator] = world.scene.premises.gasNetworkOperator.entityIdentifiers
    const { smki } = await world.network()
    const held = smki.credential(entityIdentifier(operator ?? ''), RemotePartyRole.networkOperator, 'keyAgreement')
    return held?.certificate.der.toString('base64') ?? ''
  },
  'its top-up': ({ scene }) => scene.topUp ?? '',
  now: async (world) => formatInstant((await world.network()).time.clock.now()),
}

/** The hub that takes the place of the home's own. */
async function hubInStore(world: NetworkWorld): Promise<EntityIdentifier> {
  const { fleet } = await world.network()
  const hub = fleet.replacementOf(world.scene.premises.devices.CHF)
  if (hub === undefined) throw new Error('There is no hub in the store')
  return hub
}

/** What may be said in words where a device or a metering point is meant. */
export const wordsForValues: readonly string[] = [...Object.keys(newDevices), ...Object.keys(ofTheHome)]

/** The value that words mean; what is no such word is the value itself. */
export const valueInWords = async (world: NetworkWorld, words: string): Promise<string> =>
  newDevices[words] ?? (await ofTheHome[words]?.(world)) ?? words
