import { generateMessages } from '@cucumber/gherkin'
import { type Envelope, IdGenerator, parseEnvelope, SourceMediaType } from '@cucumber/messages'
import { Query } from '@cucumber/query'

/** What Cucumber knows of a feature, by its lines; then of what else it would say, each message with the fields that matter. */
export function queryOf(feature: readonly string[], messages: readonly object[] = []): Query {
  const query = new Query()
  for (const message of messagesOf(feature)) query.update(message)
  for (const message of messages) query.update(parseEnvelope(JSON.stringify(message)))
  return query
}

const messagesOf = (feature: readonly string[]): readonly Envelope[] =>
  generateMessages(feature.join('\n'), 'features/a.feature', SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
    includeGherkinDocument: true,
    includePickles: true,
    newId: IdGenerator.incrementing(),
  })
