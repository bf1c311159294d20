import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useKeys } from '../frame/keys.ts'
import { go, place, withQuery } from '../frame/place.ts'
import { queryOf, wordsOf } from './query.ts'

/** How long after the last key the network is asked, in milliseconds. */
const settledMs = 150

/** What is searched for, word by word; it stands in the address. Each word goes by its button or by Backspace. */
export function SearchField({ hint }: { readonly hint: string }): JSX.Element {
  const field = useRef<HTMLInputElement>(null)
  const query = place.value.query.get('q') ?? ''
  const words = useSignal(wordsOf(query))
  /** The word that is being written: not yet one of the words beside the field. */
  const draft = useSignal('')
  /** What this field has put into the address: another query there came by a link, or by going back. */
  const written = useRef(query)
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useKeys({
    '/': () => field.current?.focus(),
  })
  useEffect(() => {
    if (query === written.current) return
    clearTimeout(pending.current)
    written.current = query
    words.value = wordsOf(query)
    draft.value = ''
  }, [query])
  const look = () => {
    clearTimeout(pending.current)
    written.current = queryOf([...words.value, draft.value.trim()])
    go(withQuery({ q: written.current }), { replace: true })
  }
  const write = (text: string) => {
    clearTimeout(pending.current)
    const isEnded = /\s$/.test(text) && (text.match(/"/g) ?? []).length % 2 === 0
    if (isEnded) return keep([...words.value, text.trim()])
    draft.value = text
    pending.current = setTimeout(look, settledMs)
  }
  const keep = (next: readonly string[]) => {
    words.value = next.filter((word) => word !== '')
    draft.value = ''
    look()
  }
  const drop = (at: number) => {
    words.value = words.value.filter((_, other) => other !== at)
    look()
  }
  return (
    <div class="search">
      <span class="dim" aria-hidden="true">
        ⌕
      </span>
      {words.value.map((word, at) => (
        <button type="button" class="word" key={`${at} ${word}`} title="Search without it" onClick={() => drop(at)}>
          {word} <span aria-hidden="true">×</span>
        </button>
      ))}
      <input
        ref={field}
        type="search"
        aria-label="Find requests"
        placeholder={words.value.length === 0 ? hint : ''}
        spellcheck={false}
        autocomplete="off"
        value={draft.value}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') write(`${draft.value} `)
          if (event.key === 'Escape') field.current?.blur()
          if (event.key === 'Backspace' && draft.value === '' && words.value.length > 0) drop(words.value.length - 1)
        }}
      />
      <kbd>/</kbd>
    </div>
  )
}
