import { cancellationInstant, formatInstant, instant } from '../../vocabulary/instant.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, passed, refused } from '../admission/step.ts'

/**
 * A future date is later than now and not too far ahead; the year 3000 cancels (docs/domain/duis.md#execution-window).
 */
function judge({ executionDateTime, judgedAt, release, sources }: Facts): Judgement {
  if (release?.from === 'schedule') return passed(`released at ${formatInstant(release.at)}`)
  if (executionDateTime === null) return passed('on demand')
  if (executionDateTime === cancellationInstant) return passed('cancels what is future-dated')
  const latest = instant(judgedAt + sources.settings.futureDating.windowMs)
  const saw = formatInstant(executionDateTime)
  if (executionDateTime > judgedAt && executionDateTime <= latest) return passed(saw)
  return refused(
    'E53',
    saw,
    `later than ${formatInstant(judgedAt)}, not later than ${formatInstant(latest)}; or ${formatInstant(cancellationInstant)}`,
  )
}

/** For every Service Reference Variant that may be future-dated, by the DSP or by the device. */
export const executionWindow: AdmissionStep<Facts> = {
  name: 'execution date',
  rule: 'E53: the window for future-dated requests',
  judge,
}
