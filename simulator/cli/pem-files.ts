import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readUserText } from '../environment/user-file.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'

/** One `-----BEGIN …-----` to `-----END …-----`, and whose it is for a message about it. */
export interface PemBlock {
  /** `CERTIFICATE`, `EC PRIVATE KEY`, … */
  readonly label: string
  readonly text: string
  /** The option and the file: `--keys: 'keys/supplier.key'`. */
  readonly source: string
}

/** A certificate or a key is a few hundred octets. */
const limits = { atMost: 4 * 1024 * 1024 }

/**
 * Every PEM block of the files of a directory that have one of those endings, in the order of their names; other files are
 * passed over.
 *
 * @param option such as `--keys`, to name in the message when something cannot be read
 * @throws SimulatorFault SIM_USAGE, which names the file
 */
export function* pemBlocksIn(option: string, directory: string, endings: RegExp): Generator<PemBlock> {
  for (const name of namesIn(option, directory)) {
    if (!endings.test(name)) continue
    const path = join(directory, name)
    const source = `${option}: '${path}'`
    yield* blocksOf(
      attempt(source, () => readUserText(path, limits)),
      source,
    )
  }
}

const begin = /-----BEGIN ([A-Z0-9 ]+)-----/g

function* blocksOf(text: string, source: string): Generator<PemBlock> {
  begin.lastIndex = 0
  for (const { 0: line, 1: label = '', index } of text.matchAll(begin)) {
    const end = text.indexOf(`-----END ${label}-----`, index + line.length)
    if (end === -1) throw new SimulatorFault('SIM_USAGE', `${source} ends before its ${label} does`)
    yield { label, text: text.slice(index, end + line.length - '-----BEGIN'.length + '-----END'.length), source }
  }
}

const namesIn = (option: string, directory: string): string[] =>
  attempt(`${option}: the directory '${directory}'`, () => readdirSync(directory).sort())

function attempt<Value>(what: string, work: () => Value): Value {
  try {
    return work()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SimulatorFault('SIM_USAGE', `${what} cannot be read: ${why}`, { cause })
  }
}
