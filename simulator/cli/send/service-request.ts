import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { FieldDescription } from '../../duis/bodies/notation/assign-fields.ts'
import { fieldsOfBody } from '../../duis/body-of-fields.ts'
import { requestOf } from '../../harness/index.ts'
import { inspectGbcs } from '../../harness/inspect/inspect-gbcs.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { suppliers } from '../../market/suppliers.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type ServiceRequestDefinition, serviceRequests } from '../../vocabulary/service-reference.ts'
import type { ExitStatus } from '../exit-status.ts'
import { renderInspection } from '../inspect/render.ts'
import { runCommand } from '../run-command.ts'
import { type Answer, addRequestOptions, type RequestOptions, sendOneRequest } from './one-request.ts'
import { deviceCalled } from './order-from.ts'
import { senderOf } from './remote-users.ts'

interface ServiceRequestOptions extends RequestOptions {
  readonly device?: string
}

/** `dcc-sim send 6.20.1`: any request that is simulated, its fields by their DUIS names. */
export function addSendServiceRequests(send: Command, isSimulated: (variant: string) => boolean): void {
  for (const [variant, definition] of Object.entries(serviceRequests))
    if (isSimulated(variant)) addOne(send, variant, definition)
}

function addOne(send: Command, variant: string, definition: ServiceRequestDefinition): void {
  const isForDevice = definition.targets.length > 0
  const fields = fieldsOfBody(definition.element)
  const command = send
    .command(variant, { hidden: true })
    .summary(definition.name)
    .description(`Sends ${variant}, ${definition.name}, and shows what happens. ${howItIsSent(definition)}`)
    .argument(
      '[FIELD=VALUE...]',
      fields.length === 0 ? 'it has no fields' : 'fields by their DUIS names, as below; FIELD=@FILE takes a file',
    )
  if (isForDevice) command.requiredOption('--device <EUI>', `${definition.targets.join(', ')}`)
  command.addHelpText('after', helpOf(fields))
  addRequestOptions(
    command,
    isForDevice ? "the premises' own supplier" : 'the supplier of the device that is named',
  ).action(
    runCommand((assigned: readonly string[], options: ServiceRequestOptions) => sendIt(variant, assigned, options)),
  )
}

const howItIsSent = ({ critical, eligibleRoles }: ServiceRequestDefinition): string =>
  `${critical ? 'It is critical: the Pre-Command is held against what was asked for, signed and sent. ' : ''}${eligibleRoles.join(', ')} may send it.`

/** What a reader needs of each field; a name may be cut down to what tells it from others. */
function helpOf(fields: readonly FieldDescription[]): string {
  if (fields.length === 0) return ''
  const widest = Math.max(...fields.map(({ path }) => path.length))
  const lines = ['', 'Fields:', ...fields.map((field) => `  ${field.path.padEnd(widest)}  ${inWords(field)}`)]
  const list = fields
    .flatMap(({ lists }) => lists)[0]
    ?.split('.')
    .at(-1)
  if (list !== undefined) lines.push('', `Of several, ${list}[2] is the second: ${list}[2]…=VALUE.`)
  return lines.join('\n')
}

function inWords({ type, isOptional, isChoice, lists }: FieldDescription): string {
  const said = type === null ? 'no value: write FIELD=' : (type.facets.enumeration?.join(' | ') ?? typeInWords(type))
  const notes = [
    isChoice ? 'one of several' : null,
    isOptional ? 'optional' : null,
    lists.length > 0 ? 'may be repeated' : null,
  ]
  const noted = notes.filter((note) => note !== null).join(', ')
  return noted === '' ? said : `${said} (${noted})`
}

function typeInWords({ base, facets }: NonNullable<FieldDescription['type']>): string {
  const least = facets.minInclusive ?? facets.minLength
  const most = facets.maxInclusive ?? facets.maxLength
  const bounds = least === undefined && most === undefined ? '' : ` ${least ?? ''}…${most ?? ''}`
  return `${base}${bounds}`
}

async function sendIt(
  variant: string,
  assigned: readonly string[],
  options: ServiceRequestOptions,
): Promise<ExitStatus> {
  const fields = assigned.map((text) => assignment(text, fieldsOfBody(serviceRequests[variant]?.element ?? '')))
  const device = options.device === undefined ? null : deviceCalled(options.device)
  // Wrong usage is said before a network is looked for.
  const target = device ?? dccParties.dsp.entityIdentifier
  const service = { serviceReferenceVariant: variant, device: target, fields }
  wellMade(requestOf(service, (to) => ({ originator: to, target: to, counter: 0n })))
  return sendOneRequest(options, async (network, remote) => {
    const about = device ?? deviceNamed(fields)
    const supplier = about === null ? null : await network.supplierOf(about).catch(() => null)
    const user = await senderOf(options.as ?? supplier ?? suppliers[0]?.id ?? '', remote)
    return { user, request: wellMade(requestOf(service, user.newRequestId)), contentOf }
  })
}

/** `FIELD=VALUE`, or `FIELD=@FILE` for what stands in a file: its octets, as the field has octets, or else its text. */
function assignment(text: string, fields: readonly FieldDescription[]): readonly [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new SimulatorFault('SIM_USAGE', `Write a field as FIELD=VALUE, not '${text}'`)
  const [field, value] = [text.slice(0, at), text.slice(at + 1)]
  if (!value.startsWith('@')) return [field, value]
  const name = field.replaceAll(/\[\d+\]/g, '')
  const type = fields.find(({ path }) => path === name || path.endsWith(`.${name}`))?.type?.base
  const octets = octetsOfFile(field, value.slice(1))
  return [field, octets.toString(type === 'base64Binary' ? 'base64' : type === 'hexBinary' ? 'hex' : 'utf8').trim()]
}

function octetsOfFile(field: string, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new SimulatorFault('SIM_USAGE', `${field}: '${path}' cannot be read`, { cause })
  }
}

function wellMade(request: ReturnType<typeof requestOf>) {
  if (!request.ok) throw new SimulatorFault('SIM_USAGE', request.failure)
  return request.value
}

/** The device that a request is about which the DCC itself answers; of a list the first. */
function deviceNamed(fields: readonly (readonly [string, string])[]): EntityIdentifier | null {
  const named = fields.find(([field]) => field === 'DeviceID' || field === 'DeviceIDList')
  return named === undefined ? null : parseEntityIdentifier(named[1].split(',')[0] ?? '')
}

/** A device's answer field by field; what the DCC says itself stands in the transcript. */
function contentOf({ message }: Answer) {
  if (message === null) return { data: {}, lines: [] }
  const inspection = { ...inspectGbcs(message.octets, null), what: "The device's answer", proofs: [] }
  return { data: { answer: inspection.findings }, lines: [...renderInspection(inspection)] }
}
