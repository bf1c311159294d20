import * as fc from 'fast-check'

/** What a hostile client writes to a connection, in parts that shrink well. */
export interface RawRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly string[]
  readonly body: Uint8Array
}

const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/)
const method = fc.oneof(
  { weight: 4, arbitrary: fc.constant('POST') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT', 'SEARCH'),
  },
  { weight: 1, arbitrary: token },
)

/** A path of the service, one beside it, or something that is none. */
const pathAmong = (paths: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...paths) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...paths),
          fc.constantFrom('/', '?a=b', '%00', '%zz', '/../..', '//', '#x', '%2e%2e/', '?a[]=1&a[b]=2'),
        )
        .map(([path, end]) => path + end),
    },
    { weight: 1, arbitrary: fc.webUrl({ validSchemes: ['http'] }) },
    {
      weight: 1,
      arbitrary: fc
        .string({ minLength: 1, maxLength: 30 })
        .map((text) => `/${encodeURI(text.replace(/\p{Cs}/gu, ''))}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('*', '/etc/passwd', '/..%2f..%2fetc/passwd', `/${'a'.repeat(20_000)}`, '/\u00ff', ''),
    },
  )

const contentTypes = [
  'application/xml',
  'application/xml; charset=utf-16',
  'application/json',
  'text/plain',
  'application/xml;',
  'xml',
  '',
]
const header = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...contentTypes).map((type) => `Content-Type: ${type}`) },
  fc.constantFrom(
    'Content-Length: 0',
    'Content-Length: -1',
    'Content-Length: 5, 6',
    'Content-Length: 99999999999999',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Content-Encoding: gzip',
    'Content-Encoding: br',
    'Expect: 100-continue',
    'Expect: something',
    'Connection: upgrade\r\nUpgrade: websocket',
    'Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13',
    'Host: a\r\nHost: b',
    'Cookie: a=b; c',
    `X-Long: ${'a'.repeat(20_000)}`,
    ': no name',
    'No-Colon',
    ' folded',
  ),
  fc.tuple(token, fc.string({ maxLength: 20 })).map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, '')}`),
)

const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json({ maxDepth: 3 }).map((json) => new Uint8Array(Buffer.from(json))),
  fc
    .constantFrom('5\r\n<a/>x\r\n0\r\n\r\n', 'ffffffff\r\n', 'zz\r\n', '0\r\n\r\nGET / HTTP/1.1\r\n\r\n')
    .map((text) => new Uint8Array(Buffer.from(text))),
)

export const rawRequest = (paths: readonly string[]): fc.Arbitrary<RawRequest> =>
  fc.record({ method, path: pathAmong(paths), headers: fc.array(header, { maxLength: 4 }), body })

/** The octets of a request; its length is announced rightly unless a header says something of it already. */
export function octetsOf({ method, path, headers, body }: RawRequest): Buffer {
  const saysLength = headers.some((each) => /^(?:Content-Length|Transfer-Encoding)/i.test(each))
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...(saysLength ? [] : [`Content-Length: ${body.length}`]),
    ...headers,
    '',
    '',
  ]
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body])
}

/** Anything at all, for a server that expects HTTP. */
export const noHttp: fc.Arbitrary<Buffer> = fc
  .uint8Array({ minLength: 1, maxLength: 300 })
  .map((octets) => Buffer.from(octets))
