import { type Command, InvalidArgumentError, Option } from 'commander'
import { assign } from '../harness/configuration/assignment.ts'
import { readCodesFile } from '../harness/configuration/codes-file.ts'
import {
  type Configuration,
  configure,
  readConfiguration,
  type SaidConfiguration,
} from '../harness/configuration/configuration.ts'
import { overlay } from '../harness/configuration/short-forms.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type Stage, stages } from '../vocabulary/stage.ts'
import { furtherDeviceTypes } from '../vocabulary/trust-anchor-cell.ts'
import { tokenSaid } from './harness-options.ts'
import { readJson } from './read-json.ts'

/** What the command line says of a network; every absent one is left to the configuration file or the default. */
export interface NetworkOptions {
  readonly premises?: number
  readonly estate?: string
  readonly registration?: readonly string[]
  readonly parties?: string
  readonly repository?: string
  readonly seed?: string
  readonly stage?: Stage
  readonly at?: string
  readonly deterministic?: boolean
  readonly state?: string
  readonly store?: string
  readonly workers?: number
  readonly keep?: string
  readonly archive?: string
  readonly config?: string
  readonly host?: string
  readonly allowHost?: readonly string[]
  readonly token?: string
  readonly port?: number
  readonly smkiPort?: number
  readonly harnessPort?: number
  readonly callback?: readonly string[]
  readonly keystore?: string
  readonly trust?: string
  readonly publish?: readonly string[]
  readonly duisSchema?: string
  readonly refusalCodes?: 'proposed' | 'schema-5.4'
  readonly codes?: string
  readonly check?: string
  readonly shadow?: string
  readonly checkMode?: 'enforce' | 'monitor' | 'off'
  readonly with?: readonly string[]
  readonly set?: readonly string[]
}

/** The options of `up`, for every command that brings a network up. */
export function addNetworkOptions(command: Command): Command {
  return command
    .option('--premises <n>', 'how many premises the fleet has', wholeNumber)
    .option(
      '--estate <file>',
      'CSV of devices and what their slots hold (docs/reference/estate.md): they are the fleet, with keys of ours',
    )
    .option('--registration <file...>', 'with --estate: Registration Data as CSV; what fits the devices if absent')
    .option('--parties <file>', 'with --estate: CSV of whose Entity Identifiers are whose')
    .option('--repository <path>', 'with --estate: the certificates that it names')
    .option('--seed <text>', 'fixes identities, keys, certificates, registration and faults')
    .addOption(new Option('--stage <stage>', 'how far the life of the premises has come').choices(stages))
    .option(
      '--with <type=share>',
      'a further device in a share of the premises: PPMID, or HCALCS=0.1 for one in ten; may be repeated',
      collect,
    )
    .option('--at <instant>', 'where the clock starts, such as 2026-11-22T09:00:00Z')
    .option('--deterministic', 'virtual clock and deterministic signatures: same seed, same bytes')
    .option('--state <directory>', 'keep the state there across restarts')
    .option('--store <url>', 'keep the state in a PostgreSQL database, postgres://…; see dcc-sim store migrate')
    .option(
      '--workers <n>',
      'hold the devices in so many further processes, so that a network uses more than one core; 0 if absent',
      wholeNumber,
    )
    .option('--keep <how-much>', 'how long history is kept, 30d or 12h, or how many records of it; all if left out')
    .option('--archive <directory>', 'write history there before it is dropped; needs --keep')
    .option('--config <file>', 'JSON file with any of these settings')
    .option('--host <address>', 'address to listen on')
    .option(
      '--allow-host <name>',
      'a name besides --host and the loopback that the control API is called by, NAME or NAME:PORT; may be repeated',
      collect,
    )
    .option('--token <token>', 'the token that callers of the control API must send; or set DCC_SIM_TOKEN')
    .option('--port <n>', 'port of the DUIS services; 0 is a free one', wholeNumber)
    .option('--smki-port <n>', 'port of the SMKI services; 0 is a free one', wholeNumber)
    .option('--harness-port <n>', 'port of the control API; 0 is a free one', wholeNumber)
    .option('--callback <EUI=URL>', "a user's Receive Response address; may be repeated", collect)
    .option('--keystore <file>', 'a keystore.json of DCC Boxed: its parties and keys replace the generated ones')
    .option('--trust <file>', 'PEM file of CA certificates to anchor in')
    .option(
      '--publish <path>',
      'publish the certificates of a file or directory (PEM, DER, DUIS XML) without their keys; may be repeated',
      collect,
    )
    .option('--duis-schema <directory>', 'validate with an official DUIS schema')
    .addOption(
      new Option('--refusal-codes <codes>', 'codes of a refusal by the check').choices(['proposed', 'schema-5.4']),
    )
    .option('--codes <file>', 'JSON file of codes, their meanings and device alerts, in place of the tables here')
    .option('--check <name>', 'who decides: enforce|monitor|off (ours), http(s)://…, exec:COMMAND, or a module path')
    .option('--shadow <name>', 'a second implementation that gets the same questions and is only compared')
    .addOption(new Option('--check-mode <mode>', 'what the check does').choices(['enforce', 'monitor', 'off']))
    .option(
      '--set <path=value>',
      'any setting by its path, such as dcc.deadlines.undeliveredMs=60000; may be repeated',
      collect,
    )
    .addHelpText('after', settingsHelp)
}

const settingsHelp = `
Settings by path, as in the configuration file. The value is JSON, or else text:
  --set dcc.check.mode=monitor
  --set dcc.check.settings.allowAccessControlBroker=true
  --set dcc.check.settings.onUnknown.no-registration=accept
  --set dcc.codes.E50=E55
  --set dcc.deadlines.undeliveredMs=60000
  --set gsmeWakesEverySeconds=1800
A file for --codes; each part is optional. docs/reference/response-codes.md and alert-codes.md list the codes:
  { "codes": { "E50": "E55", "N42": "N16" }, "meanings": { "E55": "The signing certificate has expired" },
    "deviceAlerts": { "8F34": { "recipient": "networkOperator", "critical": false } } }
A network that is up lists all settings, their defaults and meanings at /harness/v1/settings.`

/**
 * Command line over environment over configuration file over defaults.
 *
 * @param preset what the command itself wants where nobody says otherwise
 */
export function configurationFrom(
  { config, codes, callback, allowHost: allowHosts, with: further = [], set = [], ...said }: NetworkOptions,
  preset: SaidConfiguration = {},
): Configuration {
  const token = tokenSaid(said)
  const known = {
    ...Object.fromEntries(Object.entries(said).filter(([name]) => settingNames.has(name))),
    ...(allowHosts !== undefined && { allowHosts }),
    ...(token !== undefined && { token }),
    ...(further.length > 0 && { furtherDevices: Object.fromEntries(further.map(readShare)) }),
  }
  const callbacks = callback === undefined ? {} : { callbacks: Object.fromEntries(callback.map(readCallback)) }
  const ofFile = config === undefined ? {} : readConfigurationFile(config)
  const ofCodes = codes === undefined ? {} : readCodesFile(readJson('--codes', codes))
  const inAll = overlay({ ...preset, ...ofFile }, readConfiguration({ ...known, ...callbacks, ...ofCodes }))
  return configure(set.reduce<object>(assign, inAll))
}

const settingNames = new Set([
  'premises',
  'estate',
  'registration',
  'parties',
  'repository',
  'stage',
  'seed',
  'at',
  'deterministic',
  'state',
  'store',
  'workers',
  'keep',
  'archive',
  'host',
  'port',
  'smkiPort',
  'harnessPort',
  'keystore',
  'trust',
  'publish',
  'duisSchema',
  'refusalCodes',
  'check',
  'shadow',
  'checkMode',
])

function readConfigurationFile(path: string): SaidConfiguration {
  return readConfiguration(readJson('--config', path))
}

/** `HCALCS=0.1`; a type alone is in all premises. */
function readShare(text: string): readonly [string, number] {
  const [type = '', share = '1'] = text.split('=')
  if (!(furtherDeviceTypes as readonly string[]).includes(type) || !/^(0(\.\d+)?|1(\.0+)?)$/.test(share))
    throw new SimulatorFault(
      'SIM_USAGE',
      `--with takes ${furtherDeviceTypes.join(' or ')}, with a share of the premises from 0 to 1 behind it, as in HCALCS=0.1, not '${text}'`,
    )
  return [type, Number(share)]
}

function readCallback(text: string): readonly [string, string] {
  const [user, ...address] = text.split('=')
  if (user === undefined || address.length === 0) {
    throw new SimulatorFault('SIM_USAGE', `--callback takes EUI=URL, not '${text}'`)
  }
  return [user, address.join('=')]
}

/** An option's value as a number. @throws InvalidArgumentError, which commander explains */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Not a whole number.')
  return Number(text)
}

/** An option that may be repeated. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]
