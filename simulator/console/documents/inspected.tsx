import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Inspection } from '../api/answers.ts'
import { addressOf, Refusal, tell } from '../api/client.ts'

interface InspectedProps {
  /** In hexadecimal or base64. */
  readonly octets: string
  readonly children: (inspection: Inspection) => JSX.Element
}

/** Octets as the network takes them apart: a certificate, a GBCS message. */
export function Inspected({ octets, children }: InspectedProps): JSX.Element | null {
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
  return inspection.value && children(inspection.value)
}
