/** What the gateway answers, apart from who asked over what. */
export interface HttpAnswer {
  readonly status: 200 | 400 | 500 | 503
  readonly contentType: 'application/xml' | 'text/plain'
  readonly body: string
  /** Seconds; only with 503. */
  readonly retryAfter?: number
}
