import { type CheckVerdict, readCheckVerdict } from '../../../network-operator-check/contract.ts'
import { CheckFailure } from './check-failure.ts'

/** How much of an answer is quoted. */
const quotedCharacters = 120

/**
 * The verdict in what an implementation answered.
 *
 * @throws CheckFailure `malformed-verdict`, saying what is wrong with it
 */
export function verdictFromText(text: string): CheckVerdict {
  const json = jsonOf(text)
  if (json instanceof CheckFailure) throw json
  return verdictFrom(json)
}

/** The verdict in JSON data; throws as `verdictFromText` does. */
export function verdictFrom(json: unknown): CheckVerdict {
  const reading = readCheckVerdict(json)
  if (!reading.ok) throw new CheckFailure('malformed-verdict', reading.failure)
  return reading.value
}

/** A text as JSON data, or the failure that it is. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    return new CheckFailure('malformed-verdict', `It answered ${excerptOf(text)}, which is not JSON`, { cause })
  }
}

/** What a message shows of a text that may be long, or hold anything. */
export const excerptOf = (text: string): string =>
  JSON.stringify(text.length <= quotedCharacters ? text : `${text.slice(0, quotedCharacters)}…`)
