import type { Page } from '../page.ts'
import { answersOf, playExamples } from './play-examples.ts'

/** What a network answers to the examples of the control API; OpenAPI and the page of the control API show it. */
export const answersPage: Page = {
  path: 'simulator/harness/control-api/examples/recorded-answers.json',
  text: async () => `${JSON.stringify(answersOf(await playExamples()), null, 2)}\n`,
}
