import { contractPages } from './contract/contract-pages.ts'
import type { Page } from './page.ts'
import { referencePages } from './reference/pages.ts'
import { rulesPage } from './rules/rules-page.ts'

/** Every page that is generated. A new one is a line here. */
export const pages: readonly Page[] = [rulesPage, ...referencePages, ...contractPages]
