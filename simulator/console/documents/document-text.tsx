import { useComputed, useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { copy } from '../parts/copy.tsx'
import { Outside } from '../parts/outside-text.tsx'
import { XmlNode } from './xml-node.tsx'

/** A document for reading, with its elements below each other; and as it was sent, which is what its signature is over. */
export function DocumentText({ text }: { readonly text: string }): JSX.Element {
  const isAsSent = useSignal(false)
  const root = useComputed(() => readXml(text)).value
  return (
    <div class="document">
      <div class="tools">
        <span class="segments">
          <button
            type="button"
            aria-pressed={!isAsSent.value}
            onClick={() => {
              isAsSent.value = false
            }}
          >
            For reading
          </button>
          <button
            type="button"
            aria-pressed={isAsSent.value}
            onClick={() => {
              isAsSent.value = true
            }}
          >
            As sent
          </button>
        </span>
        <span class="grow" />
        <button type="button" class="button small" onClick={() => void copy(text, 'the document')}>
          Copy
        </button>
      </div>
      {isAsSent.value || root === null ? (
        <pre class="text">
          <Outside text={text} />
        </pre>
      ) : (
        <div class="xml">
          {[...root.childNodes].map((node, at) => (
            <XmlNode node={node} depth={0} key={`${at}`} />
          ))}
        </div>
      )}
    </div>
  )
}

/** The document as the browser reads it, which loads nothing and runs nothing; null where it is no XML. */
function readXml(text: string): Document | null {
  const read = new DOMParser().parseFromString(text, 'application/xml')
  return read.querySelector('parsererror') === null ? read : null
}
