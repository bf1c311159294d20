/** What an HTTP service of the DCC answers, apart from who asked over what. */
export interface HttpAnswer {
  /** 401 and 402 are the SMKI services' own: a search that is not one, and one that finds nothing. */
  readonly status: 200 | 400 | 401 | 402 | 500 | 503
  readonly contentType: 'application/xml' | 'text/plain'
  readonly body: string
  /** Seconds; only with 503. */
  readonly retryAfterSeconds?: number
}
