import { useSignal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { Outside } from '../parts/outside-text.tsx'
import { Encoded, isEncoded } from './encoded.tsx'

interface NodeProps {
  readonly node: Node
  readonly depth: number
}

/** A node of a document, and what is in it, a line each. */
export function XmlNode({ node, depth }: NodeProps): JSX.Element | null {
  if (node instanceof Element) return <XmlElement element={node} depth={depth} />
  const text = node.textContent?.trim() ?? ''
  if (text === '') return null
  const isText = node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE
  return (
    <Line depth={depth}>
      <span class={isText ? undefined : 'dim'}>
        <Outside text={isText ? text : `<!-- ${text} -->`} />
      </span>
    </Line>
  )
}

function XmlElement({ element, depth }: { readonly element: Element; readonly depth: number }): JSX.Element {
  const isOpened = useSignal(false)
  const inner = [...element.childNodes].filter((node) => node instanceof Element || node.textContent?.trim() !== '')
  const isSignature = element.localName === 'Signature' && depth > 0
  if (inner.length === 0)
    return (
      <Line depth={depth}>
        <Start element={element} />
        <span class="mark">/&gt;</span>
      </Line>
    )
  if (inner.every((node) => !(node instanceof Element))) return <TextElement element={element} depth={depth} />
  const start = (
    <>
      <Start element={element} />
      <span class="mark">&gt;</span>
    </>
  )
  if (isSignature && !isOpened.value)
    return (
      <Line depth={depth}>
        {start}{' '}
        <button
          type="button"
          class="fold"
          onClick={() => {
            isOpened.value = true
          }}
        >
          signature ▸
        </button>{' '}
        <End element={element} />
      </Line>
    )
  return (
    <>
      <Line depth={depth}>{start}</Line>
      {inner.map((node, at) => (
        <XmlNode node={node} depth={depth + 1} key={`${at}`} />
      ))}
      <Line depth={depth}>
        <End element={element} />
      </Line>
    </>
  )
}

function TextElement({ element, depth }: { readonly element: Element; readonly depth: number }): JSX.Element {
  const text = element.textContent ?? ''
  return (
    <Line depth={depth}>
      <Start element={element} />
      <span class="mark">&gt;</span>
      {isEncoded(text) ? <Encoded base64={text} /> : <Outside text={text} />}
      <End element={element} />
    </Line>
  )
}

const Line = ({ depth, children }: { readonly depth: number; readonly children: ComponentChildren }): JSX.Element => (
  <div class="line" style={{ '--depth': depth }}>
    {children}
  </div>
)

const Start = ({ element }: { readonly element: Element }): JSX.Element => (
  <>
    <span class="mark">&lt;</span>
    <span class="tag">
      <Outside text={element.tagName} />
    </span>
    {[...element.attributes].map(({ name, value }) => (
      <span key={name}>
        {' '}
        <span class="attribute">
          <Outside text={name} />
        </span>
        =
        <span class="value">
          "<Outside text={value} />"
        </span>
      </span>
    ))}
  </>
)

const End = ({ element }: { readonly element: Element }): JSX.Element => (
  <>
    <span class="mark">&lt;/</span>
    <span class="tag">
      <Outside text={element.tagName} />
    </span>
    <span class="mark">&gt;</span>
  </>
)
