import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { issuesInShort } from '../../../vocabulary/complaints.ts'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import type { Operation } from '../operation.ts'
import { deviceAtPremisesSchema } from '../operations/premises-view.ts'
import { rowSchema } from '../request-list/row-view.ts'
import { moment } from '../views.ts'
import { readingAt } from './ask.ts'

/** Grows when a file that is written now could not be read by the simulator of before. */
const version = 1

const headerSchema = z.strictObject({
  recording: z.literal(version),
  recordedAt: moment,
  of: z.string().max(2000).describe('What it is of, in words'),
})

/** What somebody saw of a network: answers of its control API, by their paths, and what its lists held. */
export interface Recording {
  readonly recordedAt: string
  readonly of: string
  readonly answers: ReadonlyMap<string, unknown>
  readonly rows: readonly z.output<typeof rowSchema>[]
  readonly devices: readonly z.output<typeof deviceAtPremisesSchema>[]
}

/** JSON lines under gzip: a header, then one line for each answer, request and device. */
export function writeRecording({ recordedAt, of, answers, rows, devices }: Recording): Buffer {
  const lines = [
    { recording: version, recordedAt, of },
    ...rows.map((row) => ({ row })),
    ...devices.map((device) => ({ device })),
    ...Array.from(answers, ([get, answer]) => ({ get, answer })),
  ]
  return gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** A file may come from anybody: more than this is none of ours. */
const limits = { octets: 256 * 1024 * 1024, lines: 200_000 }

const lineSchema = z.union([
  z.strictObject({ get: z.string().max(1000), answer: z.unknown() }),
  z.strictObject({ row: rowSchema }),
  z.strictObject({ device: deviceAtPremisesSchema }),
])

/**
 * Reads a recording. It may come from anybody: every line is held against what the control API says of its answers.
 *
 * @throws SimulatorFault SIM_USAGE in one sentence, which names the line
 */
export function readRecording(octets: Uint8Array, operations: readonly Operation[]): Recording {
  const [first = '', ...lines] = textIn(octets)
    .split('\n')
    .filter((line) => line !== '')
  if (lines.length > limits.lines) throw refused(`it has more than ${limits.lines} lines`)
  const { recordedAt, of } = headerIn(first)
  const answers = new Map<string, unknown>()
  const rows: Recording['rows'][number][] = []
  const devices: Recording['devices'][number][] = []
  for (const [index, text] of lines.entries()) {
    const line = lineIn(text, index + 2)
    if ('row' in line) rows.push(line.row)
    else if ('device' in line) devices.push(line.device)
    else answers.set(line.get, answerIn(line, operations, index + 2))
  }
  if (!answers.has('/status')) throw refused('it does not say of which network it is')
  return { recordedAt, of, answers, rows, devices }
}

function textIn(octets: Uint8Array): string {
  try {
    return gunzipSync(octets, { maxOutputLength: limits.octets }).toString()
  } catch (cause) {
    const isTooLong = cause instanceof RangeError
    throw refused(
      isTooLong ? `it holds more than ${limits.octets / 1024 / 1024} MB` : 'it is not compressed with gzip, or damaged',
      cause,
    )
  }
}

function headerIn(text: string) {
  const said = jsonIn(text, 1)
  const header = headerSchema.safeParse(said)
  if (header.success) return header.data
  const other = z.looseObject({ recording: z.number() }).safeParse(said)
  throw refused(
    other.success && other.data.recording !== version
      ? `it is of version ${other.data.recording}, and this simulator reads version ${version}`
      : 'its first line is no header of a recording',
  )
}

function lineIn(text: string, number: number): z.output<typeof lineSchema> {
  const line = lineSchema.safeParse(jsonIn(text, number))
  if (line.success) return line.data
  throw refused(`line ${number} is no answer, no request and no device: ${issuesInShort(line.error)}`)
}

function answerIn(
  { get, answer }: { readonly get: string; readonly answer: unknown },
  operations: readonly Operation[],
  number: number,
): unknown {
  const schema = readingAt(operations, get)?.operation.answer
  if (schema === undefined) throw refused(`line ${number} answers what nobody can ask: ${get}`)
  const read = schema.safeParse(answer)
  if (read.success) return read.data
  throw refused(`line ${number} is no answer to ${get}: ${issuesInShort(read.error)}`)
}

function jsonIn(text: string, number: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refused(`line ${number} is no JSON`, cause)
  }
}

const refused = (why: string, cause?: unknown) =>
  new SimulatorFault('SIM_USAGE', `This is no recording of a simulator: ${why}`, { cause })
