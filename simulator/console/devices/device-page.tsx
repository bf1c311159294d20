import type { JSX } from 'preact'
import type { Cells, DeviceDetail, Link, Timeline } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import type { NetworkEvent } from '../api/event-stream.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { PartsOfPage } from '../request/parts-of-page.tsx'
import { DeviceHeader } from './device-header.tsx'
import { History } from './history.tsx'
import { Counters, Inventory } from './inventory.tsx'
import { LinkFrames } from './link-frames.tsx'
import { RegistrationOfPoint } from './registration-of-point.tsx'
import { Slots } from './slots.tsx'

/** While much happens, a device is read again not more often than this, in milliseconds. */
const everyMs = 500

/** One device: its slots, who is registered, its record, its link and what happened to it. */
export function DevicePage({ id }: { readonly id: string }): JSX.Element {
  const concerns = (event: NetworkEvent): boolean =>
    event.device === id ||
    event.subject?.includes(id) === true ||
    event.kind === 'fault-plan-changed' ||
    event.kind === 'registration-loaded'
  const path = { id }
  const asked = useAsked<DeviceDetail>(addressOf('/devices/:id', path), concerns, everyMs)
  const cells = useAsked<Cells>(addressOf('/devices/:id/cells', path), concerns, everyMs)
  const link = useAsked<Link>(addressOf('/devices/:id/link', path), concerns, everyMs)
  const timeline = useAsked<Timeline>(addressOf('/devices/:id/timeline', path, { limit: 200 }), concerns, everyMs)
  const { value: device } = asked.answer
  const { value: refusal } = asked.refusal
  if (device === null)
    return (
      <article class="card request">
        {refusal === null ? <Loading rows={10} /> : <Failure what="The device" refusal={refusal} again={asked.again} />}
      </article>
    )
  const { value: held } = cells.answer
  const { value: carried } = link.answer
  const { value: happened } = timeline.answer
  const point = pointOf(device)
  return (
    <article class="card request device" aria-label={`${device.inventory.type} ${id}`}>
      <DeviceHeader device={device} slot={held?.slot ?? null} again={asked.again} />
      <PartsOfPage
        parts={[
          {
            id: 'slots',
            name: 'Slots',
            ...counted(held?.cells.length),
            content: <Slots device={device} cells={held} refusal={cells.refusal.value} />,
          },
          {
            id: 'registration',
            name: 'Registration',
            content: point === null ? <NoPoint /> : <RegistrationOfPoint point={point} slot={held?.slot ?? null} />,
          },
          { id: 'inventory', name: 'Inventory', content: <Inventory device={device} /> },
          {
            id: 'counters',
            name: 'Counters',
            content: <Counters cells={held} framesSeen={carried?.framesSeenByDevice ?? null} />,
          },
          {
            id: 'link',
            name: 'Link',
            ...counted(carried?.frames.length),
            content: <LinkFrames id={id} link={carried} />,
          },
          {
            id: 'history',
            name: 'History',
            ...counted(happened?.happenings.length),
            content: <History timeline={happened} />,
          },
        ]}
      />
    </article>
  )
}

const counted = (count: number | undefined) => (count === undefined ? {} : { count: String(count) })

/** Who is registered for the gas of a home is registered for its MPRN. */
function pointOf({ inventory, premises }: DeviceDetail): string | null {
  if (inventory.importMpxn !== null) return inventory.importMpxn
  if (premises === null) return null
  return inventory.type === 'GPF' ? premises.mprn : premises.mpan
}

const NoPoint = (): JSX.Element => (
  <>
    <h2 id="registration-title">Registration Data</h2>
    <p class="dim">The inventory records no metering point of this device.</p>
  </>
)
