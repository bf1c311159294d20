import type { JSX } from 'preact'
import type { ServiceRequestForm } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { Choice, Field } from '../parts/field.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import type { Draft } from './draft.ts'

type FieldOfBody = ServiceRequestForm['fields'][number]

/** The fields of a body, by its description. */
export function BodyFields({ draft, variant }: { readonly draft: Draft; readonly variant: string }): JSX.Element {
  const asked = useAsked<ServiceRequestForm>(addressOf('/service-requests/:srv', { srv: variant }))
  const { value: form } = asked.answer
  const { value: refusal } = asked.refusal
  if (form === null)
    return refusal === null ? <Loading rows={2} /> : <Failure what="The form" refusal={refusal} again={asked.again} />
  const fields = form.fields.filter(({ path }) => path !== 'ExecutionDateTime')
  if (fields.length === 0) return <p class="dim">Its body has no fields.</p>
  return (
    <fieldset>
      <legend>Body</legend>
      {fields.map((field) => (
        <Field key={field.path} name={field.path} note={noteOf(field)}>
          {(id, note) => <Control id={id} note={note} field={field} draft={draft} />}
        </Field>
      ))}
    </fieldset>
  )
}

function Control({
  id,
  note,
  field,
  draft,
}: {
  readonly id: string
  readonly note: string | undefined
  readonly field: FieldOfBody
  readonly draft: Draft
}): JSX.Element {
  const value = draft.fields.value[field.path] ?? ''
  const set = (next: string) => {
    draft.fields.value = { ...draft.fields.value, [field.path]: next }
  }
  const choices = field.type === 'boolean' ? ['true', 'false'] : field.choices
  if (choices !== null)
    return (
      <Choice
        id={id}
        value={value}
        options={[['', '–'] as const, ...choices.map((each) => [each, each] as const)]}
        choose={set}
      />
    )
  return (
    <input
      id={id}
      aria-describedby={note}
      class="mono"
      spellcheck={false}
      value={value}
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  )
}

function noteOf({ type, least, most, optional, choice, list }: FieldOfBody): string {
  const range = least === null && most === null ? '' : least === most ? ` of ${least}` : ` ${least ?? ''}…${most ?? ''}`
  const notes = [
    `${type ?? 'present or not'}${range}`,
    choice ? 'one of several' : null,
    optional ? 'optional' : null,
    list ? 'may be repeated' : null,
  ]
  return notes.filter((each) => each !== null).join(', ')
}
