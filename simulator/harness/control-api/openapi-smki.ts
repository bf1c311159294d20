import { withArticle } from '../../vocabulary/article.ts'
import type { RecordedAnswer } from './examples/recorded-answers.ts'
import { nameOfSmkiService, type SmkiService, smkiServices, smkiStatuses } from './examples/smki-services.ts'

/** The services of the SMKI port as paths of OpenAPI: another port than the control API's, and no token. */
export const smkiPaths = (answers: Readonly<Record<string, readonly RecordedAnswer[]>>): Record<string, object> =>
  Object.fromEntries(
    smkiServices.map((service) => [
      service.path,
      {
        servers: [{ url: 'http://127.0.0.1:8083', description: 'The SMKI port' }],
        post: describe(service, answers[nameOfSmkiService(service)] ?? []),
      },
    ]),
  )

function describe(
  { path, summary, root, elements, examples }: SmkiService,
  answers: readonly RecordedAnswer[],
): object {
  const bodies = examples.map(({ says, body }) => ({ summary: says, value: body }))
  return {
    operationId: `post${path.split('/').at(-1)}`,
    summary,
    description: `In XML, ${withArticle(root)} with any of: ${elements.map(({ name, meaning }) => `${name} (${meaning})`).join('; ')}.`,
    security: [],
    requestBody: { required: true, content: xmlOf(bodies.map((example, index) => [index, example])) },
    responses: Object.fromEntries(
      Object.entries(smkiStatuses).map(([status, description]) => {
        const given = answers.flatMap(({ answer, ...said }, index) =>
          String(said.status) === status
            ? [[index, { summary: examples[index]?.says ?? '', value: answer }] as const]
            : [],
        )
        return [status, { description, content: xmlOf(given) }]
      }),
    ),
  }
}

const xmlOf = (examples: readonly (readonly [number, { summary: string; value: unknown }])[]) => ({
  'application/xml': {
    schema: { type: 'string' },
    ...(examples.length > 0 && {
      examples: Object.fromEntries(examples.map(([index, example]) => [String(index + 1), example])),
    }),
  },
})
