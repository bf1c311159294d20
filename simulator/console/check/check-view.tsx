import type { JSX } from 'preact'
import { place } from '../frame/place.ts'
import { DecisionsPage } from './decisions.tsx'
import { ModeAndSettings } from './mode-and-settings.tsx'
import { ShadowPage } from './shadow.tsx'

const pages = [
  ['', 'Mode and settings'],
  ['decisions', 'Decisions'],
  ['shadow', 'Shadow'],
] as const

/** The Network Operator Certificate check: how it decides, what it decided, and who would have decided otherwise. */
export default function CheckView(): JSX.Element {
  const [, page = ''] = place.value.parts
  return (
    <div class="stack">
      <div class="filters">
        <h1>The check</h1>
        <nav class="pages" aria-label="Pages of the check">
          {pages.map(([path, name]) => (
            <a
              key={path}
              href={path === '' ? '/check' : `/check/${path}`}
              aria-current={page === path ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      </div>
      {page === 'decisions' ? <DecisionsPage /> : page === 'shadow' ? <ShadowPage /> : <ModeAndSettings />}
    </div>
  )
}
