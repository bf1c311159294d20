import type { JSX } from 'preact'
import type { Timeline } from '../api/answers.ts'
import { Glyph, outcomeNames } from '../parts/glyph.tsx'
import { momentOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Empty, Loading } from '../parts/states.tsx'
import { addressOfRequest } from '../requests/cells.tsx'

const kindNames = { request: 'Request', frame: 'Frame', log: 'Its own log', told: 'The DCC' } as const

/** What happened to the device, in one order, the newest first. */
export function History({ timeline }: { readonly timeline: Timeline | null }): JSX.Element {
  return (
    <>
      <h2 id="history-title">
        History{' '}
        <span class="small dim">
          requests, frames, the device’s own log, and what the DCC recorded, the newest first
        </span>
      </h2>
      {timeline === null ? (
        <Loading rows={4} />
      ) : timeline.happenings.length === 0 ? (
        <Empty title="Nobody has spoken to this device" />
      ) : (
        <table class="history">
          <thead>
            <tr>
              <th>Time</th>
              <th>Who noted it</th>
              <th>What happened</th>
            </tr>
          </thead>
          <tbody>
            {timeline.happenings.map((each, at) => (
              <tr key={`${each.at} ${at}`}>
                <td class="mono">{momentOf(each.at)}</td>
                <td>{kindNames[each.kind]}</td>
                <td>
                  {each.kind === 'request' ? (
                    <>
                      <Glyph shape={each.outcome} name={outcomeNames[each.outcome]} />{' '}
                      <a href={addressOfRequest(each)}>
                        <Outside text={each.what} />
                      </a>
                    </>
                  ) : (
                    <>
                      {each.kind === 'frame' && (each.direction === 'down' ? '↓ ' : '↑ ')}
                      <Outside text={each.what} />
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
