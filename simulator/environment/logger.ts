import pino from 'pino'
import type { Logger } from '../vocabulary/ports/logger.ts'
import { visible } from '../vocabulary/visible-text.ts'

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export interface LoggerOptions {
  /** What is not logged: everything below this level. */
  readonly level: LogLevel
  /** Where the lines go; standard error where nothing is named, as standard output belongs to `--json`. */
  readonly destination?: { write(line: string): void }
}

/** A logger that writes one JSON object a line: `level` by name, `time` as an instant, the context, and `msg`. */
export function createLogger({ level, destination }: LoggerOptions): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { fault: pino.stdSerializers.err },
  }
  const stream = destination ?? standardError()
  // JSON leaves C1 and bidi controls as they are, and logs are read in a terminal.
  return pino(options, { write: (line) => void stream.write(visible(line)) })
}

/** Octets of the log that are kept while it cannot be written. */
const mostHeldOctets = 1024 * 1024

/**
 * Written at once: a line that is still in a buffer is lost when the process is killed. Where it cannot be written, as on a
 * full disk, the newest lines are lost, and the work goes on.
 */
function standardError(): pino.DestinationStream {
  const destination = pino.destination({ fd: 2, sync: true, maxLength: mostHeldOctets })
  destination.on('error', () => {})
  return destination
}
