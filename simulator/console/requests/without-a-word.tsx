import type { JSX } from 'preact'
import type { RequestList } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { place, search } from '../frame/place.ts'
import { countOf, numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { queryOf, wordsOf } from './query.ts'

/** How many requests a search finds, without the requests. */
const countAt = (query: string): string => addressOf('/requests', {}, { q: query, limit: 1 })

/** Where a search finds nothing: how many there are, and which of its words is in the way. */
export function WithoutAWord({ looked }: { readonly looked: string }): JSX.Element | null {
  const { value: all } = useAsked<RequestList>(countAt('')).answer
  const words = wordsOf(looked)
  if (all === null) return null
  return (
    <>
      <p>{countOf(all.total, 'request is', 'requests are')} there.</p>
      {words.length > 1 && (
        <ul class="without">
          {words.map((word, at) => (
            <Without key={`${at} ${word}`} word={word} rest={queryOf(words.toSpliced(at, 1))} />
          ))}
        </ul>
      )}
    </>
  )
}

function Without({ word, rest }: { readonly word: string; readonly rest: string }): JSX.Element | null {
  const { value: found } = useAsked<RequestList>(countAt(rest)).answer
  if (found === null || found.total === 0) return null
  const query = new URLSearchParams(place.value.query)
  query.set('q', rest)
  return (
    <li>
      <a href={`/requests${search(query)}`}>
        Without{' '}
        <code>
          <Outside text={word} />
        </code>
      </a>{' '}
      there would be {numberOf(found.total)}.
    </li>
  )
}
