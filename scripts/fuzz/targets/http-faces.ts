import * as fc from 'fast-check'
import type { TestBed } from '../../../simulator/harness/rehearsal/test-bed.ts'
import { noHttp, octetsOf, rawRequest } from '../http-messages.ts'
import { isAllowed, tellsNothing } from '../oracle.ts'
import { sendRaw } from '../raw-http.ts'

/** A server of the house, its paths, and what it may answer with. */
interface Face {
  readonly name: string
  readonly port: number
  readonly paths: readonly string[]
  readonly statuses: ReadonlySet<number>
}

/** What HTTP itself knows, before the service is asked: malformed, timed out, expectation failed, headers too large. */
const ofHttp = [400, 408, 417, 431]

export function facesOf(testBed: TestBed, controlPort: number, receiveResponse: URL): readonly Face[] {
  const { gateway, smkiServices, fleet } = testBed.network
  const device = fleet.premises(0).devices.ESME
  const point = fleet.premises(0).mpan
  const duis = ['/api/v1/serviceS', '/api/v1/serviceT', '/api/v1/serviceD']
  const smki = ['/services/certificatesearch', '/services/retrievecertificate']
  const control = [
    'status',
    'devices',
    `devices/${device}`,
    `devices/${device}/cells`,
    `devices/${device}/link`,
    'openapi.json',
  ]
  const more = ['requests/x', 'decisions', `registration/${point}`, 'users/x', 'check', 'fault-plan', 'events']
  return [
    { name: 'gateway', port: gateway.port, paths: duis, statuses: new Set([200, 404, 405, 413, 415, 503, ...ofHttp]) },
    {
      name: 'SMKI',
      port: Number(new URL(smkiServices.url).port),
      paths: smki,
      // 401 and 402 are what DCC Boxed answers to a search that is none, and one that finds nothing.
      statuses: new Set([200, 401, 402, 404, 405, 413, 415, 503, ...ofHttp]),
    },
    {
      name: 'control API',
      port: controlPort,
      paths: [...control, ...more].map((path) => `/harness/v1/${path}`),
      // 101 and 426: it takes WebSockets.
      statuses: new Set([101, 200, 404, 405, 413, 415, 426, ...ofHttp]),
    },
    {
      name: 'Receive Response service',
      port: Number(receiveResponse.port),
      paths: [receiveResponse.pathname],
      statuses: new Set([204, 404, 405, 413, 415, ...ofHttp]),
    },
  ]
}

/** Requests of HTTP, nearly so, and not at all, to every server of the house. */
export function httpProperty(faces: readonly Face[]): fc.IAsyncProperty<unknown> {
  const requests = faces.map((face) =>
    fc.tuple(fc.constant(face), fc.oneof({ weight: 6, arbitrary: rawRequest(face.paths) }, noHttp)),
  )
  return fc.asyncProperty(fc.oneof(...requests), async ([{ port, statuses }, request]) => {
    const octets = Buffer.isBuffer(request) ? request : octetsOf(request)
    const answer = await sendRaw(port, octets)
    // A connection that was no HTTP at all may be closed without a word.
    if (answer === null) return
    isAllowed(answer.status, statuses)
    tellsNothing(answer.text, octets.toString('latin1'))
  })
}
