import { token, tokenWanted } from './token.ts'

const root = '/harness/v1'

/** What the control API answered where it did not do what was asked. */
export class Refusal extends Error {
  /** 0 where nothing answered. */
  readonly status: number
  readonly retryAfterSeconds: number | null
  /** What stood beside the sentence, as the rejected lines of a file do. */
  readonly report: Readonly<Record<string, unknown>>

  constructor(status: number, sentence: string, retryAfter: string | null, report: Readonly<Record<string, unknown>>) {
    super(sentence)
    this.status = status
    this.retryAfterSeconds = retryAfter === null ? null : Number(retryAfter)
    this.report = report
  }
}

/** The address of an operation, with `:names` put in and a query. */
export function addressOf(
  route: string,
  path: Readonly<Record<string, string | number>> = {},
  query: Readonly<Record<string, string | number | boolean | undefined>> = {},
): string {
  const filled = route.replace(/:(\w+)/g, (_, name) => encodeURIComponent(String(path[name])))
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  )
  return root + filled + (said.length === 0 ? '' : `?${said.join('&')}`)
}

/**
 * Asks the control API.
 *
 * @throws Refusal with the sentence of the API
 */
export async function ask<Answer>(address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await answerTo(address, init)
  if (!response.ok) throw await refusalIn(response)
  return (await contentOf(response)) as Answer
}

async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text()
  return response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : text
}

async function refusalIn(response: Response): Promise<Refusal> {
  const said = await contentOf(response)
  const { error = said, ...report } = typeof said === 'object' && said !== null ? (said as { error?: unknown }) : {}
  if (response.status === 401) tokenWanted.value = String(error)
  return new Refusal(response.status, String(error), response.headers.get('retry-after'), report)
}

/** Asks the control API to do something. `body` is JSON unless it is text, which goes as CSV. */
export const tell = <Answer>(method: 'POST' | 'PUT', address: string, body: unknown): Promise<Answer> =>
  change(address, {
    method,
    headers: { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/**
 * Asks the control API for a file.
 *
 * @returns it, and the name to save it under
 * @throws Refusal as `ask`
 */
export async function askFile(address: string): Promise<{ readonly name: string; readonly content: Blob }> {
  const response = await answerTo(address, {})
  if (!response.ok) throw await refusalIn(response)
  const [, name = 'dcc-sim'] = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { name, content: await response.blob() }
}

/** The newest attempt to change something, while nothing has answered it. */
let unanswered: { readonly said: string; readonly key: string } | null = null

let attempts = 0

/**
 * Asks the control API to change something. Until an answer has come, the same again is the same attempt, which the network
 * carries out once: the second press of a button does not send twice, nor does trying again after a lost connection.
 */
export async function change<Answer>(address: string, init: RequestInit): Promise<Answer> {
  const said = [init.method, address, init.body].join(' ')
  const key = unanswered?.said === said ? unanswered.key : `${performance.timeOrigin}-${++attempts}`
  unanswered = { said, key }
  const headers = new Headers(init.headers)
  headers.set('idempotency-key', key)
  let isAnswered = true
  try {
    return await ask<Answer>(address, { ...init, headers })
  } catch (fault) {
    isAnswered = fault instanceof Refusal && fault.status !== 0
    throw fault
  } finally {
    if (isAnswered && unanswered?.key === key) unanswered = null
  }
}

async function answerTo(address: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json')
  if (token.value !== null) headers.set('authorization', `Bearer ${token.value}`)
  try {
    return await fetch(address, { ...init, headers })
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault
    throw new Refusal(
      0,
      'Nothing answers at this address: the network is down, or its machine cannot be reached.',
      null,
      {},
    )
  }
}
