import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { askFile, Refusal } from '../api/client.ts'
import { useKeys } from '../frame/keys.ts'
import { say } from './copy.tsx'

interface ExportProps {
  /** What to save; null where nothing is chosen yet. */
  readonly address: string | null
  /** The classes of the button beside `button`. */
  readonly look?: string
}

/** Saves a recording as a file. It asks for it itself: a link could not carry the token that a network may want. */
export function Export({ address, look = '' }: ExportProps): JSX.Element {
  const isUnderWay = useSignal(false)
  const save = async () => {
    if (address === null || isUnderWay.value) return
    isUnderWay.value = true
    try {
      const { name, content } = await askFile(address)
      saveAs(name, content)
      say(`Saved as ${name}: npx dcc-sim open ${name}`)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      say(fault.message)
    } finally {
      isUnderWay.value = false
    }
  }
  useKeys({ e: () => void save() })
  return (
    <button
      type="button"
      class={`button ${look}`}
      disabled={address === null || isUnderWay.value}
      title="Everything of it as one file, for dcc-sim open"
      onClick={() => void save()}
    >
      Export <kbd>e</kbd>
    </button>
  )
}

function saveAs(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken it over when the next turn begins.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
