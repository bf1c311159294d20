import { z } from 'zod'
import { createSmki } from '../../../certs/smki.ts'
import { createRandom } from '../../../simulator/environment/randomness.ts'
import { checkRequestIn } from '../../../simulator/harness/assure/questions/circumstances.ts'
import { createCertificateIssuer } from '../../../simulator/harness/assure/questions/described-certificate.ts'
import type { CheckRequest, CheckVerdict } from '../../../simulator/network-operator-check/contract.ts'
import { checkRequestSchema, checkVerdictSchema } from '../../../simulator/network-operator-check/contract.ts'
import { judge } from '../../../simulator/network-operator-check/judge.ts'
import { escaped, generatedNotice, type Page, table } from '../page.ts'
import { exampleQuestions } from './example-questions.ts'

/** A question with what it shows and the verdict on it, as `docs/contract/examples` has them. */
export interface ContractExample {
  readonly shows: string
  readonly request: CheckRequest
  readonly verdict: CheckVerdict
}

const folder = 'docs/contract'

const schemaPage = (name: string, title: string, schema: z.ZodType): Page => ({
  path: `${folder}/${name}.schema.json`,
  text() {
    // What comes in: unknown fields are ignored in both directions, so none is forbidden.
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    return asJson({ $schema, $id: `urn:dcc-simulator:${name}:1`, title, ...rest })
  },
})

/** The certificates of the examples are of an SMKI of their own, the same in every run. */
const examples: readonly (ContractExample & { readonly name: string })[] = (() => {
  const issue = createCertificateIssuer(createSmki(createRandom('contract').derive('smki')))
  return exampleQuestions.map(({ name, shows, given }) => {
    const request = checkRequestIn(given, issue)
    return { name, shows, request, verdict: judge(request) }
  })
})()

const examplePage = ({ name, ...example }: (typeof examples)[number]): Page => ({
  path: `${folder}/examples/${name}.json`,
  text: () => asJson(example),
})

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const listPage: Page = {
  path: `${folder}/examples.md`,
  text: () =>
    `${[
      '# Questions and verdicts',
      generatedNotice,
      'Each file holds `request`, as an implementation of the check receives it, and `verdict`, as ours answers it. `outcome`, `rule` and ' +
        '`reason` are what the contract demands; the words of `because` are free.',
      table(
        ['question', 'shows that', 'outcome', 'rule', 'reason', 'warnings'],
        examples.map(({ name, shows, verdict }) => [
          `[${name}](examples/${name}.json)`,
          escaped(shows),
          verdict.outcome,
          verdict.rule,
          verdict.outcome === 'refused' ? verdict.reason : '',
          verdict.warnings.join(', '),
        ]),
      ),
    ].join('\n\n')}\n`,
}

/** The check's contract in files: JSON Schemas, and questions with verdicts. */
export const contractPages: readonly Page[] = [
  schemaPage('check-request', 'CheckRequest, version 1', checkRequestSchema),
  schemaPage('check-verdict', 'CheckVerdict, version 1', checkVerdictSchema),
  listPage,
  ...examples.map(examplePage),
]
