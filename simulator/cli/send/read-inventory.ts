import type { Command } from 'commander'
import { z } from 'zod'
import { type InventoryQuery, readInventoryRequest } from '../../harness/index.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { suppliers } from '../../market/suppliers.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { ExitStatus } from '../exit-status.ts'
import { runCommand } from '../run-command.ts'
import { type Answer, addRequestOptions, type RequestOptions, sendOneRequest } from './one-request.ts'
import { deviceCalled } from './order-from.ts'
import { senderOf } from './remote-users.ts'
import type { RunningNetwork } from './running-network.ts'

interface ReadInventoryOptions extends RequestOptions {
  readonly device?: string
  readonly mpxn?: string
  readonly uprn?: string
  readonly postCode?: string
  readonly address?: string
}

const [firstSupplier] = suppliers

/** `dcc-sim send read-inventory`: one 8.2 by hand. */
export function addSendReadInventory(send: Command): void {
  const command = send
    .command('read-inventory')
    .summary('8.2 Read Inventory')
    .description(
      'Sends 8.2: reads devices from the Smart Metering Inventory. Ask for one device (for a Communications ' +
        'Hub, all devices on it), for those of a metering point, or for those of a property. Exits 1 on an ' +
        'unexpected refusal.',
    )
    .option('--device <EUI>', 'this device')
    .option('--mpxn <number>', 'the devices at an MPAN or MPRN')
    .option('--uprn <number>', 'the devices at a Unique Property Reference Number')
    .option('--post-code <code>', 'the devices at an address, with --address')
    .option('--address <identifier>', 'number or name of the house, with --post-code')
    .addHelpText('after', examples)
  addRequestOptions(
    command,
    `the supplier of the premises that are meant (${firstSupplier?.name} where none are known)`,
  ).action(runCommand(readInventory))
}

const examples = `
Examples:
  dcc-sim send read-inventory --device 00-DB-12-34-56-78-90-A0
  dcc-sim send read-inventory --mpxn 1200123456787
  dcc-sim send read-inventory --post-code 'NR2 9DQ' --address 17 --json
  dcc-sim send read-inventory --mpxn 9999999999999 --expect E080201`

async function readInventory(options: ReadInventoryOptions): Promise<ExitStatus> {
  const query = queryIn(options)
  return sendOneRequest(options, async (network, remote) => {
    const user = await senderOf(options.as ?? (await supplierAt(query, network)) ?? firstSupplier?.id ?? '', remote)
    const request = readInventoryRequest(query, user.newRequestId(dccParties.dsp.entityIdentifier))
    return { user, request, contentOf: devicesIn }
  })
}

function queryIn({ device, mpxn, uprn, postCode, address }: ReadInventoryOptions): InventoryQuery {
  const said = [device, mpxn, uprn, postCode ?? address].filter((each) => each !== undefined)
  if (said.length !== 1)
    throw new SimulatorFault(
      'SIM_USAGE',
      'Say which devices: one of --device, --mpxn, --uprn, or --post-code with --address',
    )
  if (device !== undefined) return { by: 'device', deviceId: deviceCalled(device) }
  if (mpxn !== undefined) return { by: 'metering-point', meteringPoint: mpxn }
  if (uprn !== undefined) return { by: 'property-reference', uprn }
  if (postCode === undefined || address === undefined)
    throw new SimulatorFault('SIM_USAGE', 'A property is named by both --post-code and --address')
  return { by: 'property', postCode, addressIdentifier: address }
}

const premisesSchema = z.object({
  premises: z.array(z.object({ supplier: z.object({ entityIdentifier: z.string() }).nullable() })),
})

/** The supplier of the premises that are meant, who may ask; null where none is known. */
async function supplierAt(query: InventoryQuery, network: RunningNetwork): Promise<string | null> {
  if (query.by === 'device') return network.supplierOf(query.deviceId).catch(() => null)
  if (query.by === 'property-reference') return null
  const place = query.by === 'property' ? { postCode: query.postCode } : { mpxn: query.meteringPoint }
  // What the control API does not take for a place, the DCC is still to be asked for.
  const found = await network.ask('/devices', place).catch(() => ({ premises: [] }))
  return premisesSchema.parse(found).premises[0]?.supplier?.entityIdentifier ?? null
}

function devicesIn({ response: { body } }: Answer) {
  if (body.kind !== 'ResponseMessage' || body.content?.kind !== 'DSPInventory') return { data: {}, lines: [] }
  const { devices } = body.content
  return { data: { devices }, lines: devices.flatMap((device) => ['', ...fieldsOf(device)]).slice(1) }
}

/** A name and a value on each line; what the DCC does not know is left out. */
const fieldsOf = (record: object, within = ''): readonly string[] =>
  Object.entries(record).flatMap(([name, value]) => {
    if (value === null || value === undefined) return []
    if (typeof value === 'object') return fieldsOf(value, `${within}${name}.`)
    return [`${`${within}${name}`.padEnd(32)} ${value}`]
  })
