import { performance } from 'node:perf_hooks'
import { type ReferenceEntry, referenceFiles } from '../../simulator/gbcs/testing/reference-messages.ts'
import type { Check } from './check.ts'
import { compare, type Disagreement } from './check.ts'
import { checks } from './checks.ts'
import { frameOf, type ReadSubject, type Subject, subjectOf } from './subject.ts'

/** How one question was answered over all the messages that it concerns. */
export interface CheckResult {
  readonly name: string
  readonly concerned: number
  readonly agree: number
  /** Those for which nobody published a key: they neither agree nor disagree. */
  readonly unjudged: number
  /** All of them together, in milliseconds. */
  readonly milliseconds: number
}

export type MessageDisagreement = Disagreement & { readonly file: string }

/** A question to a message that cannot be answered here, and why. */
interface Unjudged {
  readonly file: string
  readonly check: string
  readonly because: string
}

export interface Verdict {
  readonly messages: number
  readonly checks: readonly CheckResult[]
  readonly unjudged: readonly Unjudged[]
  readonly disagreements: readonly MessageDisagreement[]
}

/**
 * Puts every question to every message. A file that is missing is a disagreement; a MAC or a signature for which no key is
 * published cannot be judged, and is counted apart.
 */
export async function judge(entries: readonly ReferenceEntry[]): Promise<Verdict> {
  const disagreements: MessageDisagreement[] = []
  const note = (file: string, found: readonly Disagreement[]): void => {
    for (const each of found) disagreements.push({ file, ...each })
  }
  for (const file of unlisted(entries)) note(file, compare('index', 'an entry', null))
  const present = entries.flatMap((entry) => subjectIfThere(entry, note))
  const started = performance.now()
  const read = present.flatMap((subject) => readIfFrame(subject, note))
  const frames = {
    name: 'frames',
    concerned: entries.length,
    agree: read.length,
    unjudged: 0,
    milliseconds: performance.now() - started,
  }
  const results = [frames]
  const unjudged: Unjudged[] = []
  for (const check of checks) results.push(await put(check, read, note, unjudged))
  return { messages: entries.length, checks: results, unjudged, disagreements }
}

type Note = (file: string, found: readonly Disagreement[]) => void

async function put(
  check: Check,
  subjects: readonly ReadSubject[],
  note: Note,
  unjudged: Unjudged[],
): Promise<CheckResult> {
  const concerned = subjects.filter((subject) => check.concerns(subject))
  const before = unjudged.length
  let agree = 0
  const started = performance.now()
  for (const subject of concerned) {
    const { file } = subject.entry
    const because = check.missing?.(subject) ?? null
    if (because !== null) {
      unjudged.push({ file, check: check.name, because })
      continue
    }
    const found = await check.disagreements(subject)
    if (found.length === 0) agree += 1
    note(file, found)
  }
  const milliseconds = performance.now() - started
  return { name: check.name, concerned: concerned.length, agree, unjudged: unjudged.length - before, milliseconds }
}

function subjectIfThere(entry: ReferenceEntry, note: Note): Subject[] {
  try {
    return [subjectOf(entry)]
  } catch (fault) {
    note(entry.file, compare('file', 'there', (fault as Error).message))
    return []
  }
}

function readIfFrame(subject: Subject, note: Note): ReadSubject[] {
  const frame = frameOf(subject)
  if (frame.ok) return [{ ...subject, message: frame.value }]
  note(subject.entry.file, compare('frame', 'readable', `${frame.failure.detail}, at ${frame.failure.offset}`))
  return []
}

function unlisted(entries: readonly ReferenceEntry[]): string[] {
  const listed = new Set(entries.map(({ file }) => file))
  return referenceFiles().filter((file) => !listed.has(file))
}
