import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'

/** A control of a form under its name, with what is to be known of it. */
export function Field({
  name,
  note,
  children,
}: {
  readonly name: string
  readonly note?: ComponentChildren
  readonly children: (id: string, describedBy: string | undefined) => JSX.Element
}): JSX.Element {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <div>
        {children(id, note === undefined ? undefined : `${id}-note`)}
        {note !== undefined && (
          <p class="small dim" id={`${id}-note`}>
            {note}
          </p>
        )}
      </div>
    </div>
  )
}

/** A choice of several. */
export function Choice<Value extends string>({
  id,
  value,
  options,
  choose,
  label,
  describedBy,
}: {
  readonly id: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, name: string])[]
  readonly choose: (value: Value) => void
  /** Where no label stands beside it. */
  readonly label?: string
  readonly describedBy?: string | undefined
}): JSX.Element {
  return (
    <select
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value as Value)}
    >
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** A name with its value, one below the other. */
export const Facts = ({
  rows,
}: {
  readonly rows: readonly (readonly [name: string, value: ComponentChildren])[]
}): JSX.Element => (
  <dl class="kv">
    {rows.map(([name, value]) => (
      <>
        <dt>{name}</dt>
        <dd>{value ?? <span class="dim">none</span>}</dd>
      </>
    ))}
  </dl>
)
