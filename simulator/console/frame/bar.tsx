import type { JSX } from 'preact'
import { views } from '../views.ts'
import { useKeys } from './keys.ts'
import { isPaused, togglePause } from './pause.ts'
import { place } from './place.ts'
import { toggleTheme } from './theme.ts'

/** The name, the views, and what can be done anywhere. */
export function Bar(): JSX.Element {
  const [first = ''] = place.value.parts
  useKeys({ p: togglePause })
  return (
    <div class="bar">
      <a class="brand" href="/">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 1l8 4.5v9L10 19l-8-4.5v-9z" fill="none" stroke="currentColor" stroke-width="1.8" />
          <circle cx="10" cy="10" r="2.6" fill="currentColor" />
          <path d="M10 1v6.4M2 14.5l5.8-3.2M18 14.5l-5.8-3.2" stroke="currentColor" stroke-width="1.4" />
        </svg>
        dcc-sim
      </a>
      <nav class="views" aria-label="Views">
        {views.map(({ name, path }) => (
          <a key={path} href={`/${path}`} aria-current={path === first ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <span class="grow" />
      <a class="button small" href="/requests" title="Find a request">
        <span class="wide">Find</span> <kbd>/</kbd>
      </a>
      <button
        type="button"
        class="button small"
        aria-pressed={isPaused.value}
        title="Lists stand still; the network goes on"
        onClick={togglePause}
      >
        {isPaused.value ? 'Go on' : 'Pause'} <kbd>p</kbd>
      </button>
      <button
        type="button"
        class="button small square"
        title="Light or dark (t)"
        aria-label="Light or dark"
        onClick={toggleTheme}
      >
        ◐
      </button>
      <a class="button small square" href="/help" title="Keys, and how to search (?)" aria-label="Help">
        ?
      </a>
    </div>
  )
}
