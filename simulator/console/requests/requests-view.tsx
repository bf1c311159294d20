import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { addressOf } from '../api/client.ts'
import { status } from '../frame/network-clock.ts'
import { place, search } from '../frame/place.ts'
import { canChange } from '../frame/recorded.ts'
import { Export } from '../parts/export.tsx'
import { Outside } from '../parts/outside-text.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { RequestPage } from '../request/request-page.tsx'
import { LiveRequests } from './live-requests.ts'
import { OutcomeChips } from './outcome-chips.tsx'
import { RequestColumn } from './request-column.tsx'
import { RequestTable } from './request-table.tsx'
import { SearchField } from './search-field.tsx'
import { WithoutAWord } from './without-a-word.tsx'

const hint = 'device, user, SRV, code, rule, post code, metering point or RequestID; such as  rule:NOC-10 user:Albion'

/** The requests as they come; with one of them open, beside it. */
export default function RequestsView(): JSX.Element {
  const { parts, query } = place.value
  const [, openId] = parts
  const looked = query.get('q') ?? ''
  const list = useMemo(() => new LiveRequests(looked), [looked])
  useEffect(() => () => list.close(), [list])
  const kept = search(query)
  if (openId !== undefined)
    return (
      <div class="split">
        <RequestColumn list={list} search={kept} openId={openId} />
        <RequestPage id={openId} />
      </div>
    )
  return (
    <div class="full">
      <div class="filters">
        <h1>Requests</h1>
        <SearchField hint={hint} />
      </div>
      <div class="filters">
        <OutcomeChips list={list} />
        <span class="grow" />
        {canChange.value && <Export address={addressOf('/export/recording', {}, exportOf(looked))} look="small" />}
        <span class="small dim wide">
          newest first · <kbd>j</kbd> <kbd>k</kbd> move · <kbd>↵</kbd> open
        </span>
      </div>
      <ListOrState list={list} looked={looked} search={kept} />
    </div>
  )
}

/** What the search finds; without one, everything that is listed. */
const exportOf = (looked: string): Record<string, string> =>
  looked === '' ? { from: '1970-01-01T00:00:00Z' } : { q: looked }

function ListOrState({
  list,
  looked,
  search: kept,
}: {
  readonly list: LiveRequests
  readonly looked: string
  readonly search: string
}): JSX.Element {
  list.version.value
  const refusal = list.refusal.value
  const failure = refusal === null ? null : <Failure what="Requests" refusal={refusal} again={list.again} />
  if (!list.isRead.value) return <section class="card">{failure ?? <Loading rows={8} />}</section>
  if (list.rows.length === 0 && list.rows.heldBack === 0)
    return (
      <section class="card">
        {failure}
        {looked === '' ? <NoneYet /> : <NoneFits looked={looked} />}
      </section>
    )
  return (
    <>
      {failure}
      <RequestTable list={list} search={kept} />
    </>
  )
}

const NoneYet = (): JSX.Element => (
  <Empty title="No request yet">
    <p>
      Requests appear here as soon as a user sends one to <code>{status.value?.duis}/api/v1/</code>. From a terminal:
    </p>
    <pre>npx dcc-sim send handover --help</pre>
  </Empty>
)

const NoneFits = ({ looked }: { readonly looked: string }): JSX.Element => (
  <Empty
    title={
      <>
        No request fits{' '}
        <code>
          <Outside text={looked} />
        </code>
      </>
    }
  >
    <WithoutAWord looked={looked} />
    <p>
      <a href="/requests">Clear the search</a>
    </p>
  </Empty>
)
