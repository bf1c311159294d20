import type { JSX } from 'preact'
import type { RequestDetail } from '../api/answers.ts'
import { Breakable } from '../parts/breakable.tsx'
import { Glyph, type Shape } from '../parts/glyph.tsx'
import { durationOf, timeOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { type Diagram, diagramOf, type Idle, type Lane, type Message } from './sequence-messages.ts'

/** Who sent what to whom, when: a list that reads from top to bottom, laid out in lanes. */
export function Sequence({ request }: { readonly request: RequestDetail }): JSX.Element {
  const { row, inWords, outcome } = request
  const diagram = diagramOf(inWords, row?.submittedBy.name ?? 'a user', row?.device.id ?? null)
  return (
    <>
      <h2 id="sequence-title">
        Sequence <span class="small dim">times in UTC, and since the message before</span>
      </h2>
      <div class="sequence" style={{ '--lanes': diagram.lanes.length }}>
        <Lanes diagram={diagram} request={request} />
        <ol>
          {diagram.rows.map((each, at) =>
            each.kind === 'idle' ? (
              <IdleRow key={`idle ${at}`} idle={each} />
            ) : (
              <MessageRow key={`${each.at} ${at}`} message={each} lanes={diagram.lanes} />
            ),
          )}
          {outcome === 'waiting' && <Waiting diagram={diagram} request={request} />}
          {(outcome === 'refused' || outcome === 'refused-by-check') && request.frames.length === 0 && (
            <li>
              <span class="note">Nothing was sent to the device</span>
            </li>
          )}
        </ol>
      </div>
    </>
  )
}

function Lanes({
  diagram: { lanes, rows },
  request: { row },
}: {
  readonly diagram: Diagram
  readonly request: RequestDetail
}): JSX.Element {
  const isReached = (at: number): boolean =>
    rows.some((each) => each.kind === 'message' && (each.from === at || each.to === at))
  return (
    <>
      <div class="lanes">
        <span />
        {lanes.map((lane, at) => (
          <div key={lane.name} class={isReached(at) ? undefined : 'unreached'}>
            {lane.kind === 'device' ? (
              ((row?.device.id === lane.name ? row.device.type : null) ?? 'device')
            ) : (
              <Outside text={lane.name} />
            )}
            <span>{underOf(lane, row)}</span>
          </div>
        ))}
      </div>
      <div class="life" aria-hidden="true">
        {lanes.map((lane, at) => (
          <i key={lane.name} class={isReached(at) ? undefined : 'unreached'} />
        ))}
      </div>
    </>
  )
}

function underOf({ kind, name }: Lane, row: RequestDetail['row']): string {
  if (kind === 'device') return name
  if (kind === 'dcc') return 'Data Systems, ACB'
  return name === row?.submittedBy.name ? row.submittedBy.entityIdentifier : ''
}

const IdleRow = ({ idle }: { readonly idle: Idle }): JSX.Element => (
  <li class="idle">
    <span>{durationOf(idle.milliseconds)}</span>
  </li>
)

const shapes: Readonly<Record<Message['tone'], Shape | null>> = {
  plain: null,
  ok: 'done',
  bad: 'refused-by-check',
  warn: 'unanswered',
  wait: 'waiting',
}

function MessageRow({ message, lanes }: { readonly message: Message; readonly lanes: readonly Lane[] }): JSX.Element {
  const { at, since, from, to } = message
  return (
    <li>
      <time dateTime={at}>
        {timeOf(at)}
        {since !== null && <small>+{durationOf(since)}</small>}
      </time>
      {from === to ? (
        <div class={`alone ${message.tone}`} style={{ gridColumn: from + 2 }}>
          <Label message={message} />
        </div>
      ) : (
        <Arrow message={message} lanes={lanes} />
      )}
    </li>
  )
}

function Arrow({ message, lanes }: { readonly message: Message; readonly lanes: readonly Lane[] }): JSX.Element {
  const { from, to, tone, isAcknowledgement } = message
  const [left, right] = [Math.min(from, to), Math.max(from, to)]
  const direction = to > from ? 'rightwards' : 'leftwards'
  return (
    <div
      class={`arrow ${direction} ${tone}${isAcknowledgement ? ' dashed' : ''}`}
      // From the middle of one lane to the middle of the other.
      style={{ gridColumn: `${left + 2} / ${right + 3}`, marginInline: `calc(50% / ${right - left + 1})` }}
    >
      <span class="hidden">
        {lanes[from]?.name} to {lanes[to]?.name}:{' '}
      </span>
      <Label message={message} />
    </div>
  )
}

function Label({ message }: { readonly message: Message }): JSX.Element {
  const { head, text, details, tone, document, frame } = message
  const shape = message.from === message.to ? shapes[tone] : null
  return (
    <span class="label">
      {shape !== null && <Glyph shape={shape} />} {head !== '' && <b class="together">{head}</b>}{' '}
      <Breakable text={text} />
      {details.map((detail) => (
        <small key={detail}>
          <Breakable text={detail} />
        </small>
      ))}
      {document !== null && (
        <small>
          <a href={`#documents/${document}`}>document</a>
        </small>
      )}
      {frame !== null && (
        <small>
          <a href={`#frames/${frame}`}>frame</a>
        </small>
      )}
    </span>
  )
}

/** What is expected and has not come yet. */
function Waiting({
  diagram,
  request,
}: {
  readonly diagram: Diagram
  readonly request: RequestDetail
}): JSX.Element | null {
  const dccLane = diagram.lanes.findIndex(({ kind }) => kind === 'dcc')
  const last = request.inWords.at(-1)
  if (last === undefined) return null
  const isWithDevice = diagram.rows.some((each) => each.kind === 'message' && each.frame !== null && each.to > dccLane)
  if (!isWithDevice)
    return (
      <li>
        <div class="alone wait" style={{ gridColumn: dccLane + 2 }}>
          <span class="label">
            <Glyph shape="waiting" /> waits since {timeOf(last.at)}
          </span>
        </div>
      </li>
    )
  return (
    <li>
      <div
        class="arrow leftwards wait dotted"
        style={{ gridColumn: `${dccLane + 2} / ${dccLane + 4}`, marginInline: 'calc(50% / 2)' }}
      >
        <span class="label">waiting for the device since {timeOf(last.at)}</span>
      </div>
    </li>
  )
}
