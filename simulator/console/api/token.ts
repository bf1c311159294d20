import { signal } from '@preact/signals'

const kept = 'dcc-sim token'

/** The token of this network, as the person gave it; kept for the tab, and gone with it. */
export const token = signal(sessionStorage.getItem(kept))

/** Whether the network wants a token, and what it said when it last did. */
export const tokenWanted = signal<string | null>(null)

export function giveToken(given: string): void {
  sessionStorage.setItem(kept, given)
  token.value = given
  tokenWanted.value = null
}
