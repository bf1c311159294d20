import { type Command, Option } from 'commander'
import { z } from 'zod'
import {
  deviceAtPremisesSchema,
  fleetDeviceTypes,
  slotStates,
} from '../harness/control-api/operations/premises-view.ts'
import { regions } from '../market/regions.ts'
import { type ExitStatus, exitStatus } from './exit-status.ts'
import { addHarnessOptions, type HarnessOptions } from './harness-options.ts'
import { wholeNumber } from './network-options.ts'
import { terminal } from './output/terminal.ts'
import { runCommand } from './run-command.ts'
import { findRunningNetwork, type RunningNetwork } from './send/running-network.ts'

interface DevicesOptions extends HarnessOptions {
  readonly type?: string
  readonly slot?: string
  readonly region?: string
  readonly postCode?: string
  readonly mpxn?: string
  readonly limit: number
  readonly json?: boolean
}

/** `dcc-sim devices`: which devices a network has, looked up by where they are. */
export function addDevices(program: Command): void {
  const command = program
    .command('devices')
    .summary('look devices up in a network that is up')
    .description(
      'Lists devices of a network that is up, one line each, by metering point, post code or region. Exits 1 if ' +
        'there is none.',
    )
    .addOption(new Option('--type <type>', 'of one type').choices(fleetDeviceTypes))
    .option('--mpxn <number>', 'at an MPAN or MPRN; a GPF has that of the GSME joined to it')
    .option('--post-code <code>', 'at a post code, or its outward part alone')
    .addOption(
      new Option('--region <name>', 'in a licensed distribution area').choices(regions.map(({ name }) => name)),
    )
    .addOption(new Option('--slot <state>', "by what the device's network operator slot holds now").choices(slotStates))
    .option('--limit <n>', 'most premises to list', wholeNumber, 100)
    .option('--json', 'one JSON document a device instead of a line')
    .addHelpText('after', examples)
  addHarnessOptions(command).action(runCommand(listDevices))
}

const examples = `
Examples:
  dcc-sim devices --mpxn 1200123456787
  dcc-sim devices --post-code 'NR2 9DQ' --type ESME
  dcc-sim devices --type ESME --slot dcc-controlled --region London --limit 1`

type FoundDevice = z.output<typeof deviceAtPremisesSchema>

/** A type at a time: the network itself knows which devices of a type are at a metering point. */
async function listDevices({ type, json, ...options }: DevicesOptions): Promise<ExitStatus> {
  const network = await findRunningNetwork(options)
  const found: FoundDevice[] = []
  for (const each of type === undefined ? fleetDeviceTypes : [type])
    found.push(...(await devicesOfType(each, options, network)))
  found.sort((one, other) => one.index - other.index)
  for (const device of found)
    if (json) terminal.answer(JSON.stringify(device))
    else terminal.tell(lineOf(device))
  if (found.length > 0) return exitStatus.done
  terminal.remark('There is no such device')
  return exitStatus.judgedFailed
}

const pageSchema = z.object({ devices: z.array(deviceAtPremisesSchema), next: z.number().nullable() })

/** Page after page, until as many premises as were asked for have been found. */
async function devicesOfType(
  type: string,
  { slot, region, postCode, mpxn, limit }: Omit<DevicesOptions, 'type'>,
  network: RunningNetwork,
): Promise<readonly FoundDevice[]> {
  const found: FoundDevice[] = []
  for (let after: number | null = 0; after !== null && found.length < limit; ) {
    const wanted = { type, slot, region, postCode, mpxn, after, limit: Math.min(limit - found.length, 1000) }
    const page = pageSchema.parse(await network.ask('/devices', wanted))
    found.push(...page.devices)
    after = page.next
  }
  return found
}

const lineOf = (device: FoundDevice): string =>
  [
    device.type.padEnd(6),
    device.deviceId,
    `${device.postCode}, ${device.region}`.padEnd(42),
    pointOf(device).padEnd(26),
    device.supplier?.name ?? '',
  ]
    .join('  ')
    .trimEnd()

const nobody = 'nobody, or several'

function pointOf({ type, mpan, mprn, electricityNetworkOperator, gasNetworkOperator }: FoundDevice): string {
  if (type === 'CHF') return ''
  return type === 'ESME' || type === 'PPMID' || type === 'HCALCS'
    ? `MPAN ${mpan} of ${electricityNetworkOperator ?? nobody}`
    : `MPRN ${mprn} of ${gasNetworkOperator ?? nobody}`
}
