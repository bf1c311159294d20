import { createRequire } from 'node:module'
import type Database from 'libsql'
import { SimulatorFault } from '../vocabulary/faults.ts'

export type { default as Database } from 'libsql'

const require = createRequire(import.meta.url)

/**
 * Opens a SQLite file. The engine is loaded with the first: it is a program of this machine's kind, in a package of its own
 * that an install may leave out, and much can be done without it.
 *
 * @throws SimulatorFault SIM_NOT_INSTALLED where it is not there
 */
export function openDatabase(path: string, options: Database.Options = {}): Database.Database {
  return new (loadEngine())(path, options)
}

/**
 * To be asked before work whose parts open databases, where each would fail for lack of it and be taken for something else.
 *
 * @throws SimulatorFault SIM_NOT_INSTALLED
 */
export function requireDatabases(): void {
  loadEngine()
}

let engine: typeof Database | null = null

function loadEngine(): typeof Database {
  try {
    engine ??= require('libsql') as typeof Database
    return engine
  } catch (cause) {
    const machine = `${process.platform}-${process.arch}`
    throw new SimulatorFault(
      'SIM_NOT_INSTALLED',
      `What keeps the state (libsql for ${machine}) is not installed: install again without --omit=optional, on this machine ` +
        'itself, and where libsql has no program for it, on another',
      { cause },
    )
  }
}
