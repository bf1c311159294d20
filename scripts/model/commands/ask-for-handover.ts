import { exchangeOf } from '../../../simulator/harness/testing/prepared-handover.ts'
import type { SendFailure } from '../../../simulator/users/duis-client.ts'
import { handoverRequest } from '../../../simulator/users/requests.ts'
import type { Exchange } from '../../../simulator/users/user.ts'
import type { Result } from '../../../simulator/vocabulary/result.ts'
import { answerToHandover, effectiveAt, notDuis } from '../admission-model.ts'
import { askMeant, type ChosenAsk, wordsForAsk } from '../choices.ts'
import { notePassed, requireRegistered } from '../invariants.ts'
import { lineOf, orderOf } from '../order-of.ts'
import type { RealWorld } from '../real-world.ts'
import { acceptHandover } from '../schedule-model.ts'
import { requireCode, type Step, step } from '../step.ts'
import type { Ask, Sent, WorldModel } from '../world-model.ts'

/** 6.21. */
export const askForHandover = (chosen: ChosenAsk): Step =>
  step(`6.21 by ${wordsForAsk(chosen)}`, (model, world) => ask(model, world, askMeant(model, chosen)))

/**
 * 6.21 that cancels one in the DSP's schedule.
 *
 * @param which of those that wait, counted round
 */
export const cancelHandover = (which: number): Step =>
  step(
    `6.21 that cancels request ${which} of the schedule`,
    async (model, world) => {
      const waiting = [...model.schedule.values()][which % model.schedule.size]
      if (waiting !== undefined) await ask(model, world, { ...waiting.sent, when: 'cancel' })
    },
    ({ schedule }) => schedule.size > 0,
  )

async function ask(model: WorldModel, world: RealWorld, asked: Ask): Promise<void> {
  const expected = answerToHandover(model, asked)
  const user = await world.user(asked.by)
  const order = orderOf(world, asked)
  const answer = await user.send(handoverRequest(order, user.newRequestId(order.device)))
  if (expected === notDuis) return requireCode(statusOf(answer), expected)
  const exchange = exchangeOf(answer)
  const code = exchange.answer.response.responseCode
  world.tell(`6.21 by ${lineOf(asked)}: ${code}`)
  if (code === 'I99') requireRegistered(model, asked, effectiveAt(model, asked), '6.21')
  if (code === 'I99' && asked.when === null) notePassed(model, world, asked, model.agenda.now, '6.21')
  requireCode(code, expected)

  const { requestId, requestIdParts } = exchange.request
  const sent: Sent = { ...asked, variant: '6.21', requestId, counter: requestIdParts.counter, told: [] }
  world.exchanged.push({ by: asked.by, service: 'SendCommand', exchange })
  model.sent.push(sent)
  if (code.startsWith('I')) acceptHandover(model, sent)
}

/** Of an answer that is no DUIS document. */
const statusOf = (answer: Result<Exchange, SendFailure>): string =>
  !answer.ok && answer.failure.reason === 'http-status' ? String(answer.failure.status) : 'a DUIS document'
