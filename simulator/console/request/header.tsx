import type { JSX } from 'preact'
import type { RequestDetail } from '../api/answers.ts'
import { Glyph, outcomeNames, toneOf } from '../parts/glyph.tsx'
import { durationOf, momentOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { codeOf, variantsOf } from '../requests/cells.tsx'
import { Actions } from './actions.tsx'

/** What the request is, what became of it, and what can be done with it. */
export function RequestHeader({ request }: { readonly request: RequestDetail }): JSX.Element {
  const { row, outcome, requestId } = request
  return (
    <header class="request-head">
      <div class="line">
        <h1>
          {row === null
            ? 'A request that nobody was known for'
            : `${row.serviceReferenceVariant} ${row.serviceRequest ?? ''}`}
        </h1>
        <Actions request={request} />
      </div>
      <div class="facts">
        <span class={`pill ${toneOf[outcome]}`}>
          <Glyph shape={outcome} /> {row === null ? '' : codeOf(row)} {outcomeNames[outcome]}
        </span>
        <span>
          RequestID{' '}
          <span class="mono">
            <Outside text={requestId} />
          </span>
        </span>
        {row !== null && (
          <>
            <span>
              User <Outside text={row.submittedBy.name} />{' '}
              {row.submittedBy.role !== null && `as ${row.submittedBy.role}`}
            </span>
            <span>
              Device {row.device.type} <span class="mono">{row.device.id}</span>
              {row.device.postCode !== null && (
                <>
                  , <Outside text={row.device.postCode} />
                </>
              )}
            </span>
            {row.device.meteringPoint !== null && (
              <span>
                {row.device.type === 'ESME' ? 'MPAN' : 'MPRN'} <span class="mono">{row.device.meteringPoint}</span>
              </span>
            )}
            <span>
              Command Variant <b>{variantsOf(row)}</b>
            </span>
            <span>
              Answered <span class="mono">{momentOf(row.at)}</span>
              {row.endedAfter !== null && (
                <>
                  , ended after <b>{durationOf(row.endedAfter)}</b>
                </>
              )}
            </span>
          </>
        )}
      </div>
    </header>
  )
}
