import { Presets, SingleBar } from 'cli-progress'

/** Where a command writes: answers to standard output, everything else to standard error. */
export interface Terminal {
  /** One line of the command's answer. */
  answer(line: string): void
  /** One line about the work, for the person who waits. */
  remark(line: string): void
  /** A bar on standard error while long work goes on; nothing where that is no terminal. */
  progress(what: string, total: number): Progress
}

export interface Progress {
  advance(by?: number): void
  finish(): void
}

const silent: Progress = { advance() {}, finish() {} }

// Whoever reads may have had enough, as `head` has: what is still to be said is then said to nobody.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
})

export const terminal: Terminal = {
  answer: (line) => void process.stdout.write(`${line}\n`),
  remark: (line) => void process.stderr.write(`${line}\n`),
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
