import type { JSX } from 'preact'
import type { RequestDetail } from '../api/answers.ts'
import { copy } from '../parts/copy.tsx'

/** The request as the control API tells it, for a program. */
export function RecordOfRequest({ request }: { readonly request: RequestDetail }): JSX.Element {
  const text = JSON.stringify(request, null, 2)
  return (
    <>
      <h2 id="record-title">
        Record <span class="small dim">what GET /harness/v1/requests/{'{id}'} answers</span>
      </h2>
      <details class="record">
        <summary>{text.length > 0 && `${Math.ceil(text.length / 1024)} kB of JSON`}</summary>
        <button type="button" class="button small" onClick={() => void copy(text, 'the record')}>
          Copy
        </button>
        <pre class="text">{text}</pre>
      </details>
    </>
  )
}
