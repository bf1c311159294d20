import { contractPages } from './contract/contract-pages.ts'
import { answersOf, playExamples } from './examples/play-examples.ts'
import type { Page } from './page.ts'
import { referencePages } from './reference/pages.ts'
import { rulesPage } from './rules/rules-page.ts'

/** What a network answers to the examples of the control API; OpenAPI and the page of the control API show it. */
const answersPage: Page = {
  path: 'simulator/harness/control-api/examples/recorded-answers.json',
  text: async () => `${JSON.stringify(answersOf(await playExamples()), null, 2)}\n`,
}

/** Every page that is generated; the answers come first, as pages show them. A new one is a line here. */
export const pages: readonly Page[] = [answersPage, rulesPage, ...referencePages, ...contractPages]
