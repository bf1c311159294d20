import type { JSX } from 'preact'
import { piecesOf } from './unseen-characters.ts'

/** Text that somebody else wrote: as text, by itself in its direction, and nothing in it unseen. */
export const Outside = ({ text }: { readonly text: string }): JSX.Element => (
  <bdi>
    {piecesOf(text).map(({ text: piece, unseen }) =>
      unseen === null ? piece : <span class="warn mono">{`⟨${unseen}⟩`}</span>,
    )}
  </bdi>
)
