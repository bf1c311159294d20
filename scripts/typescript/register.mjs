import { register } from 'node:module'

// `node --import ./scripts/typescript/register.mjs program.ts` runs the source as Node from 22.18 does by itself: types are
// blanked out, so that lines and columns stay, and nothing is checked. An older Node needs the hook.
if (!process.features.typescript) register('./strip-types.mjs', import.meta.url)
