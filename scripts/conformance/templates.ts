import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { referenceFile } from '../../certs/testing/judges.ts'
import { createDuisReader, type DuisReader } from '../../simulator/duis/duis-reader.ts'
import type { ServiceRequest } from '../../simulator/duis/request.ts'
import { type GbcsMessage, readMessage } from '../../simulator/gbcs/message.ts'
import { referenceOctets } from '../../simulator/gbcs/testing/reference-messages.ts'

/** A request that the DCC publishes, and the messages that its DSP makes of it. */
export interface Template {
  /** The stem of its file's name. */
  readonly name: string
  readonly request: ServiceRequest
  /** Null where it has none, or where that is not at hand; one of the two is there. */
  readonly preCommand: Buffer | null
  readonly command: GbcsMessage | null
}

const directory = join(dirname(createRequire(import.meta.url).resolve('@smartdcc/duis-templates')), '..', 'templates')
const ending = '_REQUEST_DUIS.XML'

/**
 * The templates of `@smartdcc/duis-templates` that have a message at hand, as our reader has them. Throws for one that it does
 * not read.
 */
export async function readTemplates(): Promise<readonly Template[]> {
  const reader = await createDuisReader()
  try {
    return readdirSync(directory)
      .filter((file) => file.endsWith(ending))
      .sort()
      .flatMap((file) => readTemplate(reader, file.slice(0, -ending.length)) ?? [])
  } finally {
    reader.dispose()
  }
}

function readTemplate(reader: DuisReader, name: string): Template | null {
  const preCommand = octetsIfThere(`${name}_PRECOMMAND`)
  const command = messageIfThere(`${name}_COMMAND`)
  if (preCommand === null && command === null) return null
  const read = reader.readRequest(readFileSync(join(directory, name + ending)))
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.failure)}`)
  return {
    name,
    request: read.value.request,
    preCommand,
    command,
  }
}

const octetsIfThere = (stem: string): Buffer | null =>
  existsSync(referenceFile('rtds', 'messages', `${stem}_GBCS.HEX`)) ? referenceOctets(stem) : null

function messageIfThere(stem: string): GbcsMessage | null {
  const octets = octetsIfThere(stem)
  const message = octets === null ? null : readMessage(octets)
  if (message?.ok === false) throw new Error(`${stem}: ${message.failure.detail}`)
  return message?.value ?? null
}
