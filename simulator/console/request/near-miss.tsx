import type { JSX } from 'preact'
import type { RequestDetail } from '../api/answers.ts'
import { Glyph } from '../parts/glyph.tsx'
import { Outside } from '../parts/outside-text.tsx'

type NearMiss = NonNullable<RequestDetail['nearMiss']>
type Certificate = NearMiss['sent'][number]

/** What was sent beside what would have been accepted: what differs is marked, what agrees is grey. */
export function NearMissTable({ nearMiss }: { readonly nearMiss: NearMiss }): JSX.Element {
  const { sent, accepted, registeredFrom, likelyCause } = nearMiss
  const uses = [...new Set([...sent, ...accepted].map(({ use }) => use))]
  return (
    <div class="near-miss">
      <table>
        <thead>
          <tr>
            <th scope="col">Near miss</th>
            <th scope="col">
              <Glyph shape="refused-by-check" /> Sent
            </th>
            <th scope="col">
              <Glyph shape="done" /> Would have been accepted
            </th>
          </tr>
        </thead>
        <tbody>
          <Compared name="Network party" sent={sent} accepted={accepted} of={({ party }) => party}>
            {registeredFrom !== null && <span class="dim"> since {registeredFrom}</span>}
          </Compared>
          <Compared
            name="Entity Identifier"
            sent={sent}
            accepted={accepted}
            of={({ entityIdentifier }) => entityIdentifier}
            isMachine
          />
          <Compared name="Remote Party Role" sent={sent} accepted={accepted} of={({ role }) => role} />
          {uses.map((use) => (
            <Compared
              key={use}
              name={use}
              sent={sent.filter((each) => each.use === use)}
              accepted={accepted.filter((each) => each.use === use)}
              of={({ serial }) => serial}
              isMachine
            />
          ))}
          <Compared name="Status" sent={sent} accepted={accepted} of={({ status }) => status} />
          <tr>
            <th scope="row">Likely cause</th>
            <td colSpan={2}>
              <b>{likelyCause.title}.</b> {likelyCause.how}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

interface ComparedProps {
  readonly name: string
  readonly sent: readonly Certificate[]
  readonly accepted: readonly Certificate[]
  readonly isMachine?: boolean
  readonly children?: JSX.Element | false
  of(certificate: Certificate): string | null
}

function Compared({ name, sent, accepted, isMachine = false, children, of }: ComparedProps): JSX.Element {
  const [here, there] = [valuesOf(sent, of), valuesOf(accepted, of)]
  const isSame = here.join() === there.join()
  const looks = `${isSame ? 'same' : ''}${isMachine ? ' mono' : ''}`
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class={looks}>
        <Values values={here} others={isSame ? [] : there} />
      </td>
      <td class={`${looks} accepted`}>
        <Values values={there} others={isSame ? [] : here} />
        {children}
      </td>
    </tr>
  )
}

const valuesOf = (
  certificates: readonly Certificate[],
  of: (certificate: Certificate) => string | null,
): readonly string[] => [...new Set(certificates.map((certificate) => of(certificate) ?? 'none'))]

/** The values, each in a line. Of an identifier only the octets that differ from the other one are marked. */
function Values({
  values,
  others,
}: {
  readonly values: readonly string[]
  readonly others: readonly string[]
}): JSX.Element {
  if (values.length === 0) return <span class="dim">none</span>
  return (
    <>
      {values.map((value) => (
        <div key={value}>
          {euiForm.test(value) && others.length === 1 ? (
            <Marked value={value} other={others[0] ?? ''} />
          ) : (
            <Outside text={value} />
          )}
        </div>
      ))}
    </>
  )
}

const euiForm = /^[0-9A-F]{2}(?:-[0-9A-F]{2}){7}$/

const Marked = ({ value, other }: { readonly value: string; readonly other: string }): JSX.Element => (
  <>
    {value.split('-').map((octet, at) => (
      <span key={`${at}`}>
        {at > 0 && '-'}
        {octet === other.split('-')[at] ? octet : <mark>{octet}</mark>}
      </span>
    ))}
  </>
)
