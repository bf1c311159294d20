import type { JSX } from 'preact'
import type { View } from '../views.ts'
import { singleKeys, toggleSingleKeys } from './keys.ts'
import { areRowsCompact, toggleRows } from './row-height.ts'

const keys: readonly (readonly [keys: string, does: string])[] = [
  ['/', 'to the search'],
  ['j k', 'to the next row, and to the one before'],
  ['Enter', 'open the row'],
  ['Esc', 'back to the list; let go of what is selected'],
  ['[ ]', 'to the part before, and to the next'],
  ['p', 'pause the lists, and go on'],
  ['r', 'send the open request again'],
  ['y', 'copy the open request as a command'],
  ['e', 'export the open request, or what the list finds, as a file'],
  ['t', 'light or dark'],
  ['?', 'this page'],
]

/** Keys, and how to search. */
export function HelpView({ views }: { readonly views: readonly View[] }): JSX.Element {
  return (
    <div class="columns two">
      <section class="card">
        <header>
          <h1>Keys</h1>
        </header>
        <div class="inner">
          <table>
            <tbody>
              {keys.map(([pressed, does]) => (
                <tr key={pressed}>
                  <th scope="row">
                    {pressed.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
              {views.map(({ key, name }) => (
                <tr key={key}>
                  <th scope="row">
                    <kbd>g</kbd> <kbd>{key}</kbd>
                  </th>
                  <td>{name}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            <label>
              <input type="checkbox" checked={areRowsCompact()} onChange={toggleRows} /> Compact rows in the lists
            </label>
          </p>
          <p>
            <label>
              <input type="checkbox" checked={singleKeys.value} onChange={toggleSingleKeys} /> Keys by themselves do
              these things. Turn this off where keys are pressed by voice or by chance.
            </label>
          </p>
        </div>
      </section>
      <section class="card">
        <header>
          <h2>How to search</h2>
        </header>
        <div class="inner">
          <p>
            Words, or how they begin; all of them must be there. A word is a RequestID, a device or its type, a user or
            a word of its name, a Service Reference Variant, a post code, a metering point, an area, a code, an outcome,
            or a rule.
          </p>
          <p>
            <a href="/requests?q=refused-by-check london">refused-by-check london</a> ·{' '}
            <a href="/requests?q=6.15.1 e21">6.15.1 e21</a> · <a href="/requests?q=noc-10">noc-10</a>
          </p>
        </div>
      </section>
    </div>
  )
}
