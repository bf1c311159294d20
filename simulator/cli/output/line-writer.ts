import { closeSync, openSync, writeSync } from 'node:fs'
import { unwritable } from './unwritable.ts'

/** A file that is written line by line. */
export interface LineWriter {
  write(line: string): void
  /** @returns how many lines were written */
  close(): number
}

/** How many characters are gathered before they are written: a file of millions of lines is never whole in memory. */
const portionOctets = 65_536

/**
 * @param option such as `--out`, to name in the message when the file cannot be written
 * @throws SimulatorFault SIM_OUTPUT_UNWRITABLE; so do its methods
 */
export function openLineWriter(option: string, path: string): LineWriter {
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (cause) {
      throw unwritable(option, path, cause)
    }
  }
  const file = attempt(() => openSync(path, 'w'))
  let [count, text] = [0, '']
  const flush = (): void => {
    attempt(() => writeWhole(file, text))
    text = ''
  }
  return {
    write(line) {
      text += `${line}\n`
      count += 1
      if (text.length >= portionOctets) flush()
    },
    close() {
      try {
        flush()
      } finally {
        closeSync(file)
      }
      return count
    },
  }
}

/** A disk that is nearly full takes a part, and says so only when it is asked to take the rest. */
function writeWhole(file: number, text: string): void {
  const octets = Buffer.from(text)
  for (let written = 0; written < octets.length; ) written += writeSync(file, octets, written)
}
