import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import type { HttpLimits } from './http-limits.ts'
import { createHttpService, type HttpService } from './http-service.ts'
import type { HttpAnswer } from './respond.ts'

/** The paths of the three services as DCC Boxed has them (docs/domain/duis.md#services). */
const services: Readonly<Record<string, DuisService>> = {
  '/api/v1/serviceT': 'Transform',
  '/api/v1/serviceS': 'SendCommand',
  '/api/v1/serviceD': 'NonDevice',
}

export interface GatewayOptions {
  /** Never rejects. */
  readonly takeRequest: (service: DuisService, octets: Uint8Array) => Promise<HttpAnswer>
  /** Whether that would turn any request away, whatever is in it. */
  readonly isFull: () => boolean
  /** In force: read at each use. */
  readonly limits: () => HttpLimits
  readonly log: Logger
}

/** The HTTP face of the DCC that takes Service Requests. */
export const createGateway = ({ takeRequest, isFull, limits, log }: GatewayOptions): HttpService =>
  createHttpService({
    routes: Object.fromEntries(
      Object.entries(services).map(([path, service]) => [path, (octets: Uint8Array) => takeRequest(service, octets)]),
    ),
    limits,
    isFull,
    portOption: '--port',
    log,
  })
