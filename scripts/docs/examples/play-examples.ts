import { setTimeout as wait } from 'node:timers/promises'
import { dccSettings } from '../../../simulator/dcc/settings/settings.ts'
import { addressOf, examples, nameOfOperation } from '../../../simulator/harness/control-api/examples/examples.ts'
import type { RecordedAnswer } from '../../../simulator/harness/control-api/examples/recorded-answers.ts'
import {
  nameOfSmkiService,
  type SmkiService,
  smkiServices,
} from '../../../simulator/harness/control-api/examples/smki-services.ts'
import type { Operation } from '../../../simulator/harness/control-api/operation.ts'
import { operations } from '../../../simulator/harness/control-api/operations.ts'
import type { Served } from '../../../simulator/harness/control-api/testing/served-network.ts'
import { serve } from '../../../simulator/harness/control-api/testing/served-network.ts'
import { requestOf } from '../../../simulator/harness/index.ts'

/** What a network answered to an example, whole. */
export interface PlayedExample {
  /** Of the operation, or of the service of the SMKI port. */
  readonly name: string
  /** Null for a service of the SMKI port. */
  readonly operation: Operation | null
  readonly says: string
  readonly status: number
  readonly contentType: string
  /** JSON as data, anything else as text. */
  readonly answer: unknown
}

let playedOnce: Promise<readonly PlayedExample[]> | undefined

/**
 * Plays every example on the network that they are about, after one handover that went through and one that was refused;
 * once in a process.
 */
export function playExamples(): Promise<readonly PlayedExample[]> {
  playedOnce ??= play()
  return playedOnce
}

async function play(): Promise<readonly PlayedExample[]> {
  const served = await serve({ seed: 'gb', premises: 100, shadow: 'monitor' })
  try {
    await served.handOver(0)
    await served.handOver(1, 'electricity')
    const played: PlayedExample[] = []
    for (const operation of operations) {
      await before[nameOfOperation(operation)]?.(served)
      played.push(...(await playAll(operation, served)))
    }
    for (const service of smkiServices) played.push(...(await playSmki(service, served)))
    return played
  } finally {
    await served.close()
  }
}

/** What has happened before the examples of an operation. */
const before: Readonly<Record<string, (served: Served) => Promise<void>>> = {
  'GET /overview': allCounted,
  'GET /quarantine': quarantineOne,
}

/** Slots are counted in the background, a few premises at a time. */
async function allCounted(served: Served): Promise<void> {
  const { size } = served.testBed.network.fleet
  const counted = async () =>
    ((await served.get('/overview')).json as { readonly premisesCounted: number }).premisesCounted
  while ((await counted()) < size) await wait(10)
}

async function quarantineOne({ testBed: { network, users } }: Served): Promise<void> {
  const { dcc, fleet, time } = network
  const { anomalyDetection } = dccSettings({ anomalyDetection: { dcc: { '6.2.7': 0 } } })
  dcc.configure({ ...dcc.settings(), anomalyDetection })
  const { supplier, devices } = fleet.premises(0)
  const user = await users.supplier(supplier.entityIdentifier)
  const asked = { serviceReferenceVariant: '6.2.7', device: devices.ESME, fields: [] }
  const request = requestOf(asked, user.newRequestId)
  if (request.ok) await user.perform(request.value)
  await time.inFlight.settled()
}

async function playAll(operation: Operation, served: Served): Promise<readonly PlayedExample[]> {
  const { method, route, takes = 'application/json' } = operation
  const played: PlayedExample[] = []
  for (const example of examples[nameOfOperation(operation)] ?? []) {
    const { says, body } = example
    const asked = await served.ask(addressOf(route, example), {
      method: method.toUpperCase(),
      ...(body !== undefined && {
        headers: { 'content-type': takes },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    })
    // What an example sets off, the next one may ask about.
    await served.testBed.network.time.inFlight.settled()
    const contentType = asked.headers.get('content-type')?.split(';')[0] ?? ''
    const answer = contentType === 'application/gzip' ? 'JSON lines under gzip' : (asked.json ?? asked.text)
    const name = nameOfOperation(operation)
    played.push({ name, operation, says, status: asked.status, contentType, answer: withUsualPorts(answer, served) })
  }
  return played
}

async function playSmki(service: SmkiService, { testBed: { network } }: Served): Promise<readonly PlayedExample[]> {
  const played: PlayedExample[] = []
  for (const { says, body } of service.examples) {
    const headers = { 'content-type': 'application/xml' }
    const asked = await fetch(network.smkiServices.url + service.path, { method: 'POST', headers, body })
    const contentType = asked.headers.get('content-type')?.split(';')[0] ?? ''
    const name = nameOfSmkiService(service)
    played.push({ name, operation: null, says, status: asked.status, contentType, answer: await asked.text() })
  }
  return played
}

/** Ports differ each time; what is shown has those that a network takes where nobody says otherwise, and 9000 for users. */
function withUsualPorts(answer: unknown, { testBed: { network } }: Served): unknown {
  const text = JSON.stringify(answer)
    .replaceAll(network.gateway.url, 'http://127.0.0.1:8079')
    .replaceAll(network.smkiServices.url, 'http://127.0.0.1:8083')
    .replaceAll(/http:\/\/127\.0\.0\.1:(?!80\d\d\b)\d+/g, 'http://127.0.0.1:9000')
  return JSON.parse(text)
}

/** The answers as they are kept, by operation. */
export function answersOf(played: readonly PlayedExample[]): Readonly<Record<string, readonly RecordedAnswer[]>> {
  const byOperation = new Map<string, RecordedAnswer[]>()
  for (const { name, status, contentType, answer } of played) {
    const kept = { status, contentType: contentType as RecordedAnswer['contentType'], answer: shortened(answer) }
    byOperation.set(name, [...(byOperation.get(name) ?? []), kept])
  }
  return Object.fromEntries(byOperation)
}

const longestList = 3
const longestText = 1000
const mostLines = 4

function shortened(value: unknown): unknown {
  if (typeof value === 'string') return shortenedText(value)
  if (Array.isArray(value)) return value.slice(0, longestList).map(shortened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]))
}

function shortenedText(text: string): string {
  const lines = text.split(/\r?\n/)
  if (lines.length > mostLines) return shortenedText(`${lines.slice(0, mostLines).join('\n')}`)
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`
}
