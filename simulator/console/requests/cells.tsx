import type { JSX } from 'preact'
import type { Row } from '../api/answers.ts'
import { Glyph, outcomeNames } from '../parts/glyph.tsx'
import { durationOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'

// What a row of the list of requests says, whether it is wide or narrow.

export const addressOfRequest = ({ requestId }: Pick<Row, 'requestId'>): string =>
  `/requests/${encodeURIComponent(requestId).replaceAll('%3A', ':')}`

/** The code that the user was told last. */
export const codeOf = ({ finalCode, code }: Row): string => finalCode ?? code

export const OutcomeGlyph = ({ row }: { readonly row: Row }): JSX.Element => (
  <Glyph shape={row.outcome} name={outcomeNames[row.outcome]} />
)

/** `4→5`: under which Command Variants it came. */
export const variantsOf = ({ commandVariants }: Row): string => commandVariants.join('→')

/** Longer than this a request is not usually under way, in milliseconds. */
const longMs = 1000

export const Took = ({ row: { endedAfter } }: { readonly row: Row }): JSX.Element =>
  endedAfter === null ? (
    <span class="dim">–</span>
  ) : (
    <span class={endedAfter >= longMs ? 'warn' : 'second'}>{durationOf(endedAfter)}</span>
  )

export const Rule = ({ row: { rule, outcome } }: { readonly row: Row }): JSX.Element =>
  rule === null ? (
    <span class="dim">–</span>
  ) : (
    <span class={outcome === 'refused-by-check' ? 'bad' : 'second'}>{rule}</span>
  )

/** Type, EUI and post code of a device; of the EUI only the end where there is little room. */
export const Device = ({ row: { device } }: { readonly row: Row }): JSX.Element => (
  <>
    {device.type ?? 'device'}{' '}
    <span class="mono second" title={device.id}>
      <span class="wide">{device.id.slice(0, 15)}</span>
      {device.id.slice(15)}
    </span>{' '}
    {device.postCode !== null && (
      <span class="dim">
        <Outside text={device.postCode} />
      </span>
    )}
  </>
)
