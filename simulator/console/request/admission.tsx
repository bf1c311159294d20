import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Explanation, RequestDetail, Step } from '../api/answers.ts'
import { Glyph, type Shape } from '../parts/glyph.tsx'
import { momentOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'

/** Every step of admission with what it saw, by groups; what refused stands open. */
export function Admission({ request }: { readonly request: RequestDetail }): JSX.Element {
  const areAllOpen = useSignal(false)
  const steps = request.explanations.flatMap((each) => each.steps)
  return (
    <>
      <h2 id="admission-title">
        Admission{' '}
        <span class="small dim">
          {countsOf(steps)} ·{' '}
          <button
            type="button"
            class="link"
            aria-pressed={areAllOpen.value}
            onClick={() => {
              areAllOpen.value = !areAllOpen.value
            }}
          >
            {areAllOpen.value ? 'close' : 'open'} all
          </button>
        </span>
      </h2>
      {request.explanations.length === 0 && <p class="dim">Nothing was judged.</p>}
      {request.explanations.map((explanation, at) => (
        <Once
          key={explanation.at + String(at)}
          explanation={explanation}
          request={request}
          areAllOpen={areAllOpen.value}
        />
      ))}
    </>
  )
}

interface OnceProps {
  readonly explanation: Explanation
  readonly request: RequestDetail
  readonly areAllOpen: boolean
}

function Once({ explanation, request, areAllOpen }: OnceProps): JSX.Element {
  const groups = [...new Set(explanation.steps.map(({ group }) => group))]
  return (
    <>
      {request.explanations.length > 1 && (
        <h3>
          {momentOf(explanation.at)}, answered {explanation.code}
        </h3>
      )}
      <div class="admission">
        {groups.map((group) => {
          const steps = explanation.steps.filter((step) => step.group === group)
          return (
            <details key={group} open={areAllOpen || steps.some(({ outcome }) => outcome === 'refused')}>
              <summary>
                <Glyph shape={shapeOfSteps(steps)} />
                <b>{titleOf(group, request)}</b>
                <span class="small">{countsOf(steps)}</span>
              </summary>
              <ol>
                {steps.map((step) => (
                  <OneStep key={step.step} step={step} explanation={explanation} />
                ))}
              </ol>
            </details>
          )
        })}
      </div>
    </>
  )
}

function OneStep({ step, explanation }: { readonly step: Step; readonly explanation: Explanation }): JSX.Element {
  const refusal = step.outcome === 'refused' ? explanation.refusal : null
  return (
    <li>
      <Glyph shape={shapes[step.outcome]} name={step.outcome} />
      <span>{step.step}</span>
      <span class="saw">
        {refusal !== null && <b class="bad">Found: </b>}
        <Outside text={step.saw} />
        {refusal !== null && refusal.wouldHaveBeenAccepted !== '' && (
          <span class="near">
            <b class="ok">Would have been accepted: </b>
            <Outside text={refusal.wouldHaveBeenAccepted} />
          </span>
        )}
        {step.leniency !== undefined && (
          <span class="near">
            <b class="warn">Let through by a setting: </b>
            <Outside text={step.leniency} />
          </span>
        )}
      </span>
      <span class="rule">{step.rule}</span>
    </li>
  )
}

const shapes: Readonly<Record<Step['outcome'], Shape>> = {
  passed: 'done',
  refused: 'refused-by-check',
  'not-applicable': 'not-applicable',
}

function shapeOfSteps(steps: readonly Step[]): Shape {
  if (steps.some(({ outcome }) => outcome === 'refused')) return 'refused-by-check'
  return steps.some(({ outcome }) => outcome === 'passed') ? 'done' : 'not-applicable'
}

function countsOf(steps: readonly Step[]): string {
  const count = (outcome: Step['outcome']): number => steps.filter((step) => step.outcome === outcome).length
  const said = [`${count('passed')} passed`]
  if (count('not-applicable') > 0) said.push(`${count('not-applicable')} not applicable`)
  if (count('refused') > 0) said.push(`${count('refused')} refused`)
  return said.join(', ')
}

const titleOf = (group: Step['group'], { row }: RequestDetail): string =>
  ({
    authenticity: 'Authenticity',
    RequestID: 'RequestID',
    'user, device and variant': 'User, device and Service Reference Variant',
    'rules of the variant': `Rules of ${row?.serviceReferenceVariant ?? 'the variant'}`,
    'the check': 'The check: Network Operator Certificate',
    'anomaly detection': 'Anomaly detection: thresholds',
  })[group]
