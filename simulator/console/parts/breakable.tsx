import type { JSX } from 'preact'
import { Outside } from './outside-text.tsx'

/** Where a long name may go on in the next line: behind a slash, and at a hump of camel case. */
const mayBreak = /(?<=[/:])(?=\S)|(?<=[a-z])(?=[A-Z])/

/** Rules and codes, which stay together. */
const together = /(\b(?:NOC-\d+|E\d{2,}|0x[0-9A-F]{4})\b)/

/** Text of others that fits where there is little room: it breaks within long names, and not within codes. */
export const Breakable = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text.split(together).map((piece, at) =>
      at % 2 === 1 ? (
        <span class="together" key={`${at}`}>
          {piece}
        </span>
      ) : (
        piece.split(mayBreak).map((part, index) => (
          <>
            {index > 0 && <wbr />}
            <Outside text={part} />
          </>
        ))
      ),
    )}
  </>
)
