import type { JSX } from 'preact'
import type { Outcome } from '../api/answers.ts'

/** Shapes that tell a state without colour. */
export type Shape = 'done' | 'refused-by-check' | 'refused' | 'unanswered' | 'waiting' | 'not-applicable'

/** How an outcome is called. */
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  done: 'Done',
  'refused-by-check': 'Refused by the check',
  refused: 'Refused in admission',
  unanswered: 'No answer',
  waiting: 'Waiting',
}

export const outcomes = Object.keys(outcomeNames) as readonly Outcome[]

/** The colour of a shape, as a class. */
export const toneOf: Readonly<Record<Shape, 'ok' | 'bad' | 'warn' | 'wait' | 'dim'>> = {
  done: 'ok',
  'refused-by-check': 'bad',
  refused: 'bad',
  unanswered: 'warn',
  waiting: 'wait',
  'not-applicable': 'dim',
}

/** A state as a shape and its colour; with a name where nothing beside it says the same. */
export function Glyph({
  shape,
  name,
  size,
}: {
  readonly shape: Shape
  readonly name?: string
  readonly size?: 'large'
}): JSX.Element {
  const looks = `glyph ${toneOf[shape]}${size === 'large' ? ' large' : ''}`
  return name === undefined ? (
    <svg class={looks} viewBox="0 0 14 14" aria-hidden="true">
      {drawings[shape]}
    </svg>
  ) : (
    <svg class={looks} viewBox="0 0 14 14" role="img" aria-label={name}>
      {drawings[shape]}
    </svg>
  )
}

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'stroke-linecap': 'round' } as const
const inside = { fill: 'none', class: 'inside', 'stroke-width': 1.7, 'stroke-linecap': 'round' } as const

const drawings: Readonly<Record<Shape, JSX.Element>> = {
  done: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path {...inside} d="M3.8 7.3l2.2 2.2 4.3-4.7" />
    </>
  ),
  'refused-by-check': (
    <>
      <path d="M7 .2L13.8 7 7 13.8.2 7z" fill="currentColor" />
      <path {...inside} d="M5 5l4 4M9 5L5 9" />
    </>
  ),
  refused: <path {...line} d="M7 1L13 7 7 13 1 7zM5.2 5.2l3.6 3.6M8.8 5.2L5.2 8.8" />,
  unanswered: (
    <>
      <path d="M7 .8l6.6 12.2H.4z" fill="currentColor" />
      <path {...inside} d="M7 5v3.6M7 10.6v.3" />
    </>
  ),
  waiting: (
    <>
      <circle {...line} cx="7" cy="7" r="5.8" />
      <path {...line} d="M7 3.8V7l2.2 1.6" />
    </>
  ),
  'not-applicable': <path {...line} d="M3 7h8" />,
}
