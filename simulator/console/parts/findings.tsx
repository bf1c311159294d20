import type { JSX } from 'preact'
import type { Inspection } from '../api/answers.ts'
import { Glyph, type Shape } from './glyph.tsx'
import { Outside } from './outside-text.tsx'

interface Finding {
  readonly name: string
  readonly value?: unknown
  readonly meaning?: unknown
  readonly offset?: unknown
  readonly length?: unknown
  readonly fields?: readonly Finding[]
}

const shapes: Readonly<Record<Inspection['proofs'][number]['outcome'], Shape>> = {
  verifies: 'done',
  'does not verify': 'refused-by-check',
  'cannot be judged': 'not-applicable',
  absent: 'not-applicable',
}

/** A message taken apart, field by field, with what of it could be proved. */
export const Findings = ({ inspection }: { readonly inspection: Inspection }): JSX.Element => (
  <div class="findings">
    <ul class="proofs">
      {inspection.proofs.map(({ of, outcome, detail, inside }) => (
        <li key={`${of} ${inside ?? ''}`}>
          <Glyph shape={shapes[outcome]} /> {of} {outcome}
          <span class="dim small">
            {' '}
            <Outside text={detail} />
          </span>
        </li>
      ))}
      {inspection.flaw !== null && (
        <li class="bad">
          <Glyph shape="refused-by-check" /> <Outside text={inspection.flaw} />
        </li>
      )}
    </ul>
    <Fields fields={inspection.findings as readonly Finding[]} />
  </div>
)

const Fields = ({ fields }: { readonly fields: readonly Finding[] }): JSX.Element => (
  <ul class="fields">
    {fields.map(({ name, value, meaning, offset, fields: inner = [] }, at) => (
      <li key={`${at} ${name}`}>
        {offset !== undefined && <span class="mono dim offset">{String(offset).padStart(4, '0')}</span>}
        <span class="name">{name}</span> <span class="mono value">{shownOf(meaning ?? value)}</span>
        {inner.length > 0 && <Fields fields={inner} />}
      </li>
    ))}
  </ul>
)

/** Longer values are cut: the whole is in the octets. */
const longest = 160

function shownOf(value: unknown): JSX.Element | null {
  const text = String(value ?? '')
  if (text === '') return null
  return (
    <>
      <Outside text={text.slice(0, longest)} />
      {text.length > longest && <span class="dim"> … {text.length - longest} more</span>}
    </>
  )
}
