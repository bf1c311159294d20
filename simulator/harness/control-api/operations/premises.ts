import { z } from 'zod'
import { smiStatuses } from '../../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { stages } from '../../../vocabulary/stage.ts'
import { exchangeHub } from '../../world/exchange-hub.ts'
import { NotFound, NotPossible, operation, type ServedNetwork } from '../operation.ts'
import { entityIdentifierParameter, nothing } from '../parameters.ts'
import { entity } from '../views.ts'
import { fleetDeviceTypes } from './premises-view.ts'

const path = z.strictObject({
  index: z
    .string()
    .regex(/^\d{1,8}$/)
    .transform(Number)
    .describe('The index of premises in the fleet'),
})

const stage = z.strictObject({
  stage: z
    .enum(stages)
    .describe('How far the life of its devices had come when the world began, from devices in a box to a home in use'),
})

const supply = z.strictObject({
  interrupted: z
    .boolean()
    .describe(
      'While it is, no device can be reached, and the DCC tells who is registered (AD1). When it is restored, the ESME tells ' +
        'whom its network operator slot names (8F35; 8F36 after three minutes)',
    ),
})

const label = z.strictObject({
  deviceId: entity,
  type: z.enum(fleetDeviceTypes),
  replaces: entity
    .nullable()
    .describe('The device in whose place it is fitted; null for one that was there from the beginning'),
  status: z
    .enum(smiStatuses)
    .nullable()
    .describe('In the Smart Metering Inventory; null where it holds no such device'),
  manufacturer: z.string().describe('Hexadecimal'),
  model: z.string().describe('Hexadecimal'),
  firmwareVersion: z.string(),
  esmeVariant: z.string().nullable(),
  installCode: z.string().describe('Hexadecimal, what 8.11 takes as InstallCode'),
})

export const premisesOperations = [
  operation({
    method: 'get',
    route: '/premises/:index/labels',
    summary: 'What is printed on the devices of premises, and on the one in the store that would replace each',
    path,
    query: nothing,
    body: nothing,
    answer: z.array(label),
    perform: (network, { path: { index } }) => {
      const { devices } = network.fleet.premises(known(network, index))
      return fleetDeviceTypes.flatMap((type) => {
        const device = devices[type]
        return device === undefined ? [] : labelsFrom(network, type, device)
      })
    },
  }),
  operation({
    method: 'get',
    route: '/premises/:index/stage',
    summary: 'The stage at which the life of premises began',
    path,
    query: nothing,
    body: nothing,
    answer: stage,
    perform: (network, { path: { index } }) => ({ stage: network.stages.stageOf(known(network, index)) }),
  }),
  operation({
    method: 'put',
    route: '/premises/:index/stage',
    summary: 'Let the life of premises begin at another stage, before anybody has asked anything of its devices',
    path,
    query: nothing,
    body: stage,
    answer: stage,
    perform: async (network, { path: { index }, body }) => {
      if (!(await network.stages.begin(known(network, index), body.stage, network)))
        throw new NotPossible(
          `Premises ${index} have a past already: devices were spoken to, or the inventory was changed`,
        )
      return body
    },
  }),
  operation({
    method: 'put',
    route: '/premises/:index/supply',
    summary: 'Interrupt the supply of electricity of premises, or restore it',
    path,
    query: nothing,
    body: supply,
    answer: supply,
    perform: async (network, { path: { index }, body }) => {
      const { supply: power } = network
      await (body.interrupted ? power.interrupt(known(network, index)) : power.restore(known(network, index)))
      return body
    },
  }),
  operation({
    method: 'post',
    route: '/premises/:index/hub-exchange',
    summary:
      'Take the hub of premises away, and connect the next from the store in its place: 12.2 and 8.14.1 tell the DCC of it, 8.12.1 ' +
      'and 8.12.2 bring the devices onto it',
    path,
    query: nothing,
    body: z.strictObject({ hub: entityIdentifierParameter.describe('The one that is taken away') }),
    answer: z.strictObject({
      hub: entity.describe('The one that is connected now'),
      gpf: entity.describe('The Gas Proxy Function in it'),
    }),
    perform: async (network, { path: { index }, body: { hub } }) => {
      if (network.fleet.premisesOf(hub)?.index !== known(network, index))
        throw new NotFound(`Premises ${index} have no hub ${hub}`)
      if (network.fleetsElsewhere.population.holds(hub)) throw new NotFound(`${hub} is of a fleet in another process`)
      const exchanged = await exchangeHub(network, hub)
      if (!exchanged.ok) throw new NotPossible(exchanged.failure)
      return exchanged.value
    },
  }),
]

/** Devices that took each other's place, as far as the inventory knows of them, and the next in the store. */
function labelsFrom(
  { fleet, dcc }: ServedNetwork,
  type: (typeof fleetDeviceTypes)[number],
  first: EntityIdentifier,
): z.output<typeof label>[] {
  const labels: z.output<typeof label>[] = []
  let replaces: EntityIdentifier | null = null
  for (let device: EntityIdentifier | undefined = first; device !== undefined; device = fleet.replacementOf(device)) {
    const fitting = fleet.blueprint(device)?.fitting
    if (fitting === undefined) break
    const status = dcc.inventory.record(device)?.status ?? null
    const { manufacturer, model, firmwareVersion, variant: esmeVariant, installCode } = fitting
    const printed = { manufacturer, model, firmwareVersion, esmeVariant, installCode: installCode.toString('hex') }
    labels.push({ deviceId: device, type, replaces, status, ...printed })
    if (replaces !== null && status === null) break
    replaces = device
  }
  return labels
}

function known({ fleet }: ServedNetwork, index: number): number {
  if (index >= fleet.size) throw new NotFound(`The fleet has ${fleet.size} premises, from 0 on: there is no ${index}`)
  return index
}
