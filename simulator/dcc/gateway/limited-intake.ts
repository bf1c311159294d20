import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import { type Intake, isUnrecorded, isWithoutVerdict } from '../intake/intake.ts'
import type { DccSettings } from '../settings/settings.ts'
import type { HttpAnswer } from './http-answer.ts'

/**
 * The intake behind its limits: with too much under way a request is asked to come again, and of our own faults nothing
 * shows but that there was one. Never rejects.
 *
 * @param settings   in force; read for each request
 * @param openOrders how many Commands have not ended; what waits in the DSP's schedule costs nothing yet
 */
export function limitedIntake(
  settings: Pick<DccSettings, 'gateway'>,
  intake: Intake,
  openOrders: () => number,
  inFlight: InFlight,
  log: Logger,
): (service: DuisService, octets: Uint8Array) => Promise<HttpAnswer> {
  let admitting = 0
  const comeAgain = (body: string): HttpAnswer => ({
    status: 503,
    contentType: 'text/plain',
    body,
    retryAfter: settings.gateway.retryAfter,
  })

  const admit = async (service: DuisService, octets: Uint8Array): Promise<HttpAnswer> => {
    admitting += 1
    try {
      return await intake(service, octets)
    } catch (fault) {
      log.error({ err: fault }, 'a request could not be answered')
      if (isWithoutVerdict(fault)) return comeAgain('The Network Operator Certificate check gave no verdict.')
      if (isUnrecorded(fault)) return comeAgain('The DCC cannot record requests at the moment.')
      return { status: 500, contentType: 'text/plain', body: 'The simulator failed.' }
    } finally {
      admitting -= 1
    }
  }

  return (service, octets) => {
    const { requestsInAdmission, openOrders: most } = settings.gateway
    if (admitting >= requestsInAdmission || openOrders() >= most)
      return Promise.resolve(comeAgain('The DCC has too many requests under way.'))
    return inFlight.during(admit(service, octets))
  }
}
