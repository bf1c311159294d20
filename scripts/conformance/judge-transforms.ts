import { performance } from 'node:perf_hooks'
import type { Verdict } from './judge.ts'
import { readTemplates } from './templates.ts'
import { transformationOf } from './transformation.ts'

const check = 'templates transformed'

/** Templates whose published message is not of the request that they hold, and why: no transform can make it (docs/domain/gbcs.md#contradictions). */
const contradictions: Readonly<Record<string, string>> = {
  'ECS25a_6.22_SUCCESS':
    'its message disables 81C4 and 81C5, which its request does not name, and says nothing of 81B7',
  'GCS09_3.2_SUCCESS': 'its message has another restriction date than its request',
  'GCS15c_4.4.3_SUCCESS': 'its message reads another period than its request',
  'GCS20_6.22_SUCCESS': 'its message has the four configurations of its request in an order that nothing gives',
  'GCS61_4.17_SUCCESS': 'its message reads another period than its request',
}

/**
 * The verdict with one more row: of each published request that has its message here, that we make the same one of it. A
 * request of which no row makes a Command is counted as one that cannot be judged, and named.
 */
export async function withTransforms(verdict: Verdict): Promise<Verdict> {
  const started = performance.now()
  const found = (await readTemplates()).flatMap((template) => transformationOf(template) ?? [])
  const milliseconds = performance.now() - started
  const unjudged = found.flatMap(({ name, missing }) => {
    const because = missing ?? contradictions[name]
    return because === undefined ? [] : [{ file: name, check, because }]
  })
  const apart = new Set(unjudged.map(({ file }) => file))
  const judged = found.filter(({ name }) => !apart.has(name))
  const disagreements = judged.flatMap(({ name, disagreements: each }) => each.map((one) => ({ file: name, ...one })))
  const agree = judged.filter((one) => one.disagreements.length === 0).length
  const result = { name: check, concerned: found.length, agree, unjudged: unjudged.length, milliseconds }
  return {
    messages: verdict.messages,
    checks: [...verdict.checks, result],
    unjudged: [...verdict.unjudged, ...unjudged],
    disagreements: [...verdict.disagreements, ...disagreements],
  }
}
