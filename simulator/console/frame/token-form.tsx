import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { giveToken } from '../api/token.ts'
import { Outside } from '../parts/outside-text.tsx'

/** Asks for the token of the network. It is kept for this tab alone. */
export function TokenForm({ sentence }: { readonly sentence: string }): JSX.Element {
  const field = useRef<HTMLInputElement>(null)
  const give = (event: SubmitEvent) => {
    event.preventDefault()
    const given = field.current?.value.trim() ?? ''
    if (given !== '') giveToken(given)
  }
  return (
    <form class="card token" onSubmit={give}>
      <h1>This network wants its token</h1>
      <p>
        It is what the network was started with: <code>--token</code>, or <code>DCC_SIM_TOKEN</code>. It is kept for
        this tab, and gone when the tab is closed.
      </p>
      <label>
        Token
        <input ref={field} type="password" autocomplete="off" spellcheck={false} required />
      </label>
      <button type="submit" class="button primary">
        Open
      </button>
      <p class="dim small">
        The network says: <Outside text={sentence} />
      </p>
    </form>
  )
}
