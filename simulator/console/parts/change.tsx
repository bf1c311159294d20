import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { change, Refusal } from '../api/client.ts'
import { Glyph } from './glyph.tsx'
import { Outside } from './outside-text.tsx'

/** Something that is changed in the network: whether it is under way, and why it was not done. */
export interface Change {
  readonly isUnderWay: boolean
  readonly refusal: Refusal | null
  /** What was answered; null where it was refused. */
  send<Answer>(method: 'PUT' | 'POST', address: string, body: unknown): Promise<Answer | null>
  /** The same with a text of another type. */
  sendText<Answer>(address: string, contentType: string, text: string): Promise<Answer | null>
  forget(): void
}

/** Changes one thing at a time, and keeps what the network said against it until the next try. */
export function useChange(): Change {
  const isUnderWay = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const during = async <Answer,>(address: string, init: RequestInit): Promise<Answer | null> => {
    isUnderWay.value = true
    refusal.value = null
    try {
      return await change<Answer>(address, init)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      refusal.value = fault
      return null
    } finally {
      isUnderWay.value = false
    }
  }
  return {
    isUnderWay: isUnderWay.value,
    refusal: refusal.value,
    send: (method, address, body) =>
      during(address, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    sendText: (address, contentType, text) =>
      during(address, { method: 'POST', headers: { 'content-type': contentType }, body: text }),
    forget: () => {
      refusal.value = null
    },
  }
}

/** The sentence with which the network refused a change; nothing where it did not. */
export function Refused({ change, what }: { readonly change: Change; readonly what: string }): JSX.Element | null {
  const { refusal } = change
  if (refusal === null) return null
  return (
    <div class="notice bad" role="alert">
      <Glyph shape="refused" />
      <p>
        <b>{what}.</b> <Outside text={refusal.message} />
      </p>
      <button type="button" class="button small" onClick={change.forget}>
        Close
      </button>
    </div>
  )
}
