import type { JSX } from 'preact'
import type { Cells, DeviceDetail } from '../api/answers.ts'
import type { Refusal } from '../api/client.ts'
import { Glyph } from '../parts/glyph.tsx'
import { momentOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Loading } from '../parts/states.tsx'
import { addressOfRequest } from '../requests/cells.tsx'
import { roleNames, shortSerial, slotNames } from './device-words.ts'

interface Props {
  readonly device: DeviceDetail
  readonly cells: Cells | null
  readonly refusal: Refusal | null
}

/** Whose certificates the device's cells hold, and whose they should be. */
export function Slots({ device, cells, refusal }: Props): JSX.Element {
  return (
    <>
      <h2 id="slots-title">Trust Anchor Cells</h2>
      {cells === null ? (
        refusal === null ? (
          <Loading rows={5} />
        ) : (
          <p class="dim">
            <Outside text={refusal.message} />
          </p>
        )
      ) : (
        <>
          <Mismatch device={device} cells={cells} />
          <table class="cells">
            <thead>
              <tr>
                <th>Cell</th>
                <th>Holder</th>
                <th class="wide">Entity Identifier</th>
                <th>Serial number</th>
                <th>Registered party</th>
              </tr>
            </thead>
            <tbody>
              {inOrder(cells.cells).map((cell) => (
                <Line key={cell.cell} cell={cell} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}

function Line({ cell }: { readonly cell: Cells['cells'][number] }): JSX.Element {
  const [role = '', ...use] = cell.cell.split('/')
  return (
    <tr class={cell.agrees === false ? 'mismatch' : undefined}>
      <td>
        <b>{roleNames[role] ?? role}</b>
        <br />
        <span class="small second">{use.filter((each) => each !== 'management').join(', ')}</span>
      </td>
      <td>{cell.holder === null ? <span class="dim">nobody</span> : <Outside text={cell.holder} />}</td>
      <td class="mono wide">{cell.entityIdentifier ?? <span class="dim">–</span>}</td>
      <td class="mono" title={cell.serialNumber}>
        {shortSerial(cell.serialNumber)}
      </td>
      <td>
        <Party cell={cell} />
      </td>
    </tr>
  )
}

/** Who is registered in the role of the cell, and whether the holder is. */
function Party({ cell: { registered, agrees } }: { readonly cell: Cells['cells'][number] }): JSX.Element {
  if (registered === null) return <span class="dim">–</span>
  if (agrees === null)
    return (
      <span class="second">
        <Glyph shape="waiting" name="DCC controlled" /> <b>{registered.id}</b>, not handed over
      </span>
    )
  return (
    <span class={agrees ? undefined : 'bad'}>
      <Glyph shape={agrees ? 'done' : 'refused-by-check'} name={agrees ? 'agrees' : 'differs'} /> <b>{registered.id}</b>
      {!agrees && ' expected'}
    </span>
  )
}

/** The network operator's and the supplier's cells first: they are what people come for. */
const inOrder = (cells: Cells['cells']): Cells['cells'] =>
  [...cells].sort((one, other) => rankOf(one.cell) - rankOf(other.cell))

const rankOf = (cell: string): number =>
  cell.startsWith('networkOperator/') ? 0 : cell.startsWith('supplier/') ? 1 : 2

/** What is wrong with the slot, what follows, how it came about, and who can mend it. */
function Mismatch({ device, cells }: { readonly device: DeviceDetail; readonly cells: Cells }): JSX.Element | null {
  const { slot } = cells
  const cell = cells.cells.find((each) => each.cell.startsWith('networkOperator/digitalSignature'))
  if (slot === null || slot.state === 'right-operator' || cell === undefined) return null
  const isStranger = slot.state === 'wrong-operator'
  const registered = cell.registered === null ? 'nobody' : `${cell.registered.name} (${cell.registered.id})`
  const point = device.inventory.importMpxn ?? device.premises?.mprn ?? ''
  return (
    <div class={`verdict ${isStranger ? 'bad' : 'wait'}`}>
      <Glyph shape={isStranger ? 'refused-by-check' : 'waiting'} size="large" />
      <div>
        <h3>
          {isStranger
            ? 'The network operator slot holds a stranger’s certificates'
            : `The network operator slot holds ${slotNames[slot.state]}`}
        </h3>
        <p>
          Registered for <span class="mono">{point}</span>:{' '}
          <b>
            <Outside text={registered} />
          </b>
          {cell.registered !== null && ` since ${cell.registered.from}`}. In the slot:{' '}
          <b>
            <Outside text={cell.holder ?? 'nobody'} />
          </b>
          .
        </p>
        {isStranger && (
          <p>
            <b>What follows:</b> the device drops the registered operator’s Commands without an answer (E21), and
            addresses its alerts to the stranger.
          </p>
        )}
        {slot.canMend.length > 0 && (
          <p>
            <b>Who can mend it:</b>{' '}
            {slot.canMend.map(({ name, serviceReferenceVariant }) => (
              <span key={name}>
                <Outside text={name} />, with {serviceReferenceVariant}.
              </span>
            ))}
          </p>
        )}
        {slot.cause !== null && (
          <p>
            <b>Likely cause:</b> {slot.cause.title}. {slot.cause.how}
          </p>
        )}
        <p class="who">
          {slot.since === null ? (
            'So since the world began; never changed while this network was up.'
          ) : (
            <>
              Put there at {momentOf(slot.since.at)} by <Outside text={slot.since.by} />:{' '}
              <a href={addressOfRequest(slot.since)}>the request</a>
            </>
          )}
        </p>
      </div>
    </div>
  )
}
