import assert from 'node:assert/strict'
import { correlatePreCommand } from '../../../simulator/users/pre-commands/correlate-pre-command.ts'
import { answerToUpdate, effectiveAt } from '../admission-model.ts'
import { askMeant, type ChosenAsk, wordsForAsk } from '../choices.ts'
import { requireRegistered } from '../invariants.ts'
import { lineOf, orderOf } from '../order-of.ts'
import type { RealWorld } from '../real-world.ts'
import { requireCode, type Step, step } from '../step.ts'
import type { Ask, WorldModel } from '../world-model.ts'

/** 6.15.1 as a Service Request: its user keeps the Pre-Command for later. */
export const askForPreCommand = (chosen: ChosenAsk): Step =>
  step(`6.15.1 asked for by ${wordsForAsk(chosen)}`, (model, world) => transform(model, world, askMeant(model, chosen)))

/** Has a Pre-Command made, if the DCC makes one; the model knows it as the newest draft. */
export async function transform(model: WorldModel, world: RealWorld, ask: Ask): Promise<void> {
  const expected = answerToUpdate(model, ask, 'I0')
  const user = await world.user(ask.by)
  const transformed = await user.transform(orderOf(world, ask))
  assert.ok(transformed.ok, 'the DCC gave an answer that its user believes')
  const { request, preCommand, answer } = transformed.value
  const code = answer.response.responseCode
  world.tell(`6.15.1 asked for by ${lineOf(ask)}: ${code}`)
  if (code === 'I0') requireRegistered(model, ask, effectiveAt(model, ask), '6.15.1')
  requireCode(code, expected)

  world.exchanged.push({ by: ask.by, service: 'Transform', exchange: transformed.value })
  assert.equal(preCommand !== null, code === 'I0', 'a Pre-Command comes with I0 alone')
  if (preCommand === null) return
  assert.ok(correlatePreCommand(request, preCommand).ok, 'the Pre-Command says what was asked for')
  const { requestId, requestIdParts } = request
  world.drafts.set(requestId, { request, preCommand })
  model.drafts.push({ ...ask, requestId, counter: requestIdParts.counter })
}
