import { signal } from '@preact/signals'
import type { JSX } from 'preact'

/** What was done last, in words: shown for a moment, and read out. */
const said = signal('')
let timer: ReturnType<typeof setTimeout> | undefined

export function say(sentence: string): void {
  clearTimeout(timer)
  said.value = sentence
  timer = setTimeout(() => {
    said.value = ''
  }, 4000)
}

/** Puts text on the clipboard. Where the browser has none (a page that came without TLS from another machine), says so. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(`${what} copied`)
  } catch {
    say(`The browser does not let this page write to the clipboard; select ${what} and copy it by hand`)
  }
}

/** Where what was done is told. */
export const Said = (): JSX.Element => (
  <div class={said.value === '' ? 'said unseen' : 'said'} role="status">
    {said.value}
  </div>
)
