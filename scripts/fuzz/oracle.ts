import assert from 'node:assert/strict'
import type * as fc from 'fast-check'
import type { Logger } from '../../simulator/vocabulary/ports/logger.ts'

/** What no answer may hold: frames of a stack, modules, files of this machine, names of our faults. */
const inside =
  /node_modules|node:internal|\.[cm]?[tj]s[:)]|^\s+at \S|\/(?:home|work|root|tmp|usr)\/|\b(?:Type|Range|Reference|Syntax|Assertion)Error\b|\bSIM_[A-Z]/m

/** Fails on an answer that tells of the inside. What the caller sent may come back in it. */
export function tellsNothing(body: string, sent = ''): void {
  const found = inside.exec(body)?.[0]
  if (found !== undefined && !sent.includes(found.trim()))
    assert.fail(`an answer tells of the inside: ${body.slice(0, 400)}`)
}

/** Fails on a status that is not among those that the service may answer with. */
export function isAllowed(status: number, allowed: ReadonlySet<number>): void {
  assert.ok(allowed.has(status), `answered ${status}, which is none of ${[...allowed].join(', ')}`)
}

/** A log of errors alone: each is a fault of ours. */
export function createFaultLog(): Logger & { readonly faults: string[] } {
  const faults: string[] = []
  return {
    faults,
    debug() {},
    info() {},
    warn() {},
    error: (context, message) => void faults.push(`${message}: ${describe(context)}`),
  }
}

const describe = (context: object): string =>
  Object.values(context)
    .map((value) => (value instanceof Error ? value.stack : JSON.stringify(value)))
    .join(' ')

/** One border of the house at which hostile input comes in, and the property that must hold there for every case. */
export interface FuzzTarget {
  readonly name: string
  /** Throws for a case at which something broke, or at which the answer tells of the inside. */
  readonly property: fc.IAsyncProperty<unknown>
  /** What was noticed beside the answers, such as errors in the log; empty while all is well. */
  readonly faults: () => readonly string[]
  close(): Promise<void>
}
