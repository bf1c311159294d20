import type { JSX } from 'preact'
import type { Finding } from '../octets/fields.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Inspected } from './inspected.tsx'

/** What octets say, as a list. */
export const Decoded = ({ octets }: { readonly octets: string }): JSX.Element => (
  <Inspected octets={octets}>{({ findings }) => <Findings findings={findings} />}</Inspected>
)

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
