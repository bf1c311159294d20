import { Presets, SingleBar } from 'cli-progress'
import { wrapped } from '../../harness/in-words/wrap.ts'
import { visible } from '../../vocabulary/visible-text.ts'
import { splitAtStyles } from './styles.ts'
import { unwritable } from './unwritable.ts'

/**
 * Where a command writes: answers to standard output, everything else to standard error. All that it shows comes through
 * here, and much of it was written by strangers: verdicts of a judged check, names of Registration Data, subjects of
 * certificates, answers over HTTP, names of files. No character of it commands the terminal, and only the first line of a
 * text begins at the margin, so that none can pass for a line of ours.
 */
export interface Terminal {
  /** One line of the command's answer. */
  answer(line: string): void
  /** One line of an answer that only a person reads, in as many as the width of the terminal makes of it. */
  tell(line: string): void
  /** How wide a line of the answer may be: without an end where standard output is no terminal. */
  readonly columns: number
  /** One line about the work, for the person who waits. */
  remark(line: string): void
  /**
   * Resolves once what was answered is written.
   *
   * @throws SimulatorFault SIM_OUTPUT_UNWRITABLE where some of it could not be, as on a full disk
   */
  written(): Promise<void>
  /** A bar on standard error while long work goes on; nothing where that is no terminal. */
  progress(what: string, total: number): Progress
}

interface Progress {
  advance(by?: number): void
  finish(): void
}

const silent: Progress = { advance() {}, finish() {} }

let unwritten: Error | null = null

process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  // The reader may stop early, as `head` does. What is still to be written is then dropped.
  if (fault.code !== 'EPIPE') unwritten ??= fault
})
// There is nobody to be told of it; the exit status still says how it went.
process.stderr.on('error', () => {})

/** A text as the terminal may show it. */
export function shown(text: string): string {
  const [first = '', ...styled] = splitAtStyles(text)
  return indented(visible(first)) + styled.map(afterStyle).join('')
}

/** @param part a code of ours, such as `31m`, and what it styles */
function afterStyle(part: string): string {
  const [code = ''] = /^\d+m/.exec(part) ?? []
  return `\u001b[${code}${indented(visible(part.slice(code.length)))}`
}

const indented = (text: string): string => text.replaceAll('\n', '\n  ')

export const terminal: Terminal = {
  answer: (line) => void process.stdout.write(`${shown(line)}\n`),
  tell: (line) => {
    for (const part of wrapped(line, terminal.columns)) terminal.answer(part)
  },
  get columns() {
    // A terminal that says nothing of its width, or zero, as some that are not real do, is none to be fitted to.
    return (process.stdout.isTTY && process.stdout.columns) || Number.POSITIVE_INFINITY
  },
  remark: (line) => void process.stderr.write(`${shown(line)}\n`),
  async written() {
    // Files, pipes and terminals are written to at once, and say in the turn after it what they did not take.
    await new Promise(setImmediate)
    if (unwritten !== null) throw unwritable('standard output', null, unwritten)
  },
  progress(what, total) {
    if (!process.stderr.isTTY) return silent
    const bar = new SingleBar(
      { format: `${what} {bar} {value}/{total} {eta_formatted}`, stream: process.stderr, hideCursor: true },
      Presets.shades_classic,
    )
    bar.start(total, 0)
    return { advance: (by = 1) => bar.increment(by), finish: () => bar.stop() }
  },
}
