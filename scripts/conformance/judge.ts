import { performance } from 'node:perf_hooks'
import { type ReferenceEntry, referenceFiles } from '../../simulator/gbcs/testing/reference-messages.ts'
import { type Check, checks } from './checks.ts'
import { compare, type Disagreement } from './disagreement.ts'
import { frameOf, type ReadSubject, type Subject, subjectOf } from './subject.ts'

/** How one question was answered over all the messages that it concerns. */
export interface CheckResult {
  readonly name: string
  readonly concerned: number
  readonly agree: number
  /** All of them together, in milliseconds. */
  readonly milliseconds: number
}

export type MessageDisagreement = Disagreement & { readonly file: string }

export interface Verdict {
  readonly messages: number
  readonly checks: readonly CheckResult[]
  readonly disagreements: readonly MessageDisagreement[]
}

/** Puts every question to every message. What cannot be judged (no file, no key) counts as a disagreement. */
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
    milliseconds: performance.now() - started,
  }
  const results = [frames]
  for (const check of checks) results.push(await put(check, read, note))
  return { messages: entries.length, checks: results, disagreements }
}

type Note = (file: string, found: readonly Disagreement[]) => void

async function put(check: Check, subjects: readonly ReadSubject[], note: Note): Promise<CheckResult> {
  const concerned = subjects.filter((subject) => check.concerns(subject))
  let agree = 0
  const started = performance.now()
  for (const subject of concerned) {
    const found = await foundBy(check, subject)
    if (found.length === 0) agree += 1
    note(subject.entry.file, found)
  }
  return { name: check.name, concerned: concerned.length, agree, milliseconds: performance.now() - started }
}

async function foundBy(check: Check, subject: ReadSubject): Promise<readonly Disagreement[]> {
  try {
    return await check.disagreements(subject)
  } catch (fault) {
    return compare(check.name, 'judged', `could not be judged: ${(fault as Error).message}`)
  }
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
