import { createSmki } from '../../../certs/smki.ts'
import { type NamedCheck, readCheckName } from '../../dcc/check/implementations/name-check.ts'
import { createRandom } from '../../environment/randomness.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { openCheckUnderTest } from './check-under-test.ts'
import { digestOf } from './digest.ts'
import { ask } from './questions/ask.ts'
import { checkRequestIn } from './questions/circumstances.ts'
import { createCertificateIssuer } from './questions/described-certificate.ts'

/** Which implementation was judged, as far as that can be seen. */
export interface Identity {
  /** SHA-256 of the files that it consists of; null behind an address, and for ours. */
  readonly digest: string | null
  /** What it says of itself: the answer to `GET /`, or the line that begins with `version` on standard error. */
  readonly says: string | null
}

/**
 * Opens an implementation, and asks it one question. So a wrong name is told before a run, not in it, and a command has
 * had time to say its version.
 *
 * @throws SimulatorFault SIM_USAGE where the check cannot be opened
 */
export async function identify(named: string, log: Logger): Promise<Identity & { readonly name: string }> {
  const read = readCheckName(named)
  const said: string[] = []
  const { name, check, close } = await openCheckUnderTest(named, listening(log, said))
  try {
    if (read.form === 'command') await ask(check, checkRequestIn({}, issuer())).catch(() => null)
    return { name, digest: digestOf(read), says: await saidOf(read, said) }
  } finally {
    await close()
  }
}

const issuer = () => createCertificateIssuer(createSmki(createRandom('identity').derive('smki')))

async function saidOf(read: NamedCheck, said: readonly string[]): Promise<string | null> {
  if (read.form === 'command') return said.find((line) => /^version\b/i.test(line)) ?? null
  return read.form === 'http' ? answerOf(new URL('/', read.address)) : null
}

/** Characters of what an implementation says of itself that are kept. */
const mostCharacters = 200

/** Octets that are read of it, and milliseconds that it may take. */
const bounds = { octets: 4_096, milliseconds: 2_000 }

/** The text that stands at an address: null where there is none, or it takes too long. */
async function answerOf(address: URL): Promise<string | null> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(bounds.milliseconds) })
    const text = await beginningOf(response)
    return response.ok && text !== '' ? text : null
  } catch {
    return null
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let octets = 0
  if (body === null) return ''
  for await (const part of body as AsyncIterable<Uint8Array>) {
    parts.push(part)
    octets += part.length
    if (octets >= bounds.octets) break
  }
  const text = Buffer.concat(parts).toString('utf8').replace(/\s+/g, ' ').trim()
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}…`
}

/** A log that remembers the lines that the check wrote to standard error. */
function listening(log: Logger, said: string[]): Logger {
  return {
    debug: (context, message) => log.debug(context, message),
    info: (context, message) => log.info(context, message),
    error: (context, message) => log.error(context, message),
    warn(context, message) {
      if ('line' in context) said.push(String(context.line).trim())
      log.warn(context, message)
    },
  }
}
