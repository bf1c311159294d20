import { z } from 'zod'
import type { TranscriptEntry } from '../../../dcc/transcript/transcript.ts'
import { formatInstant } from '../../../vocabulary/instant.ts'
import { moment } from '../views.ts'

/** What happened to a request or a device, as the control API shows it. */
export const entrySchema = z.looseObject({ kind: z.string(), at: moment })

/** One line of the same for a person. */
export const lineSchema = z.strictObject({
  at: moment,
  who: z.string(),
  what: z.string(),
  details: z.array(z.string()),
})

/** Instants and documents as text, frames as hexadecimal: as `inspect` takes them. */
export function entryView(entry: TranscriptEntry) {
  const at = formatInstant(entry.at)
  if ('frame' in entry) return { ...entry, at, frame: entry.frame.toString('hex') }
  return 'document' in entry ? { ...entry, at, document: entry.document.toString() } : { ...entry, at }
}
