import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Preview, Sent } from '../api/answers.ts'
import { addressOf, ask, Refusal } from '../api/client.ts'
import { onEvents } from '../api/event-stream.ts'
import { Octets } from '../octets/octets.tsx'
import { Refused, useChange } from '../parts/change.tsx'
import { copy } from '../parts/copy.tsx'
import { Findings } from '../parts/findings.tsx'
import { Glyph, toneOf } from '../parts/glyph.tsx'
import { Outside } from '../parts/outside-text.tsx'
import { Empty, Loading } from '../parts/states.tsx'
import { addressOfRequest } from '../requests/cells.tsx'
import type { Draft } from './draft.ts'

/** How long after the last change the network is asked, in milliseconds. */
const settledMs = 250

/** What the network would make of the draft now, the document, and the button that sends it. */
export function Outlook({ draft }: { readonly draft: Draft }): JSX.Element {
  const order = draft.order.value
  const said = JSON.stringify(order)
  const preview = useSignal<Preview | null>(null)
  const refusal = useSignal<Refusal | null>(null)
  const turn = useSignal(0)
  useEffect(() => {
    if (order === null) {
      preview.value = null
      refusal.value = null
      return
    }
    const abort = new AbortController()
    const timer = setTimeout(() => void look(said, abort.signal), settledMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [said, turn.value])
  useEffect(
    () =>
      onEvents((events) => {
        if (events.some(({ kind }) => changing.has(kind))) turn.value += 1
      }),
    [],
  )
  const look = async (body: string, signal: AbortSignal) => {
    try {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal }
      preview.value = await ask<Preview>(addressOf('/compose/preview'), init)
      refusal.value = null
    } catch (fault) {
      if (fault instanceof Refusal) {
        preview.value = null
        refusal.value = fault
      } else if (!(fault instanceof DOMException)) throw fault
    }
  }
  return (
    <section class="card outlook" aria-labelledby="outlook-title">
      <header>
        <h2 id="outlook-title">What would happen now</h2>
        <span class="small dim">nothing is sent or spent by looking</span>
      </header>
      <div class="inner">
        {order === null ? (
          <Empty title="Not whole yet">
            <p>Say a device and who sends what; then the DCC says here what it would answer.</p>
          </Empty>
        ) : refusal.value !== null ? (
          <div class="notice warn" role="status">
            <Glyph shape="unanswered" />
            <p>
              <b>There is no such request.</b> <Outside text={refusal.value.message} />
            </p>
          </div>
        ) : preview.value === null ? (
          <Loading rows={6} />
        ) : (
          <Looked preview={preview.value} />
        )}
        <Send draft={draft} isReady={preview.value !== null} />
      </div>
    </section>
  )
}

/** After these the DCC might answer otherwise. */
const changing: ReadonlySet<string> = new Set([
  'check-changed',
  'settings-changed',
  'registration-loaded',
  'device-changed',
  'slot-changed',
])

function Looked({ preview }: { readonly preview: Preview }): JSX.Element {
  const { explanation, nearMiss, preCommand, command, document, inspection } = preview
  const { refusal, decision, code, meaning } = explanation
  const chosen = useSignal('')
  const shape = refusal === null ? 'done' : decision?.outcome === 'refused' ? 'refused-by-check' : 'refused'
  return (
    <>
      <div class={`verdict ${toneOf[shape]}`} role="status">
        <Glyph shape={shape} size="large" />
        <div>
          <h3>
            Would be answered {code}
            {meaning !== null && (
              <>
                : <Outside text={meaning} />
              </>
            )}
          </h3>
          <p>
            <Outside text={decision?.because ?? refusal?.found ?? 'Every step of admission lets it pass.'} />
          </p>
          {refusal !== null && (
            <p>
              <b>Refused by the step</b> {refusal.step} ({refusal.rule}). <b>Would be accepted:</b>{' '}
              <Outside text={refusal.wouldHaveBeenAccepted} />
            </p>
          )}
          {nearMiss !== null && (
            <p>
              <b>Likely cause:</b> {nearMiss.likelyCause.title}. {nearMiss.likelyCause.how}
            </p>
          )}
        </div>
      </div>
      <details>
        <summary>Admission, {explanation.steps.length} steps</summary>
        <ol class="steps-short">
          {explanation.steps.map(({ step, outcome, saw }) => (
            <li key={step}>
              <Glyph
                shape={outcome === 'passed' ? 'done' : outcome === 'refused' ? 'refused-by-check' : 'not-applicable'}
                name={outcome}
              />{' '}
              <b>{step}</b>{' '}
              <span class="small second">
                <Outside text={saw} />
              </span>
            </li>
          ))}
        </ol>
      </details>
      <details>
        <summary>The DUIS document, signed</summary>
        <pre class="document">
          <Outside text={document} />
        </pre>
        <button type="button" class="button small" onClick={() => void copy(document, 'The document')}>
          Copy it
        </button>
        <Findings inspection={inspection} />
      </details>
      {preCommand !== null && (
        <details>
          <summary>The Pre-Command that would be signed</summary>
          <Octets
            hex={preCommand.hex}
            findings={preCommand.inspection.findings}
            chosen={chosen.value}
            choose={(octets) => {
              chosen.value = octets
            }}
          />
        </details>
      )}
      <div class="command">
        {command === null ? (
          <p class="small dim">No command line says the same.</p>
        ) : (
          <>
            <code>
              <Outside text={command} />
            </code>
            <button type="button" class="button small" onClick={() => void copy(command, 'The command')}>
              Copy as command
            </button>
          </>
        )}
      </div>
    </>
  )
}

function Send({ draft, isReady }: { readonly draft: Draft; readonly isReady: boolean }): JSX.Element {
  const change = useChange()
  const sent = useSignal<Sent | null>(null)
  const send = async () => {
    sent.value = null
    sent.value = await change.send<Sent>('POST', addressOf('/compose/send'), draft.order.value)
  }
  return (
    <div class="send">
      <button type="button" class="button primary" disabled={!isReady || change.isUnderWay} onClick={() => void send()}>
        Sign and send
      </button>
      <Refused change={change} what="It was not sent" />
      <p role="status">
        {sent.value !== null && (
          <>
            Answered <b class="mono">{sent.value.code}</b>:{' '}
            <a href={addressOfRequest(sent.value)}>follow the request</a>
          </>
        )}
      </p>
    </div>
  )
}
