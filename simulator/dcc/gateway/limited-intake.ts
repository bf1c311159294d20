import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import { type Intake, type IntakeAnswer, isUnrecorded, isWithoutVerdict } from '../intake/intake.ts'
import type { DccSettings } from '../settings/settings.ts'
import type { HttpAnswer } from './respond.ts'
import { serviceUnavailable } from './respond.ts'

export interface LimitedIntake {
  readonly take: (service: DuisService, octets: Uint8Array) => Promise<HttpAnswer>
  /** Whether any request would be asked to come again. */
  readonly isFull: () => boolean
}

/** The status of a request that was read is 200, whatever the Response Code says; else 400 with a sentence. */
const inHttp = (answer: IntakeAnswer): HttpAnswer =>
  answer.outcome === 'answered'
    ? { status: 200, contentType: 'application/xml', body: answer.document }
    : { status: 400, contentType: 'text/plain', body: answer.why }

/**
 * The intake behind its limits: with too much under way a request is asked to come again, and of our own faults nothing
 * shows but that there was one. Never rejects.
 *
 * @param settings   in force; read for each request
 * @param openOrders how many Commands have not ended; what waits in the DSP's schedule costs nothing yet
 */
export function limitedIntake(
  settings: Pick<DccSettings, 'gateway'>,
  intake: Pick<Intake, 'take'>,
  openOrders: () => number,
  inFlight: InFlight,
  log: Logger,
): LimitedIntake {
  let admitting = 0
  const later = (body?: string): HttpAnswer => serviceUnavailable(settings.gateway.retryAfterSeconds, body)

  const admit = async (service: DuisService, octets: Uint8Array): Promise<HttpAnswer> => {
    admitting += 1
    try {
      return inHttp(await intake.take(service, octets))
    } catch (fault) {
      log.error({ err: fault }, 'a request could not be answered')
      if (isWithoutVerdict(fault)) return later('The Network Operator Certificate check gave no verdict.')
      if (isUnrecorded(fault)) return later('The DCC cannot record requests at the moment.')
      return { status: 500, contentType: 'text/plain', body: 'The simulator failed.' }
    } finally {
      admitting -= 1
    }
  }

  const isFull = (): boolean => {
    const { requestsInAdmission, openOrders: most } = settings.gateway
    return admitting >= requestsInAdmission || openOrders() >= most
  }

  return {
    take: (service, octets) => (isFull() ? Promise.resolve(later()) : inFlight.during(admit(service, octets))),
    isFull,
  }
}
