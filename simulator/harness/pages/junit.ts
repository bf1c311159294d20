import { escaped, Markup, markup } from './markup.ts'

/** How a test went, and what there is to say of it. */
export type JUnitResult =
  | { readonly status: 'passed' }
  | { readonly status: 'skipped'; readonly message: string }
  /** `failure` is what was tested being wrong, `error` that there was no answer to judge. */
  | { readonly status: 'failure' | 'error'; readonly message: string; readonly detail: string }

export interface JUnitCase {
  /** What a CI server groups it under. */
  readonly className: string
  readonly name: string
  readonly file?: string
  readonly seconds: number
  readonly result: JUnitResult
}

export interface JUnitSuite {
  readonly name: string
  readonly properties?: Readonly<Record<string, string>>
  readonly cases: readonly JUnitCase[]
}

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** One suite as a JUnit XML document, as CI servers read it. */
export const junitDocumentOf = (suite: JUnitSuite): string => prolog + suiteElement(suite).text

/** Several suites as one document. */
export const junitDocument = (suites: readonly JUnitSuite[]): string =>
  prolog +
  markup`<testsuites${totals(suites.flatMap(({ cases }) => cases))}>\n${suites.map(suiteElement)}</testsuites>\n`.text

const suiteElement = ({ name, properties = {}, cases }: JUnitSuite): Markup =>
  markup`<testsuite name="${attribute(name)}"${totals(cases)}>\n${propertiesElement(properties)}${cases.map(caseElement)}</testsuite>\n`

function propertiesElement(properties: Readonly<Record<string, string>>): Markup {
  const elements = Object.entries(properties).map(
    ([name, value]) => markup`<property name="${attribute(name)}" value="${attribute(value)}"/>`,
  )
  return elements.length === 0 ? markup`` : markup`<properties>${elements}</properties>\n`
}

function caseElement({ className, name, file, seconds, result }: JUnitCase): Markup {
  const where = file === undefined ? markup`` : markup` file="${attribute(file)}"`
  const open = markup`<testcase classname="${attribute(className)}" name="${attribute(name)}"${where} time="${seconds.toFixed(3)}"`
  switch (result.status) {
    case 'passed':
      return markup`${open}/>\n`
    case 'skipped':
      return markup`${open}><skipped message="${attribute(result.message)}"/></testcase>\n`
    case 'failure':
      return markup`${open}><failure message="${attribute(result.message)}">${result.detail}</failure></testcase>\n`
    case 'error':
      return markup`${open}><error message="${attribute(result.message)}">${result.detail}</error></testcase>\n`
  }
}

function totals(cases: readonly JUnitCase[]): Markup {
  const count = (status: JUnitResult['status']) => cases.filter(({ result }) => result.status === status).length
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0)
  return markup` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${seconds.toFixed(3)}"`
}

/** A line end in an attribute would be read as a space (XML 1.0, 3.3.3). */
const attribute = (text: string): Markup => new Markup(escaped(text).replaceAll('\n', '&#10;'))
