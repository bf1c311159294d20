import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'
import type { TestResult } from './test-result.ts'

/** The last line of a report whose process came to its end: without it tests may be missing. */
export const endOfReport = '"end"'

/** Reporter for `node --test-reporter`: one result a line, as JSON. Suites are not counted unless they fail by themselves. */
export default async function* resultReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const way: string[] = []
  for await (const event of events) {
    if (event.type === 'test:start') way.splice(event.data.nesting, way.length, event.data.name)
    if (event.type === 'test:diagnostic' && isStray.test(event.data.message))
      yield `${JSON.stringify(stray(event.data.message))}\n`
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    way.splice(event.data.nesting, way.length, event.data.name)
    const result = resultOf(event, way)
    if (result !== null) yield `${JSON.stringify(result)}\n`
  }
  yield `${endOfReport}\n`
}

/** Node tells only in passing of what a test throws after it has ended, or a file outside of its tests. */
const isStray = /asynchronous activity/

const stray = (message: string): TestResult => ({
  suite: 'stray failures',
  name: 'something failed after its test had ended',
  status: 'failed',
  seconds: 0,
  detail: message,
})

type Ended = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>

function resultOf(event: Ended, way: readonly string[]): TestResult | null {
  const [suite = '', ...names] = way
  const { skip, todo, details } = event.data
  const base = { suite, name: names.join(' › ') || suite, seconds: details.duration_ms / 1000 }
  if (skip !== undefined && skip !== false) return { ...base, status: 'skipped', detail: reason(skip, 'skipped') }
  if (todo !== undefined && todo !== false) return { ...base, status: 'skipped', detail: reason(todo, 'to do') }
  const isSuite = details.type === 'suite' || way.length === 1
  if (event.type === 'test:pass') return isSuite ? null : { ...base, status: 'passed', detail: '' }
  const { error } = event.data.details
  if (isFailureBelow(error)) return null
  return { ...base, status: 'failed', detail: explained(error) }
}

const reason = (given: string | boolean, otherwise: string): string =>
  typeof given === 'string' && given !== '' ? given : otherwise

/** A test that failed as a test inside it did: that one is reported already. */
const isFailureBelow = (error: Error): boolean => (error as { failureType?: string }).failureType === 'subtestsFailed'

/** Node wraps what a test threw; the cause is what happened. */
function explained(error: Error): string {
  const { cause } = error
  return cause instanceof Error ? inspect(cause, { depth: 6 }) : error.message
}
