import type { JSX } from 'preact'
import type { Overview } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { NewestRefusals } from './newest-refusals.tsx'
import { Refusals } from './refusals.tsx'
import { RequestsByMinute, shownMinutes } from './requests-by-minute.tsx'
import { ResponseTimes } from './response-times.tsx'
import { SlotMap } from './slot-map.tsx'
import { Waits } from './waits.tsx'

/** At most so often the counts are read again while things happen, in milliseconds. */
const everyMs = 1000

/** The network at a glance. */
export default function OverviewView(): JSX.Element {
  const asked = useAsked<Overview>(addressOf('/overview', {}, { minutes: shownMinutes }), () => true, everyMs)
  const { value: overview } = asked.answer
  const { value: refusal } = asked.refusal
  return (
    <>
      <h1 class="hidden">Overview</h1>
      {refusal !== null && <Failure what="The overview" refusal={refusal} again={asked.again} />}
      {overview === null ? (
        refusal === null && <Loading rows={12} />
      ) : (
        <div class="overview">
          <RequestsByMinute overview={overview} />
          <Waits overview={overview} />
          <SlotMap overview={overview} />
          <div class="aside">
            <Refusals overview={overview} />
            <NewestRefusals />
          </div>
          <ResponseTimes overview={overview} />
        </div>
      )}
    </>
  )
}
