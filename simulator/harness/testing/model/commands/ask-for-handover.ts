import type { SendFailure } from '../../../../users/duis-client.ts'
import { handoverRequest } from '../../../../users/requests.ts'
import type { Exchange } from '../../../../users/user.ts'
import type { Result } from '../../../../vocabulary/result.ts'
import { answered } from '../../scene.ts'
import { answerToHandover, effectiveAt, notDuis } from '../admission-model.ts'
import { askMeant, type ChosenAsk, wordsForAsk } from '../choices.ts'
import { notePassed } from '../invariants.ts'
import { lineOf, orderOf } from '../order-of.ts'
import { acceptHandover } from '../schedule-model.ts'
import { requireCode, type Step, step } from '../step.ts'
import type { Sent } from '../world-model.ts'

/** 6.21. */
export const askForHandover = (chosen: ChosenAsk): Step =>
  step(`6.21 by ${wordsForAsk(chosen)}`, async (model, world) => {
    const ask = askMeant(model, chosen)
    const expected = answerToHandover(model, ask)
    const user = await world.user(ask.by)
    const order = orderOf(world, ask)
    const answer = await user.send(handoverRequest(order, user.newRequestId(order.device)))
    if (expected === notDuis) return requireCode(statusOf(answer), expected)
    const exchange = answered(answer)
    const code = exchange.answer.response.responseCode
    world.tell(`6.21 by ${lineOf(ask)}: ${code}`)
    requireCode(code, expected)
    if (code === 'I99' && ask.when === null) notePassed(model, world, ask, effectiveAt(model, ask), '6.21')

    const { requestId, requestIdParts } = exchange.request
    const sent: Sent = { ...ask, variant: '6.21', requestId, counter: requestIdParts.counter, told: [] }
    world.exchanged.push({ by: ask.by, service: 'SendCommand', exchange })
    model.sent.push(sent)
    if (code.startsWith('I')) acceptHandover(model, sent)
  })

/** Of an answer that is no DUIS document. */
const statusOf = (answer: Result<Exchange, SendFailure>): string =>
  !answer.ok && answer.failure.reason === 'http-status' ? String(answer.failure.status) : 'a DUIS document'
