import { contractPages } from './contract/contract-pages.ts'
import { answersPage } from './examples/answers-page.ts'
import type { Page } from './page.ts'
import { referencePages } from './reference/pages.ts'
import { rulesPage } from './rules/rules-page.ts'

/** Every page that is generated; the answers come first, as pages show them. A new one is a line here. */
export const pages: readonly Page[] = [answersPage, rulesPage, ...referencePages, ...contractPages]
