import type { JSX } from 'preact'
import type { RequestDetail, SentFrame } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { go, place } from '../frame/place.ts'
import { Octets } from '../octets/octets.tsx'
import { Proofs } from '../octets/proofs.tsx'
import { copy } from '../parts/copy.tsx'
import { numberOf } from '../parts/in-words.ts'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { CompareWith, useCompared } from './compare-with.tsx'

/** What went to the device and came from it, octet by octet. */
export function Frames({ request }: { readonly request: RequestDetail }): JSX.Element {
  const [part, said = '', chosen = ''] = place.value.hash.split('/')
  const { frames } = request
  const n = part === 'frames' && frames.some((frame) => String(frame.n) === said) ? Number(said) : frames[0]?.n
  return (
    <>
      <h2 id="frames-title">
        Frames{' '}
        <span class="small dim">
          field and octets are lit together; a click keeps, <kbd>Esc</kbd> lets go
        </span>
      </h2>
      {n === undefined ? (
        <NoFrame request={request} />
      ) : (
        <OneFrame request={request} n={n} chosen={part === 'frames' ? chosen : ''} />
      )}
    </>
  )
}

function NoFrame({ request: { outcome, inWords } }: { readonly request: RequestDetail }): JSX.Element {
  const kept = inWords.find(({ what }) => what.startsWith('kept in the schedule'))
  return (
    <Empty title="No frame">
      <p class="second">
        {outcome === 'refused' || outcome === 'refused-by-check'
          ? 'A refusal sends nothing to the device.'
          : kept !== undefined
            ? `The request is ${kept.what}.`
            : 'Nothing was sent to a device, and no device sent anything.'}
      </p>
    </Empty>
  )
}

/** What a frame is, as the lines of the request call it: a Command, a Response, an Alert. */
const kindOf = ({ inWords }: RequestDetail, n: number): string =>
  inWords.flatMap(({ what }) => /^(?:Command|Response|Alert)\b/.exec(what)?.[0] ?? [])[n - 1] ?? 'Frame'

interface OneFrameProps {
  readonly request: RequestDetail
  readonly n: number
  readonly chosen: string
}

function OneFrame({ request, n, chosen }: OneFrameProps): JSX.Element {
  const { requestId, frames } = request
  const asked = useAsked<SentFrame>(addressOf('/requests/:id/frames/:n', { id: requestId, n }))
  const { value: frame } = asked.answer
  const { value: refusal } = asked.refusal
  const compared = useCompared(frame)
  return (
    <div class="boxed">
      <div class="tools">
        <span class="segments">
          {frames.map(({ n: each, direction, octets, messageCode }) => (
            <button
              type="button"
              key={each}
              aria-pressed={each === n}
              onClick={() => go(`#frames/${each}`, { replace: true })}
            >
              {direction === 'down' ? '↓' : '↑'} {kindOf(request, each)} {messageCode ?? 'not GBCS'} ·{' '}
              {numberOf(octets)}
            </button>
          ))}
        </span>
        {frame !== null && <Proofs proofs={frame.inspection.proofs} flaw={frame.inspection.flaw} />}
        <span class="grow" />
        {frame !== null && <CompareWith request={request} n={n} compared={compared} />}
        {frame !== null && <CopyButtons frame={frame} chosen={chosen} />}
      </div>
      {refusal !== null && <Failure what="The frame" refusal={refusal} again={asked.again} />}
      {frame === null ? (
        refusal === null && <Loading rows={12} />
      ) : (
        <Octets
          key={n}
          hex={frame.hex}
          findings={frame.inspection.findings}
          differences={compared.differences}
          chosen={chosen}
          choose={(octets) => go(octets === '' ? `#frames/${n}` : `#frames/${n}/${octets}`, { replace: true })}
        />
      )}
    </div>
  )
}

function CopyButtons({ frame, chosen }: { readonly frame: SentFrame; readonly chosen: string }): JSX.Element {
  const [, offset = '', length = ''] = /^(\d+)-(\d+)$/.exec(chosen) ?? []
  const field = frame.hex.slice(2 * Number(offset), 2 * (Number(offset) + Number(length)))
  return (
    <>
      {field !== '' && (
        <button type="button" class="button small" onClick={() => void copy(field, 'the field')}>
          Copy field
        </button>
      )}
      <button type="button" class="button small" onClick={() => void copy(frame.hex, 'the hexadecimal')}>
        Copy hex
      </button>
    </>
  )
}
