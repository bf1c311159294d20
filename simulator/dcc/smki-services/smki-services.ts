import { readRetrieval, readSearch } from '../../duis/smki/read-requests.ts'
import { type SmkiAnswer, writeDataResponse, writeSearchResponse } from '../../duis/smki/write-responses.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { createHttpService } from '../gateway/http-service.ts'
import { urlOf } from '../gateway/listen.ts'
import type { HttpLimits } from '../gateway/load-shedding.ts'
import type { HttpAnswer } from '../gateway/respond.ts'
import { dccSettings } from '../settings/settings.ts'
import { type CertificateDirectorySources, createCertificateDirectory } from './certificate-directory.ts'

export interface SmkiServicesOptions extends CertificateDirectorySources {
  /** What a connection may cost; bodies are smaller than at the DUIS port. */
  readonly limits?: HttpLimits
  readonly clock: Clock
  readonly log: Logger
}

/** The web services of the SMKI Repository, as DCC Boxed offers them (docs/domain/duis.md#smki-services). */
export interface SmkiServices {
  /** Port 0 is a free one. Throws SIM_PORT_IN_USE. */
  listen(port: number, host: string): Promise<ListeningSmkiServices>
  close(): Promise<void>
}

export interface ListeningSmkiServices {
  /** `http://127.0.0.1:8083` */
  readonly url: string
}

/** Octets of a request body at most: the longest request has a few hundred. */
const bodyLimitOctets = 16_384

/** What DCC Boxed answers, and its client understands: a search that is none, and one that finds nothing. */
const invalidSearch = 401
const nothingFound = 402

export function createSmkiServices(options: SmkiServicesOptions): SmkiServices {
  const { clock, log } = options
  const limits = { ...(options.limits ?? dccSettings().gateway), bodyLimitOctets }
  const directory = createCertificateDirectory(options)
  let answers = 0
  const answerOf = (responseCode: SmkiAnswer['responseCode'], responseMessage: string): SmkiAnswer => {
    answers += 1
    return { responseCode, responseMessage, auditReference: `${clock.now()}-${answers}` }
  }

  const search = (octets: Uint8Array): HttpAnswer => {
    const request = readSearch(octets)
    if (!request.ok)
      return xml(invalidSearch, writeSearchResponse(answerOf(invalidSearch, request.failure.sentence), []))
    const found = directory.search(request.value, clock.now())
    if (found.length === 0)
      return xml(nothingFound, writeSearchResponse(answerOf(nothingFound, 'No certificate matches.'), []))
    const entries = found.map(({ entry }) => entry)
    return xml(200, writeSearchResponse(answerOf(200, 'Success'), entries))
  }

  const retrieve = (octets: Uint8Array): HttpAnswer => {
    const request = readRetrieval(octets)
    if (!request.ok)
      return xml(invalidSearch, writeDataResponse(answerOf(invalidSearch, request.failure.sentence), null))
    const found = directory.bySerialNumber(request.value.serialNumber, clock.now())
    if (found === undefined)
      return xml(
        nothingFound,
        writeDataResponse(answerOf(nothingFound, 'No certificate has that serial number.'), null),
      )
    return xml(200, writeDataResponse(answerOf(200, 'Success'), found))
  }

  const service = createHttpService({
    routes: {
      '/services/certificatesearch': async (octets) => search(octets),
      '/services/retrievecertificate': async (octets) => retrieve(octets),
    },
    limits: () => limits,
    isFull: () => false,
    portOption: '--smki-port',
    log,
  })
  return {
    listen: async (port, host) => ({ url: urlOf(await service.listen(port, host)) }),
    close: service.close,
  }
}

const xml = (status: 200 | typeof invalidSearch | typeof nothingFound, body: string): HttpAnswer => ({
  status,
  contentType: 'application/xml',
  body,
})
