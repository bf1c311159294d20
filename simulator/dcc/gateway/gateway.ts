import type { Logger } from '../../vocabulary/ports/logger.ts'
import { type DuisService, pathOfService } from '../../vocabulary/service-reference.ts'
import { createHttpService, type HttpService } from './http-service.ts'
import type { HttpLimits } from './load-shedding.ts'
import type { HttpAnswer } from './respond.ts'

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
      Object.entries(pathOfService).map(([service, path]) => [
        path,
        (octets: Uint8Array) => takeRequest(service as DuisService, octets),
      ]),
    ),
    limits,
    isFull,
    portOption: '--port',
    log,
  })
