import type { Query } from '@cucumber/query'
import { placeOf, type Scenario, type StepKind } from './scenarios.ts'

/** What a scenario does not keep of how ours read, one sentence each; none where it keeps everything. */
export function complaintsAbout(scenario: Scenario, tags: ReadonlySet<string>): readonly string[] {
  const complaints = [
    ...scenario.tags.filter((tag) => !tags.has(tag)).map((tag) => `${tag} is no tag of ours`),
    ...tooManySteps(scenario),
    ...notOneStory(scenario),
    ...ruleWithoutTag(scenario),
    ...wrongNetworkWithoutTag(scenario),
  ]
  return complaints.map((complaint) => `${placeOf(scenario)}: ${complaint}`)
}

/** What stands in a background is read once for all scenarios below it; more than two steps there hide something. */
function tooManySteps({ steps, background }: Scenario): readonly string[] {
  return [
    ...(steps.length >= 3 && steps.length <= 7 ? [] : [`${steps.length} steps, not three to seven`]),
    ...(background <= 2 ? [] : [`${background} steps in the background`]),
  ]
}

/** What is given, then one thing that happens, then what becomes of it. */
function notOneStory({ steps }: Scenario): readonly string[] {
  const kinds = steps.map(({ kind }) => kind).filter((kind) => kind !== 'Conjunction')
  const story: readonly StepKind[] = ['Context', 'Action', 'Outcome']
  return kinds.join() === story.join() ? [] : [`${kinds.join(', ')}, not ${story.join(', ')}`]
}

/** A scenario under a Rule of the check carries the tag of that rule. */
function ruleWithoutTag({ clause, tags }: Scenario): readonly string[] {
  const ids = clause?.match(/NOC-\d+/g) ?? []
  if (ids.length === 0 || ids.some((id) => tags.includes(`@${id}`))) return []
  return [`stands under ${ids.join(', ')} without its tag`]
}

/** Who rehearses the wrong network's certificates finds every refusal of them by its tag. */
function wrongNetworkWithoutTag({ steps, tags }: Scenario): readonly string[] {
  const refused = steps.some(({ text }) => /refused because the certificate (?:belongs|is not)/.test(text))
  return refused && !tags.includes('@wrong-network') ? ['refuses a certificate without @wrong-network'] : []
}

/** Scenarios, rows of outlines included, that cannot be told apart by file and name. */
export function twins(query: Query): readonly string[] {
  const names = query.findAllPickles().map(({ uri, name }) => `${uri}: ${name}`)
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
