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
  /** The word that is being written: part of the query, but not yet one of the words beside the field. */
  const draft = useSignal('')
  const words = wordsOf(query)
  const settled = words.at(-1) === draft.value ? words.slice(0, -1) : words
  useKeys({
    '/': () => field.current?.focus(),
  })
  useEffect(() => {
    if (words.at(-1) !== draft.value && !pending.current) draft.value = ''
  }, [query])
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const look = (next: readonly string[], inMs: number) => {
    clearTimeout(pending.current)
    pending.current = setTimeout(() => {
      pending.current = undefined
      go(withQuery({ q: queryOf(next) }), { replace: true })
    }, inMs)
  }
  const write = (text: string) => {
    const isEnded = /\s$/.test(text) && (text.match(/"/g) ?? []).length % 2 === 0
    draft.value = isEnded ? '' : text
    look([...settled, text.trim()], isEnded ? 0 : settledMs)
  }
  return (
    <div class="search">
      <span class="dim" aria-hidden="true">
        ⌕
      </span>
      {settled.map((word, at) => (
        <button
          type="button"
          class="word"
          key={`${at} ${word}`}
          title="Search without it"
          onClick={() => look([...settled.filter((_, other) => other !== at), draft.value], 0)}
        >
          {word} <span aria-hidden="true">×</span>
        </button>
      ))}
      <input
        ref={field}
        type="search"
        aria-label="Find requests"
        placeholder={settled.length === 0 ? hint : ''}
        spellcheck={false}
        autocomplete="off"
        value={draft.value}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') write(`${draft.value} `)
          if (event.key === 'Escape') field.current?.blur()
          if (event.key === 'Backspace' && draft.value === '' && settled.length > 0) look(settled.slice(0, -1), 0)
        }}
      />
      <kbd>/</kbd>
    </div>
  )
}
