import { nextMidnight } from '../market-day.ts'
import { type Step, step } from '../step.ts'

/** Time passes, in seconds; or until so many seconds after the day of the market has changed in London. */
export const passTime = (seconds: number, from: 'now' | 'midnight' = 'now'): Step =>
  step(
    from === 'now' ? `${seconds} s pass` : `${seconds} s from midnight in London`,
    async (model, { network, tell }) => {
      const { now } = model.agenda
      const then = (from === 'now' ? now : nextMidnight(now)) + seconds * 1_000
      if (then <= now) return
      await network.time.virtual().advanceBy(then - now)
      model.agenda.advanceTo(then)
      tell('that is the time')
    },
  )
