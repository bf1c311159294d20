import type { JSX } from 'preact'
import { go, place, withQuery } from '../frame/place.ts'
import { Glyph, outcomeNames, outcomes } from '../parts/glyph.tsx'
import { numberOf } from '../parts/in-words.ts'
import type { LiveRequests } from './live-requests.ts'
import { fieldOf, withField } from './query.ts'

/** How many requests came out how; each shows those alone. */
export function OutcomeChips({ list }: { readonly list: LiveRequests }): JSX.Element {
  list.version.value
  const query = place.value.query.get('q') ?? ''
  const chosen = fieldOf(query, 'outcome')
  const show = (outcome: string) => go(withQuery({ q: withField(query, 'outcome', outcome) }), { replace: true })
  return (
    <fieldset class="chips">
      <legend class="hidden">Outcome</legend>
      <button type="button" class="chip" aria-pressed={chosen === ''} onClick={() => show('')}>
        All <b>{chosen === '' ? numberOf(list.rows.total) : ''}</b>
      </button>
      {outcomes.map((outcome) => (
        <button
          type="button"
          class="chip"
          key={outcome}
          aria-pressed={chosen === outcome}
          disabled={chosen === '' && list.rows.countOf(outcome) === 0}
          onClick={() => show(outcome)}
        >
          <Glyph shape={outcome} /> {outcomeNames[outcome]}{' '}
          <b>{chosen === '' || chosen === outcome ? numberOf(list.rows.countOf(outcome)) : ''}</b>
        </button>
      ))}
    </fieldset>
  )
}
