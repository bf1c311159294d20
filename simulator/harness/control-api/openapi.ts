import { z } from 'zod'
import { eventSchema, gapSchema, helloSchema } from './event-view.ts'
import { type Example, examples, nameOfOperation } from './examples/examples.ts'
import { type RecordedAnswer, recordedAnswers } from './examples/recorded-answers.ts'
import { smkiPaths } from './openapi-smki.ts'
import type { Operation } from './operation.ts'

/** The OpenAPI 3.1 document of the control API, from the same schemas that validate. */
export function openApiDocument(operations: readonly Operation[]): object {
  const paths: Record<string, Record<string, object>> = {}
  const answers = recordedAnswers()
  for (const operation of operations) {
    const path = `/harness/v1${operation.route.replace(/:(\w+)/g, '{$1}')}`
    const name = nameOfOperation(operation)
    const shown = { examples: examples[name] ?? [], answers: answers[name] ?? [] }
    paths[path] = { ...paths[path], [operation.method]: describe(operation, shown) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'DCC simulator control API',
      version: '1',
      description:
        'What the harness shows of a simulated network and lets be changed while it runs. The examples are about the ' +
        'network that comes up where nobody says otherwise; long lists and texts in their answers are cut.',
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The network that this document is of' }],
    security: [{ bearerToken: [] }, {}],
    paths: {
      ...paths,
      ...smkiPaths(answers),
      '/harness/v1/events': { get: withStream(paths['/harness/v1/events']?.get) },
      '/wan': { get: wan },
    },
    components: {
      securitySchemes: { bearerToken },
      schemas: { Complaint: complaint, Event: jsonSchema(eventSchema, 'output') },
    },
  }
}

const complaint = {
  type: 'object',
  properties: { error: { type: 'string', description: 'What was wrong, in a sentence for a person' } },
  required: ['error'],
}

const complained = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Complaint' } } },
})

/** Who may use the harness port: `harness/access/control-access.ts` has the same in code. */
export const accessInWords = [
  'The loopback is no authentication: every page that a browser shows can call it. So the port is called by the loopback, by ' +
    '`--host`, or by a name that `--allow-host` gives it (the name of a service, or `NAME:PORT` of a mapped port); a request ' +
    'for another name gets 403. Where a request says an `Origin`, it must be the one that it calls.',
  'Beyond the loopback a token is required, `--token` or `DCC_SIM_TOKEN`, and a network without one does not start. Callers ' +
    'say it as `Authorization: Bearer TOKEN`; WebSockets may offer the subprotocol `bearer.TOKEN` instead, which is all that ' +
    'a browser can do. Who does not know it gets 401. The commands of `dcc-sim` that talk to a network take both too. The ' +
    'ports of the DUIS and SMKI services ask for none of this, as the clients of the DCC send none.',
] as const

const bearerToken = { type: 'http', scheme: 'bearer', description: accessInWords[1] }

const notLetIn = {
  401: complained('The network wants its token'),
  403: complained('The port is not called by that name, or the page is of another origin'),
}

/** @param message the schema of each message, where messages are JSON */
const asWebSocket = (message: object) => ({
  101: { description: 'The connection is a WebSocket', content: { 'application/json': { schema: message } } },
  ...notLetIn,
  426: complained('It was not asked for as a WebSocket'),
  default: complained('Something else is wrong; the answer says what'),
})

/** How the stream goes on, as OpenAPI describes it. */
export const streamInWords = [
  'Asked for as a WebSocket, it is the event stream. The first message is `hello`, with the `sequence` of the newest event and ' +
    'the status of the network. Then comes what happens, from the moment of connecting on, or all that follows `after`.',
  'A message is one event, or an array of events that happened together: they are gathered for 16 ms or 64 kB. The newest ' +
    '10 000 events are kept; where some of what should follow is gone, a `gap` names it, and lists are to be read again. ' +
    'Nobody waits for a listener: one that falls 4 MiB behind is told on, or told a `gap`, when it reads again.',
] as const

const streamed = {
  anyOf: [
    { $ref: '#/components/schemas/Event' },
    { type: 'array', items: { $ref: '#/components/schemas/Event' } },
    jsonSchema(helloSchema, 'output'),
    jsonSchema(gapSchema, 'output'),
  ],
}

/** The list of events and the stream of them have one address. */
function withStream(list: object = {}): object {
  const { responses, ...described } = list as { readonly responses?: object }
  return {
    ...described,
    description: streamInWords.join('\n\n'),
    responses: { 101: asWebSocket(streamed)[101], ...responses },
  }
}

/** What fleets in other processes need to know: `wan/wan-messages.ts` has the same in code. */
export const wanInWords = [
  'A WebSocket on which a fleet in another process joins the WAN. Text messages are JSON, binary messages are frames.',
  'This is version 2. The fleet says first who it is, `{"fleet": "NAME", "version": 2}`, the same name on each of its connections; it ' +
    'is answered `{"version": 2, "leaseMs": 10000}`. It says which devices it holds, `{"holds": ["00-DB-…", …]}`, in as many ' +
    'messages as it likes, each of 1 MiB at most; it is answered `{"held": N}`, how many it holds now, or `{"error": "…"}`, and ' +
    'then holds none of that message.',
  "A frame, in either direction, is four octets of a number that its sender chooses, the eight of the device's identifier, then the " +
    'GBCS message. To a frame that comes down the fleet says `{"receipt": NUMBER}` when what its device made of it is durable, or ' +
    '`{"returned": NUMBER, "why": "…"}` where nothing was done with it: then it comes again. `{"recall": NUMBER}` asks for a frame ' +
    'back whose request is about to end. To a frame that comes up the network says `{"taken": NUMBER}` when it is recorded: until ' +
    'then the fleet keeps it, and sends it again on its next connection; or `{"error": "…", "frame": NUMBER}`.',
  'The lease of a fleet lasts for `leaseMs` from when it last said `{"beat": NUMBER}` and was answered the same; it says so every ' +
    'quarter of that. When a lease has ended, or a connection, the fleet carries nothing out that came over it, and the network ' +
    'sends it again. A request whose time is up meanwhile ends in E20.',
  "The devices are those of the network's own inventory, with the certificates of its seed; once claimed, a device is no " +
    'longer simulated by the network itself, across restarts of it, and cannot be reached while its fleet is away. Who comes to a ' +
    'network with a virtual clock is turned away (1008). `dcc-sim fleet` is such a fleet.',
] as const

const wan = {
  operationId: 'getWan',
  summary: wanInWords[0],
  description: wanInWords.slice(1).join('\n\n'),
  responses: asWebSocket({}),
}

/** The examples of an operation, and what was answered to each. */
interface Shown {
  readonly examples: readonly Example[]
  readonly answers: readonly RecordedAnswer[]
}

function describe(operation: Operation, shown: Shown): object {
  const { summary, path, query, body, method, route, answer, alsoAnswers = [], takes = 'application/json' } = operation
  const [first] = shown.examples
  return {
    operationId: operationIdOf(method, route),
    summary,
    parameters: [
      ...parametersIn('path', path, first?.path),
      ...parametersIn('query', query, first?.query),
      ...(method === 'get' ? [] : [idempotencyKey]),
    ],
    ...(method !== 'get' && {
      requestBody: {
        required: true,
        content: { [takes]: { schema: jsonSchema(body, 'input'), ...examplesOf(shown.examples, ({ body }) => body) } },
      },
    }),
    responses: {
      200: {
        description: 'As asked',
        content: {
          ...(answer !== undefined && {
            'application/json': { schema: jsonSchema(answer, 'output'), ...answersIn('application/json', shown) },
          }),
          ...Object.fromEntries(
            alsoAnswers.map((type) => [type, { schema: { type: 'string' }, ...answersIn(type, shown) }]),
          ),
        },
      },
      400: complained('The input is wrong; the answer says how'),
      ...notLetIn,
      404: complained('There is no such thing'),
      ...(method !== 'get' && {
        413: complained('The body is too large'),
        415: complained(`The body is not ${takes}`),
        422: complained('The Idempotency-Key was used for something else'),
      }),
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Names this attempt, so that it is carried out once: asked again by the same key, the network answers as it did the first ' +
    'time, be it a refusal, and does nothing. The newest 1 000 keys are remembered until the network ends. A new attempt takes a new key',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

/** Named `1`, `2`, … with what somebody wants in words. */
const examplesOf = (all: readonly Example[], toldOf: (example: Example, index: number) => unknown) => {
  const named = all.flatMap((example, index) => {
    const value = toldOf(example, index)
    return value === undefined ? [] : [[String(index + 1), { summary: example.says, value }] as const]
  })
  return named.length === 0 ? {} : { examples: Object.fromEntries(named) }
}

const answersIn = (contentType: string, { examples, answers }: Shown) =>
  examplesOf(examples, (_, index) => (answers[index]?.contentType === contentType ? answers[index]?.answer : undefined))

/** `getDevicesIdCells` */
const operationIdOf = (method: string, route: string): string =>
  method +
  route
    .split(/[^A-Za-z]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

function parametersIn(place: 'path' | 'query', schema: z.ZodType, example: Example['query']): object[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, { description?: string }>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    ...(example?.[name] !== undefined && { example: example[name] }),
    schema,
  }))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema, ...written } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return written
}
