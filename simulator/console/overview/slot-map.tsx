import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Overview } from '../api/answers.ts'
import { Glyph } from '../parts/glyph.tsx'
import { countOf, numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { TableToggle } from '../parts/table-toggle.tsx'
import { heatOf, holdings, placeOfArea, placeOfGasNetwork, type SlotCounts, sumOf } from './areas.ts'

type Network = Overview['networks'][number]

/** Where slots hold a stranger: the areas as tiles, gas networks apart, independent networks as a list. */
export function SlotMap({ overview }: { readonly overview: Overview }): JSX.Element {
  const isTable = useSignal(false)
  const { slots, networks } = overview
  const strangers = sumOf(networks, 'stranger')
  return (
    <section class="card slots" aria-labelledby="slots">
      <header>
        <h2 id="slots">Network operator slots that hold a stranger</h2>
        <span class="small">
          <b>{numberOf(strangers)}</b> of {countOf(sumOf(networks, 'of'), 'slot')} ·{' '}
          <TableToggle isTable={isTable} picture="map" />
        </span>
      </header>
      <div class="inner">
        {strangers === 0 && (
          <p class="second">
            <b>No slot holds a stranger.</b>{' '}
            {numberOf(sumOf(networks, 'registered') + sumOf(networks, 'dccControlled'))} of{' '}
            {numberOf(sumOf(networks, 'of'))} hold the registered operator or the ACB.
          </p>
        )}
        {isTable.value ? <SlotTable overview={overview} /> : <Maps slots={slots} networks={networks} />}
      </div>
    </section>
  )
}

function Maps({ slots, networks }: Pick<Overview, 'slots' | 'networks'>): JSX.Element {
  const gas = networks.filter(
    ({ network, fuel }) => fuel === 'gas' && network !== null && placeOfGasNetwork.has(network),
  )
  return (
    <div class="maps">
      <div>
        <h3>Electricity: licence areas (ESME)</h3>
        <div class="map areas">
          {[...placeOfArea].map(([distributorId, { column, row, short }]) => {
            const counts = slots.find((each) => each.distributorId === distributorId)
            return (
              counts && (
                <Tile
                  key={distributorId}
                  code={distributorId}
                  name={short}
                  title={counts.area}
                  counts={counts}
                  search={`type:ESME area:${distributorId} slot:stranger`}
                  style={{ gridColumn: column, gridRow: row }}
                />
              )
            )
          })}
        </div>
      </div>
      <div class="beside">
        <h3>Gas: networks (GPF)</h3>
        <div class="map gas">
          {gas.map((each) => (
            <Tile
              key={each.network}
              code={each.network ?? ''}
              name={each.name ?? ''}
              title={each.name ?? ''}
              counts={each}
              search={`type:GPF operator:${each.network} slot:stranger`}
              style={{
                gridColumn: placeOfGasNetwork.get(each.network ?? '')?.column,
                gridRow: placeOfGasNetwork.get(each.network ?? '')?.row,
              }}
            />
          ))}
        </div>
        <Independent networks={networks} />
        <Legend networks={networks} />
      </div>
    </div>
  )
}

interface TileProps {
  readonly code: string
  readonly name: string
  readonly title: string
  readonly counts: SlotCounts
  readonly search: string
  readonly style: { readonly gridColumn: number | string | undefined; readonly gridRow: number | undefined }
}

function Tile({ code, name, title, counts, search, style }: TileProps): JSX.Element {
  const { stranger, of } = counts
  return (
    <a
      class={`tile heat-${heatOf(counts)}`}
      style={style}
      href={`/devices?q=${encodeURIComponent(search)}`}
      title={`${title}: ${stranger} of ${of} slots hold a stranger`}
    >
      <span class="tile-name">
        <b>{code}</b> <Outside text={name} />
      </span>
      <span class="tile-count">
        {stranger > 0 && <Glyph shape="refused-by-check" />}
        <b>{numberOf(stranger)}</b> of {numberOf(of)}
        <span class="hidden"> hold a stranger</span>
      </span>
      <span class="mix" aria-hidden="true">
        {holdings.map(([what]) => counts[what] > 0 && <i key={what} class={what} style={{ flexGrow: counts[what] }} />)}
      </span>
    </a>
  )
}

function Independent({ networks }: { readonly networks: readonly Network[] }): JSX.Element | null {
  const independent = networks.filter((each) => each.independent || each.network === null)
  if (independent.length === 0) return null
  return (
    <>
      <h3>Independent networks</h3>
      <ul class="independent">
        {independent.map(({ network, name, stranger, of, fuel }) => (
          <li key={`${network} ${fuel}`} title={name ?? 'nobody, or several, are registered'}>
            <b class="mono">{network ?? 'none'}</b> {stranger > 0 && <Glyph shape="refused-by-check" />}
            <span class={stranger > 0 ? undefined : 'dim'}>
              {numberOf(stranger)} of {numberOf(of)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

const Legend = ({ networks }: { readonly networks: readonly Network[] }): JSX.Element => (
  <>
    <h3>Share of slots</h3>
    <p class="ramp">
      {['0', '≤ 5 %', '≤ 15 %', '≤ 25 %', 'more'].map((share, heat) => (
        <span key={share} class={`heat-${heat}`}>
          {share}
        </span>
      ))}
    </p>
    <ul class="holdings">
      {holdings.map(([what, said]) => (
        <li key={what}>
          <i class={what} /> {said} <b>{numberOf(sumOf(networks, what))}</b>
        </li>
      ))}
    </ul>
  </>
)

/** The same as the map, for reading aloud and for copying. */
const SlotTable = ({ overview }: { readonly overview: Overview }): JSX.Element => (
  <table class="as-table">
    <thead>
      <tr>
        <th scope="col">Area, or network</th>
        {holdings.map(([what, said]) => (
          <th scope="col" class="right" key={what}>
            {said}
          </th>
        ))}
        <th scope="col" class="right">
          all
        </th>
      </tr>
    </thead>
    <tbody>
      {[
        ...overview.slots.map((each) => ({ said: `${each.distributorId} ${each.area}`, counts: each })),
        ...overview.networks
          .filter(({ fuel, independent }) => fuel === 'gas' || independent)
          .map((each) => ({ said: `${each.network ?? 'none'} ${each.name ?? ''}`, counts: each })),
      ].map(({ said, counts }) => (
        <tr key={said}>
          <th scope="row">
            <Outside text={said} />
          </th>
          {holdings.map(([what]) => (
            <td class="right" key={what}>
              {numberOf(counts[what])}
            </td>
          ))}
          <td class="right">{numberOf(counts.of)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
