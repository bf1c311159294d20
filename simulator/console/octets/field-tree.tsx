import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Breakable } from '../parts/breakable.tsx'
import { Outside } from '../parts/outside-text.tsx'
import type { Field } from './fields.ts'

interface FieldTreeProps {
  readonly fields: readonly Field[]
  readonly chosen: Field | undefined
  /** Indices of fields that are marked as different; null where nothing is compared. */
  readonly differing: ReadonlySet<number> | null
  /** What is added to the offsets that are shown: where the octets begin in what holds them. */
  readonly base: number
  pick(field: Field | undefined): void
  hover(field: Field | undefined): void
}

/** Longer values are cut in the tree, in characters; the line below the octets has them whole. */
const longestValue = 80

/** The fields of a message as a tree; by keyboard up and down, to the parent and to the child. */
export function FieldTree({ fields, chosen, differing, base, pick, hover }: FieldTreeProps): JSX.Element {
  const tree = useRef<HTMLDivElement>(null)
  const latest = useRef({ fields, pick, hover })
  latest.current = { fields, pick, hover }
  useEffect(() => {
    const element = tree.current
    if (element === null) return
    const fieldOf = (target: EventTarget | null): Field | undefined => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null
      return row === null ? undefined : latest.current.fields[Number(row.dataset.field)]
    }
    const over = ({ target }: MouseEvent) => latest.current.hover(fieldOf(target))
    const leave = () => latest.current.hover(undefined)
    const click = ({ target }: MouseEvent) => latest.current.pick(fieldOf(target))
    element.addEventListener('mouseover', over)
    element.addEventListener('mouseleave', leave)
    element.addEventListener('click', click)
    return () => {
      element.removeEventListener('mouseover', over)
      element.removeEventListener('mouseleave', leave)
      element.removeEventListener('click', click)
    }
  }, [])
  return (
    <div
      class="tree scrolls"
      role="tree"
      aria-label="Fields"
      tabIndex={0}
      ref={tree}
      aria-activedescendant={chosen === undefined ? undefined : `field-${chosen.index}`}
      onKeyDown={(event) => {
        const next = moved(fields, chosen, event)
        if (next === undefined) return
        event.preventDefault()
        pick(next)
      }}
    >
      {fields.map((field) => (
        <Row
          key={field.index}
          field={field}
          base={base}
          isChosen={field === chosen}
          differs={differing?.has(field.index) === true}
        />
      ))}
    </div>
  )
}

function moved(
  fields: readonly Field[],
  chosen: Field | undefined,
  { key, shiftKey }: KeyboardEvent,
): Field | undefined {
  const at = chosen?.index ?? -1
  switch (key) {
    case 'ArrowDown':
      return fields[at + 1]
    case 'ArrowUp':
      return fields[Math.max(0, at - 1)]
    case 'Home':
      return fields[0]
    case 'End':
      return fields.at(-1)
    case 'ArrowLeft':
      return shiftKey ? beside(fields, chosen, -1) : fields[chosen?.parent ?? -1]
    case 'ArrowRight':
      return shiftKey ? beside(fields, chosen, 1) : chosen?.hasFields ? fields[at + 1] : undefined
    default:
      return undefined
  }
}

/** The field of the octet before a field, or of the one behind it. */
function beside(fields: readonly Field[], chosen: Field | undefined, step: 1 | -1): Field | undefined {
  if (chosen === undefined) return fields[0]
  const octet = step === 1 ? chosen.offset + chosen.length : chosen.offset - 1
  return fields.findLast(({ offset, length }) => octet >= offset && octet < offset + length)
}

interface RowProps {
  readonly field: Field
  readonly base: number
  readonly isChosen: boolean
  readonly differs: boolean
}

function Row({ field, base, isChosen, differs }: RowProps): JSX.Element {
  const { index, name, value, offset, length, depth } = field
  return (
    <div
      role="treeitem"
      id={`field-${index}`}
      tabIndex={-1}
      aria-level={depth + 1}
      aria-selected={isChosen}
      data-field={index}
      class={depth === 0 ? 'outermost' : undefined}
      style={{ '--depth': depth }}
    >
      <span class="place">{base + offset}</span>
      <span class="place">{length}</span>
      <span class="named">
        <b>
          <Breakable text={name} />
        </b>{' '}
        {differs && <span class="differs">differs</span>}{' '}
        <span class="value">
          <Outside text={value.length > longestValue ? `${value.slice(0, longestValue)}…` : value} />
        </span>
      </span>
    </div>
  )
}
