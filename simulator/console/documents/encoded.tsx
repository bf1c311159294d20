import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { countOf } from '../parts/in-words.ts'
import { Decoded } from './decoded.tsx'

/** Shorter values stand as they are, in characters. */
const shortestFolded = 100

/** Whether a text is octets in base64, and long. */
export const isEncoded = (text: string): boolean =>
  text.length >= shortestFolded && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text) && text.replace(/\s/g, '').length % 4 === 0

/** Octets in base64, folded to their length; opened, they are what they say: a certificate, a GBCS message. */
export function Encoded({ base64 }: { readonly base64: string }): JSX.Element {
  const isOpen = useSignal(false)
  const compact = base64.replace(/\s/g, '')
  const octets = (compact.length / 4) * 3 - (/=*$/.exec(compact)?.[0].length ?? 0)
  const toggle = () => {
    isOpen.value = !isOpen.value
  }
  return (
    <>
      <button type="button" class="fold" aria-expanded={isOpen.value} onClick={toggle}>
        {kindOf(compact)}, {countOf(octets, 'octet')} {isOpen.value ? '▾' : '▸'}
      </button>
      {isOpen.value && (
        <span class="opened">
          <Decoded octets={compact} />
          <span class="dim base64">{compact}</span>
        </span>
      )}
    </>
  )
}

/** By its first octets: a SEQUENCE of DER, or the header of a GBCS message. */
function kindOf(base64: string): string {
  if (/^MI[HI]/.test(base64)) return 'certificate'
  return /^3[Qd-g]/.test(base64) ? 'GBCS message' : 'base64'
}
