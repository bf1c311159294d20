import { type Command, Option } from 'commander'
import type { InventoryUpdate } from '../../duis/request.ts'
import { updateInventoryRequest } from '../../harness/index.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { type DeviceType, type SmiStatus, smiStatuses } from '../../vocabulary/device-type.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { ExitStatus } from '../exit-status.ts'
import { runCommand } from '../run-command.ts'
import { addRequestOptions, type RequestOptions, sendOneRequest } from './one-request.ts'
import { deviceCalled } from './order-from.ts'
import { senderOf } from './remote-users.ts'

interface UpdateInventoryOptions extends RequestOptions {
  readonly device: string
  readonly status?: SmiStatus
  readonly importMpxn?: string
  readonly secondaryImportMpan?: string
  readonly exportMpan?: string
}

/** `dcc-sim send update-inventory`: one 8.4 by hand. */
export function addSendUpdateInventory(send: Command): void {
  const command = send
    .command('update-inventory')
    .summary('8.4 Update Inventory')
    .description(
      'Sends 8.4: changes the status or one metering point of a device in the Smart Metering Inventory, one at ' +
        'a time. Exits 1 on an unexpected refusal.',
    )
    .requiredOption('--device <EUI>', 'any device')
    .addOption(new Option('--status <status>', 'its status').choices(smiStatuses))
    .option('--import-mpxn <number>', 'its import MPAN or its MPRN')
    .option('--secondary-import-mpan <number>', 'the second import MPAN of a twin-element ESME')
    .option('--export-mpan <number>', 'the export MPAN of an ESME')
    .addHelpText('after', examples)
  addRequestOptions(command, "the premises' own supplier").action(runCommand(updateInventory))
}

const examples = `
Examples:
  dcc-sim send update-inventory --device 00-DB-12-34-56-78-90-A3 --status Commissioned
  dcc-sim send update-inventory --device 00-DB-12-34-56-78-90-A0 --import-mpxn 1200123456787
  dcc-sim send update-inventory --device 00-DB-12-34-56-78-90-A3 --import-mpxn 1 --expect E080407`

async function updateInventory(options: UpdateInventoryOptions): Promise<ExitStatus> {
  const device = deviceCalled(options.device)
  // Wrong usage is said before a network is looked for.
  const changeFor = changeIn(options)
  return sendOneRequest(options, async (network, remote) => {
    const user = await senderOf(options.as ?? (await network.supplierOf(device)), remote)
    const update = changeFor(await network.typeOf(device))
    const request = updateInventoryRequest(device, update, user.newRequestId(dccParties.dsp.entityIdentifier))
    return { user, request, contentOf: () => ({ data: {}, lines: [] }) }
  })
}

/** DUIS has another element for the status of a Communications Hub. */
function changeIn(options: UpdateInventoryOptions): (type: DeviceType) => InventoryUpdate {
  const { status, importMpxn, secondaryImportMpan, exportMpan } = options
  const points = [
    { place: 'ImportMPxN', meteringPoint: importMpxn },
    { place: 'SecondaryImportMPAN', meteringPoint: secondaryImportMpan },
    { place: 'ExportMPAN', meteringPoint: exportMpan },
  ] as const
  const changes = points.flatMap(({ place, meteringPoint }): InventoryUpdate[] =>
    meteringPoint === undefined ? [] : [{ kind: 'UpdateMPxN', place, meteringPoint }],
  )
  const [change, ...more] = changes
  if (more.length > 0 || (change === undefined) === (status === undefined))
    throw new SimulatorFault(
      'SIM_USAGE',
      'Say one change: --status, --import-mpxn, --secondary-import-mpan or --export-mpan',
    )
  if (change !== undefined) return () => change
  return (type) => ({
    kind: type === 'CHF' ? 'UpdateDeviceStatusCH' : 'UpdateDeviceStatusExceptCH',
    status: status as SmiStatus,
  })
}
