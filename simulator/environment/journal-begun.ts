import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unreadable } from './journal-damage.ts'

/** Stands in a state directory once its journal holds something: a journal that is empty afterwards has lost it. */
export const markFileName = 'state-begun'

const explanation =
  'This directory holds the state of a DCC simulator, in journal.sqlite. Where that file is empty or gone while this one\n' +
  'is here, the state was lost, and the simulator says so. Remove this file too to begin anew.\n'

/** To be called when the journal holds something durable. */
export function markBegun(directory: string): void {
  const mark = join(directory, markFileName)
  if (!existsSync(mark)) writeFileSync(mark, explanation)
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE where the journal is empty or gone in a directory that held one */
export function requireNoneBefore(directory: string, path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0) return
  const mark = join(directory, markFileName)
  if (!existsSync(mark)) return
  throw unreadable(
    `${path} is gone or empty, and ${mark} says that it held a state: put it back, name another state directory, or remove ` +
      `${mark} to begin anew`,
  )
}
