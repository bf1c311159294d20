import type { JSX } from 'preact'
import type { RequestDetail } from '../api/answers.ts'
import { useKeys } from '../frame/keys.ts'
import { copy, say } from '../parts/copy.tsx'

/** What can be done with a request. */
export function Actions({ request: { command } }: { readonly request: RequestDetail }): JSX.Element {
  const copyCommand = () => {
    if (command === null) say('No command line says this request: it holds what a command does not take')
    else void copy(command, 'the command')
  }
  useKeys({ y: copyCommand })
  return (
    <div class="actions">
      <button
        type="button"
        class="button"
        title={command ?? undefined}
        onClick={copyCommand}
        disabled={command === null}
      >
        Copy as command <kbd>y</kbd>
      </button>
    </div>
  )
}
