import { useSignal } from '@preact/signals'
import type { FunctionComponent, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { tokenWanted } from '../api/token.ts'
import { Said } from '../parts/copy.tsx'
import { Empty, Loading } from '../parts/states.tsx'
import { type View, views } from '../views.ts'
import { Bar } from './bar.tsx'
import { Disconnected } from './disconnected.tsx'
import { HelpView } from './help-view.tsx'
import { type Keys, useKeys } from './keys.ts'
import { go, place } from './place.ts'
import { Strip } from './strip.tsx'
import { toggleTheme } from './theme.ts'
import { TokenForm } from './token-form.tsx'

/** Everything that is on the page. */
export function Frame(): JSX.Element {
  useKeys(keysOfFrame)
  const [first = ''] = place.value.parts
  const view = views.find(({ path }) => path === first)
  useEffect(() => {
    document.title = view === undefined ? 'dcc-sim' : `${view.name} · dcc-sim`
  }, [view])
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      <header class="top">
        <Bar />
        <Strip />
        <Disconnected />
      </header>
      <main id="main" tabIndex={-1}>
        {tokenWanted.value !== null ? (
          <TokenForm sentence={tokenWanted.value} />
        ) : first === 'help' ? (
          <HelpView views={views} />
        ) : (
          <Shown view={view} />
        )}
      </main>
      <Said />
    </>
  )
}

const keysOfFrame: Keys = {
  ...Object.fromEntries(views.map(({ key, path }) => [`g ${key}`, () => go(`/${path}`)])),
  t: toggleTheme,
  '?': () => go('/help'),
  '/': () => go('/requests'),
}

/** A view, once its part of the console has been read. */
function Shown({ view }: { readonly view: Pick<View, 'load'> | undefined }): JSX.Element {
  const loaded = useSignal<{ readonly view: unknown; readonly component: FunctionComponent } | null>(null)
  const failure = useSignal<string | null>(null)
  useEffect(() => {
    failure.value = null
    view?.load().then(
      ({ default: component }) => {
        loaded.value = { view, component }
      },
      () => {
        failure.value = 'This part of the console could not be read. It may have been built anew: load the page again.'
      },
    )
  }, [view])
  if (view === undefined)
    return (
      <Empty title="There is no such page">
        <p>
          <a href="/">To the overview</a>
        </p>
      </Empty>
    )
  if (failure.value !== null) return <Empty title={failure.value} />
  const Component = loaded.value?.view === view ? loaded.value?.component : undefined
  return Component === undefined ? <Loading /> : <Component />
}
