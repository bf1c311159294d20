import type { JSX } from 'preact'
import type { Explanation, RequestDetail } from '../api/answers.ts'
import { Glyph, type Shape, toneOf } from '../parts/glyph.tsx'
import { momentOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { NearMissTable } from './near-miss.tsx'

/** What was decided, in one sentence: by the check, or by the step that refused before it was asked. */
export function Verdict({ request }: { readonly request: RequestDetail }): JSX.Element {
  return (
    <>
      <h2 id="verdict-title">Verdict</h2>
      {request.explanations.map((explanation) => (
        <Card
          key={explanation.at + explanation.code}
          explanation={explanation}
          isOne={request.explanations.length > 1}
        />
      ))}
      {request.nearMiss !== null && <NearMissTable nearMiss={request.nearMiss} />}
    </>
  )
}

function Card({ explanation, isOne }: { readonly explanation: Explanation; readonly isOne: boolean }): JSX.Element {
  const { decision, refusal, code, meaning, at } = explanation
  const shape = shapeOf(explanation)
  return (
    <div class={`verdict ${toneOf[shape]}`}>
      <Glyph shape={shape} size="large" />
      <div>
        <h3>{titleOf(explanation)}</h3>
        <p>
          <Outside text={decision?.because ?? refusal?.found ?? meaning ?? code} />
        </p>
        {decision?.warnings.map((warning) => (
          <p key={warning}>
            <Outside text={warning} />
          </p>
        ))}
        {decision === null && refusal !== null && refusal.wouldHaveBeenAccepted !== '' && (
          <p>
            <b>Would have been accepted:</b> <Outside text={refusal.wouldHaveBeenAccepted} />
          </p>
        )}
        <p class="who">
          Answered {code}
          {meaning !== null && <>, {meaning}</>}
          {decision !== null && ` · mode ${decision.mode}`}
          {isOne && ` · ${momentOf(at)}`}
        </p>
      </div>
    </div>
  )
}

function shapeOf({ decision, refusal }: Explanation): Shape {
  if (decision?.outcome === 'refused' && decision.mode === 'enforce') return 'refused-by-check'
  if (refusal !== null) return 'refused'
  return decision?.outcome === 'refused'
    ? 'unanswered'
    : decision?.outcome === 'not-applicable'
      ? 'not-applicable'
      : 'done'
}

function titleOf({ decision, refusal }: Explanation): string {
  if (decision?.outcome === 'refused') {
    const reason = decision.reason === null ? '' : `: ${reasonInWords(decision.reason)}`
    return decision.mode === 'enforce'
      ? `Refused by ${decision.rule}${reason}`
      : `Would be refused by ${decision.rule}${reason}; let through, as the check monitors`
  }
  if (refusal !== null) return `Refused by the step ${refusal.step} (${refusal.rule})`
  if (decision === null) return 'Passed admission; the check was not asked'
  return decision.outcome === 'accepted'
    ? `Accepted by ${decision.rule}`
    : `The check does not apply (${decision.rule})`
}

/** `other-party`: as the check writes it, with spaces. */
const reasonInWords = (reason: string): string => reason.replaceAll('-', ' ')
