import colours from 'picocolors'
import type { Finding, Inspection, Proof } from './inspection.ts'

const widestName = 44

/** The lines that a person reads: offset, length, name and value of each field, then what could be proved. */
export function* renderInspection({ what, findings, proofs, flaw }: Inspection): Generator<string> {
  yield colours.bold(what)
  yield* renderFindings(findings, 0)
  if (flaw !== null) yield colours.red(`flawed: ${flaw}`)
  for (const proof of proofs) yield renderProof(proof)
}

function* renderFindings(findings: readonly Finding[], depth: number): Generator<string> {
  for (const { name, value, offset, length, fields } of findings) {
    const place = offset === undefined ? '' : `${String(offset).padStart(6)} ${String(length).padStart(5)}  `
    const label = `${'  '.repeat(depth)}${name}`.padEnd(widestName)
    yield `${colours.dim(place)}${label} ${value}`.trimEnd()
    if (fields !== undefined) yield* renderFindings(fields, depth + 1)
  }
}

function renderProof({ of, outcome, detail }: Proof): string {
  const colour = { verifies: colours.green, 'does not verify': colours.red, unknown: colours.yellow }[outcome]
  const verdict = outcome === 'unknown' ? 'cannot be verified' : outcome
  return colour(`${of} ${verdict}: ${detail}`)
}
