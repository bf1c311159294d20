import type { CheckResult, MessageDisagreement, Verdict } from './judge.ts'

/** The verdict for a person. */
export function* reportLines({ messages, checks, unjudged, disagreements }: Verdict): Generator<string> {
  yield `${'Reference Test Data Set'.padEnd(nameWidth)}   agree    of  cannot be judged        ms     µs each`
  for (const check of checks) yield lineOf(check)
  if (disagreements.length > 0) yield ''
  for (const disagreement of disagreements) yield sentenceOf(disagreement)
  if (unjudged.length > 0) yield ''
  for (const { file, check, because } of unjudged) yield `${file}: ${check} cannot be judged: ${because}`
  yield ''
  yield `${messages} messages, ${disagreements.length === 0 ? 'no disagreement' : `${disagreements.length} disagreements`}${unjudged.length === 0 ? '' : `, ${unjudged.length} could not be judged`}`
}

const nameWidth = 32

function lineOf({ name, concerned, agree, unjudged, milliseconds }: CheckResult): string {
  const each = concerned === 0 ? 0 : (milliseconds * 1000) / concerned
  const counts = `${String(agree).padStart(8)} ${String(concerned).padStart(5)} ${String(unjudged || '').padStart(17)}`
  return `${name.padEnd(nameWidth)}${counts} ${milliseconds.toFixed(1).padStart(9)} ${each.toFixed(0).padStart(11)}`
}

/** Longer values are octets, in which only the beginning of the difference tells something. */
const longestValue = 80

function sentenceOf({ file, field, published, found }: MessageDisagreement): string {
  const texts = [published, found].map((value) => (value === null ? 'none' : String(value)))
  if (texts.every((text) => text.length <= longestValue))
    return `${file}: ${field} is published as ${texts.join(', found ')}`
  const [one = '', other = ''] = texts
  const at = [...one].findIndex((digit, index) => digit !== other[index])
  const octet = (at === -1 ? one.length : at) >> 1
  return `${file}: ${field} differs from octet ${octet} on: ${texts.map((text) => text.slice(octet * 2, octet * 2 + 32)).join(' found as ')}`
}
