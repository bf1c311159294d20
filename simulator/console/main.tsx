import { render } from 'preact'
import { followEvents } from './api/event-stream.ts'
import { Frame } from './frame/frame.tsx'
import { listenToKeys } from './frame/keys.ts'
import { followStatus } from './frame/network-clock.ts'
import { followLinks } from './frame/place.ts'
import { showRows } from './frame/row-height.ts'

// The browser console: what a network knows, for a person to look at. It is a user of the control API like any other: it
// imports types of it and nothing else of the simulator, asks over HTTP, and hears of everything by the event stream.
//
// The rooms: `api` asks and listens; `frame` is what is always there (the bar, the strip, keys, addresses, theme); `parts` is
// what views are made of; `styles` is how they look; every other folder is a view.
//
// To add a view: a folder with `NAME-view.tsx` whose default export is the component, a line in `views.ts`, and, where it
// needs more than `styles/parts.css` has, a file in `styles` that `styles/console.css` imports. Ask with `useAsked`
// (`api/asked.ts`), and say by which events the answer changes; show its states with `parts/states.tsx`; show what others
// wrote with `<Outside>`; let keys do things with `useKeys`; keep what a colleague may want to see in the address.

showRows()
followLinks()
listenToKeys()
followEvents()
followStatus()
const root = document.getElementById('console')
if (root !== null) render(<Frame />, root)
