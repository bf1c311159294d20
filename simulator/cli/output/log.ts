import { createLogger, type LogLevel, logLevels } from '../../environment/logger.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { logLineInWords } from './log-line-in-words.ts'
import { terminal } from './terminal.ts'

/**
 * Logs to standard error from `LOG_LEVEL` upwards; from `otherwise` where that is not set or not a level. A terminal gets
 * words, everything else JSON.
 */
export function commandLog(otherwise: LogLevel = 'warn'): Logger {
  const wanted = logLevels.find((level) => level === process.env.LOG_LEVEL)
  const level = wanted ?? otherwise
  return createLogger(process.stderr.isTTY ? { level, destination: inWords } : { level })
}

const inWords = {
  write: (line: string) => terminal.remark(logLineInWords(line)),
}
