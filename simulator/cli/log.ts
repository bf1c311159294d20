import { createLogger, type LogLevel, logLevels } from '../environment/logger.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'

/** Logs to standard error from `LOG_LEVEL` upwards; warnings and worse where that is not set or not a level. */
export function commandLog(otherwise: LogLevel = 'warn'): Logger {
  const wanted = logLevels.find((level) => level === process.env.LOG_LEVEL)
  return createLogger({ level: wanted ?? otherwise })
}
