import assert from 'node:assert/strict'
import { createLogger } from '../../../environment/logger.ts'
import { configure, type SaidConfiguration } from '../../configuration/configuration.ts'
import { bringUp } from '../../network.ts'
import {
  certificationPathOf,
  networkOperatorCertificates,
  openTestBed,
  type TestBed,
} from '../../rehearsal/test-bed.ts'
import { type ControlApi, openControlApi } from '../control-api.ts'
import { operations } from '../operations.ts'

/** What the control API answered over HTTP. */
export interface Asked {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown
}

/** A small network whose control API is asked over HTTP, as tools do. */
export interface Served {
  readonly testBed: TestBed
  readonly control: ControlApi
  get(path: string): Promise<Asked>
  put(path: string, body: unknown): Promise<Asked>
  ask(path: string, init: RequestInit): Promise<Asked>
  /** A handover by the premises' supplier to its registered gas transporter, or to another; answers its RequestID. */
  handOver(premises?: number, to?: 'registered' | 'electricity'): Promise<string>
  close(): Promise<void>
}

export async function serve(said: SaidConfiguration = {}): Promise<Served> {
  const configuration = configure({
    seed: 'control',
    premises: 50,
    deterministic: true,
    port: 0,
    smkiPort: 0,
    harnessPort: 0,
    ...said,
  })
  const testBed = await openTestBed(await bringUp(configuration, createLogger({ level: 'silent' })))
  const control = await openControlApi(testBed.network)
  const ask = (path: string, init: RequestInit) => askOverHttp(`${control.url}/harness/v1${path}`, init)
  return {
    testBed,
    control,
    ask,
    get: (path) => ask(path, {}),
    put: (path, body) =>
      ask(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    handOver: (premises = 0, to = 'registered') => handOver(testBed, premises, to),
    async close() {
      await control.close()
      await testBed.close()
    },
  }
}

async function askOverHttp(url: string, init: RequestInit): Promise<Asked> {
  const response = await fetch(url, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
}

async function handOver({ network, users }: TestBed, index: number, to: 'registered' | 'electricity'): Promise<string> {
  const { smki, fleet, time } = network
  const premises = fleet.premises(index)
  const supplier = await users.supplier(premises.supplier.entityIdentifier)
  const operator = to === 'registered' ? premises.gasNetworkOperator : premises.electricityNetworkOperator
  const asked = await supplier.requestHandover({
    device: premises.devices.GPF,
    slot: 'NetworkOperator',
    certificates: networkOperatorCertificates(smki, operator),
    certificationPath: certificationPathOf(smki),
  })
  if (!asked.ok) assert.fail(asked.failure.detail)
  await time.inFlight.settled()
  return asked.value.request.requestId
}

/** Holds an answer against what the OpenAPI document says of it. */
export function assertAsDocumented(method: 'get' | 'put' | 'post', route: string, answer: unknown): void {
  const schema = operations.find((each) => each.method === method && each.route === route)?.answer
  assert.ok(schema, `${method} ${route} documents its answer`)
  const read = schema.safeParse(answer)
  assert.deepEqual(read.error?.issues ?? [], [], `${method} ${route}`)
}
