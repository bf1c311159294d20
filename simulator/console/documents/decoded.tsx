import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Inspection } from '../api/answers.ts'
import { addressOf, Refusal, tell } from '../api/client.ts'
import type { Finding } from '../octets/fields.ts'
import { Outside } from '../parts/outside-text.tsx'

/** What octets say, as the network takes them apart: a certificate, a GBCS message. */
export function Decoded({ octets }: { readonly octets: string }): JSX.Element | null {
  const inspection = useSignal<Inspection | null>(null)
  const failure = useSignal<string | null>(null)
  useEffect(() => {
    let isWanted = true
    tell<Inspection>('POST', addressOf('/inspect'), { text: octets }).then(
      (said) => {
        if (isWanted) inspection.value = said
      },
      (fault: unknown) => {
        if (!(fault instanceof Refusal)) throw fault
        if (isWanted) failure.value = fault.message
      },
    )
    return () => {
      isWanted = false
    }
  }, [octets])
  if (failure.value !== null) return <span class="dim">{failure.value}</span>
  return inspection.value && <Findings findings={inspection.value.findings} />
}

const Findings = ({ findings }: { readonly findings: readonly Finding[] }): JSX.Element => (
  <ul class="findings">
    {findings.map(({ name, value = '', meaning, fields = [] }, at) => (
      <li key={`${at} ${name}`}>
        <b>
          <Outside text={name} />
        </b>{' '}
        <Outside text={value} />
        {meaning !== undefined && <span class="dim"> ({meaning})</span>}
        {fields.length > 0 && <Findings findings={fields} />}
      </li>
    ))}
  </ul>
)
