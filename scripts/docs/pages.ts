import { answersPage } from './examples/answers-page.ts'
import type { Page } from './page.ts'
import { referencePages } from './reference/pages.ts'
import { rulesPage } from './rules/rules-page.ts'

/** Every page that is generated; the answers come first, as pages show them. */
export const pages: readonly Page[] = [answersPage, rulesPage, ...referencePages]
