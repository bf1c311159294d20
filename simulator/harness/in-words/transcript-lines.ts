import type { CellChange } from '../../dcc/learning/cells.ts'
import type { Lesson } from '../../dcc/learning/lessons.ts'
import type { Decision } from '../../dcc/transcript/decision.ts'
import type { Transcript, TranscriptEntry } from '../../dcc/transcript/transcript.ts'
import { nameOfMessageCode } from '../../gbcs/message-codes.ts'
import { nameOfCredentialsReplacementMode } from '../../vocabulary/credentials-replacement-mode.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import { codeInWords, type Meanings } from './code-in-words.ts'
import type { DroppedCommand } from './dropped-commands.ts'
import { nameOfParty } from './who-is-who.ts'

/** One line of a transcript: when, who to whom, what. `detail` lines belong to the line before. */
export interface TranscriptLine {
  readonly at: string
  readonly who: string
  readonly what: string
  readonly details: readonly string[]
}

/** What devices and codes are called. */
export interface Words {
  /** What a person calls the device, such as `GPF 00-DB-…`. */
  readonly nameOfDevice: (device: EntityIdentifier) => string
  /** What a setting says of codes; ours alone where absent. */
  readonly meanings?: Meanings
}

/**
 * A request's transcript in words: who sent what to whom, and what came of it.
 *
 * @param dropped what devices logged when they dropped its Commands
 */
export function transcriptLines(
  { entries }: Pick<Transcript, 'entries'>,
  words: Words,
  dropped: readonly DroppedCommand[] = [],
): readonly TranscriptLine[] {
  const lines = entries.flatMap((entry, at) => linesOf(entry, words, waitedIn(entries, at))).map(withTime)
  for (const command of dropped) {
    // Behind what had happened when the device did so. Instants as text stand in their order.
    const line = droppedLine(command, words)
    const later = lines.findIndex(({ at }) => at > line.at)
    lines.splice(later === -1 ? lines.length : later, 0, line)
  }
  return lines
}

/** Where a request waited before it was released: in the schedule, or in quarantine. */
const waitedIn = (entries: readonly TranscriptEntry[], at: number): 'schedule' | 'quarantine' =>
  entries.slice(0, at).findLast(({ kind }) => kind === 'scheduled' || kind === 'quarantined')?.kind === 'quarantined'
    ? 'quarantine'
    : 'schedule'

const droppedLine = (
  { at, device, event, reason, detail }: DroppedCommand,
  { nameOfDevice }: Words,
): TranscriptLine => ({
  at: formatInstant(at),
  who: nameOfDevice(device),
  what: `drops the Command (${reason}), and tells nobody`,
  details: [`security log: ${event}, ${detail}`],
})

type Untimed = Omit<TranscriptLine, 'at'>
const withTime = ([entry, line]: readonly [TranscriptEntry, Untimed]): TranscriptLine => ({
  at: formatInstant(entry.at),
  ...line,
})

function linesOf(
  entry: TranscriptEntry,
  words: Words,
  waited: 'schedule' | 'quarantine',
): readonly (readonly [TranscriptEntry, Untimed])[] {
  return untimedLinesOf(entry, words, waited).map((line) => [entry, line] as const)
}

function untimedLinesOf(
  entry: TranscriptEntry,
  { nameOfDevice, meanings }: Words,
  waited: 'schedule' | 'quarantine',
): Untimed[] {
  const inWords = (code: string) => codeInWords(code, meanings)
  switch (entry.kind) {
    case 'answered':
      return linesOfAnswer(entry, inWords)
    case 'turned-away':
      return [{ who: 'DCC', what: `turned away with ${inWords(entry.code)}`, details: refusalDetails(entry.trace) }]
    case 'scheduled':
      return [{ who: 'DCC', what: `kept in the schedule until ${formatInstant(entry.until)}`, details: [] }]
    case 'released': {
      const why = waited === 'quarantine' ? 'taken out of quarantine' : 'its time has come'
      const what = `${why}: ${inWords(entry.code)}`
      return [...judged(entry.trace, entry.decision), { who: 'DCC', what, details: [] }]
    }
    case 'quarantined':
      return [{ who: 'DCC', what: `quarantined under ${entry.reference}`, details: [entry.because] }]
    case 'unreleased':
      return [{ who: 'DCC', what: inWords(entry.code), details: [entry.because] }]
    case 'command-sent':
      return [{ who: `DCC → ${nameOfDevice(entry.device)}`, what: commandInWords(entry), details: [] }]
    case 'command-handed-out':
      return [{ who: 'DCC', what: `${commandInWords(entry)}, for local delivery`, details: [] }]
    case 'device-answered': {
      const what = `Response, ${entry.frame.length} octets`
      return [{ who: `${nameOfDevice(entry.device)} → DCC`, what, details: entry.learnt.flatMap(lessonInWords) }]
    }
    case 'device-answered-late': {
      const what = `Response, ${entry.frame.length} octets, after the request had ended`
      const outdated = entry.mirrored ? [] : ['a later Command has been answered: this says nothing of how things are']
      return [
        {
          who: `${nameOfDevice(entry.device)} → DCC`,
          what,
          details: [...entry.learnt.flatMap(lessonInWords), ...outdated],
        },
      ]
    }
    case 'device-alerted': {
      const what = `Alert ${inWords(entry.alertCode)}, ${entry.frame.length} octets`
      return [{ who: `${nameOfDevice(entry.device)} → DCC`, what, details: entry.learnt.flatMap(lessonInWords) }]
    }
    case 'hub-lost':
      return [{ who: 'WAN → DCC', what: `${nameOfDevice(entry.device)} is lost`, details: [] }]
    case 'superseded':
      return [{ who: 'DCC', what: `the device keeps ${entry.by} in its place, or nothing`, details: [] }]
    case 'unanswered':
      return [{ who: 'DCC', what: `${nameOfDevice(entry.device)}: ${inWords(entry.code)}`, details: [] }]
    case 'queued':
      return [{ who: `DCC → ${nameOfParty(entry.to)}`, what: queuedInWords(entry, inWords), details: [] }]
    case 'delivered':
      return [{ who: `${nameOfParty(entry.to)} → DCC`, what: `taken (HTTP ${entry.status})`, details: [] }]
    case 'delivery-refused':
      return [{ who: `${nameOfParty(entry.to)} → DCC`, what: `refused (HTTP ${entry.status})`, details: [] }]
    case 'delivery-abandoned':
      return [
        {
          who: 'DCC',
          what: `delivery to ${nameOfParty(entry.to)} given up after ${entry.attempts} attempts`,
          details: [],
        },
      ]
  }
}

function lessonInWords(lesson: Lesson): readonly string[] {
  switch (lesson.kind) {
    case 'cells-replaced':
      return lesson.cells.map(cellInWords)
    case 'cells-held':
      return lesson.cells.map(({ cell, holder: held }) => `${cell}: ${holder(held.entityIdentifier)}`)
    case 'firmware':
      return [`${lesson.device} runs firmware ${lesson.version}`]
    case 'device-certificate':
      return [`${lesson.device} works with a new certificate for ${keyUses[lesson.use]}`]
    case 'whitelisted':
      return [`${lesson.device} may join the hub ${lesson.hub}`]
    case 'removed-from-hub':
      return [`${lesson.device} may join no more`]
    case 'joined-han':
      return [`${lesson.device} has joined its home area network`]
    case 'commissioned':
      return [`${lesson.device} is commissioned`]
    case 'joined':
      return [`${lesson.device} is joined to ${lesson.other}`]
    case 'unjoined':
      return [`${lesson.device} is joined to ${lesson.other} no more`]
    case 'schedules-removed':
      return [`${nameOfParty(lesson.user)} has lost its DSP schedules ${lesson.schedules.join(', ')}`]
    case 'supplier-changed':
      return [`${lesson.device} has gone to ${nameOfParty(lesson.supplier)}`]
    case 'device-log':
      return [
        `${lesson.device} has in its log: ${lesson.log.devices.map(({ device }) => device).join(', ') || 'nothing'}`,
      ]
  }
}

const keyUses = { digitalSignature: 'signing', keyAgreement: 'key agreement' } as const

const cellInWords = ({ cell, status, before, after }: CellChange): string =>
  `${cell}: ${status === 0 ? 'success' : `status ${status}`}, ${holder(before.entityIdentifier)} → ${holder(after.entityIdentifier)}`

type InWords = (code: string) => string

function linesOfAnswer(entry: Extract<TranscriptEntry, { kind: 'answered' }>, inWords: InWords): Untimed[] {
  const { from, service, serviceReferenceVariant: srv, commandVariant, code, trace, decision, schedule } = entry
  const user = nameOfParty(from)
  const what = `${srv} ${serviceRequests[srv]?.name ?? 'Service Request'}, Command Variant ${commandVariant}, to ${service}`
  if (schedule !== undefined)
    return [
      {
        who: 'DCC',
        what: `DSP schedule ${schedule} of ${user}: ${srv} ${serviceRequests[srv]?.name ?? ''}`,
        details: [],
      },
      ...judged(trace, decision),
      { who: 'DCC', what: inWords(code), details: [] },
    ]
  return [
    { who: `${user} → DCC`, what, details: [] },
    ...judged(trace, decision),
    { who: `DCC → ${user}`, what: inWords(code), details: [] },
  ]
}

/** How many steps a request passed, what the check decided, and the step that refused it, whichever that was. */
function judged(trace: Trace, decision: Decision | null): Untimed[] {
  const passed = trace.filter(({ outcome }) => outcome === 'passed').length
  const admission = `admission: ${passed} steps passed`
  const lenient = trace.flatMap(({ leniency }) => (leniency === undefined ? [] : [`leniently: ${leniency}`]))
  if (decision === null) return [{ who: 'DCC', what: admission, details: [...lenient, ...refusalDetails(trace)] }]
  const reason = decision.reason === null ? '' : ` (${decision.reason})`
  const letThrough =
    decision.mode === 'monitor' && decision.outcome === 'refused' ? '; let through, as it monitors' : ''
  const what = `the check: ${decision.outcome} by ${decision.rule}${reason}${letThrough}`
  return [
    { who: 'DCC', what: admission, details: lenient },
    { who: 'DCC', what, details: [decision.because, ...nearMisses(trace)] },
  ]
}

type Trace = Extract<TranscriptEntry, { kind: 'answered' }>['trace']

const refusalDetails = (trace: Trace): string[] =>
  trace
    .filter(({ outcome }) => outcome === 'refused')
    .flatMap(({ step, rule, saw }) => [`${step} refuses (${rule})`, `found: ${saw}`, ...nearMisses(trace)])

const nearMisses = (trace: Trace): string[] =>
  trace.flatMap(({ wouldHaveAccepted: near }) => (near === undefined ? [] : [`would have been accepted: ${near}`]))

const documentNames = {
  'service-response': 'Service Response',
  'dcc-alert': 'DCC Alert',
  'device-alert': 'Device Alert',
} as const

const queuedInWords = ({ what, code }: Extract<TranscriptEntry, { kind: 'queued' }>, inWords: InWords): string =>
  `${documentNames[what]} ${inWords(code)}`

const holder = (identifier: EntityIdentifier): string => `${nameOfParty(identifier)} ${identifier}`

type CommandMade = Extract<TranscriptEntry, { kind: 'command-sent' | 'command-handed-out' }>

const commandInWords = ({ messageCode, counter, frame }: CommandMade): string =>
  `Command ${[hexadecimal(messageCode), ...nameOf(messageCode)].join(' ')}, counter ${counter}, ${frame.length} octets`

const hexadecimal = (code: number): string => `0x${code.toString(16).toUpperCase().padStart(4, '0')}`

/** Of CS02b, whose message codes are 0x0100 and the mode, up to mode 9, it is the mode that tells one from another. */
function nameOf(messageCode: number): readonly string[] {
  const mode = (messageCode & 0xff00) === 0x0100 ? nameOfCredentialsReplacementMode(messageCode & 0xff) : undefined
  const name = mode ?? nameOfMessageCode(messageCode)
  return name === undefined ? [] : [name]
}
