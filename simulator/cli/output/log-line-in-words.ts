/**
 * A line of the log for a person: `09:22:33 warn: a certificate of the key store is passed over (name: …)`. What is no line
 * of the log stays as it is.
 *
 * @param line one JSON object, as the logger writes it
 */
export function logLineInWords(line: string): string {
  const text = line.trimEnd()
  const said = objectIn(text)
  if (said === null) return text
  const { level, time, msg, ...context } = said
  const about = Object.entries(context).map(([name, value]) => `${name}: ${inWords(value)}`)
  const sentence = `${String(time).slice(11, 19)} ${level}: ${msg}`
  return about.length === 0 ? sentence : `${sentence} (${about.join(', ')})`
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' ? (said as Readonly<Record<string, unknown>> | null) : null
  } catch {
    return null
  }
}

/** Of a fault its message: the stack is for the log of a file. */
function inWords(value: unknown): string {
  if (typeof value === 'string') return value
  const { message } = (value ?? {}) as { readonly message?: unknown }
  return typeof message === 'string' ? message : JSON.stringify(value)
}
