import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What a network answered to an example; long lists and texts are cut. */
const answerSchema = z.strictObject({
  status: z.int(),
  contentType: z.enum(['application/json', 'application/gzip', 'application/xml', 'text/csv', 'text/plain']),
  answer: z.unknown(),
})

export type RecordedAnswer = z.output<typeof answerSchema>

/** Written by `npm run docs`, which plays the examples on a network. */
const answersFile = new URL('recorded-answers.json', import.meta.url)

/** By operation or service of the SMKI port, in the order of its examples. Read anew each time: `npm run docs` writes it before the pages. */
export const recordedAnswers = (): Readonly<Record<string, readonly RecordedAnswer[]>> =>
  z.record(z.string(), z.array(answerSchema)).parse(JSON.parse(readFileSync(answersFile, 'utf8')))
