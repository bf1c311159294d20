import type { Signal } from '@preact/signals'
import type { JSX } from 'preact'

/** Shows the figures of a picture as a table, and the picture again. @param picture what it is: chart, map */
export const TableToggle = ({
  isTable,
  picture,
}: {
  readonly isTable: Signal<boolean>
  readonly picture: string
}): JSX.Element => (
  <button
    type="button"
    class="link"
    aria-pressed={isTable.value}
    onClick={() => {
      isTable.value = !isTable.value
    }}
  >
    as {isTable.value ? picture : 'table'}
  </button>
)
