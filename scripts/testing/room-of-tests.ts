import { AsyncResource } from 'node:async_hooks'
import { resolve } from 'node:path'
import { describe } from 'node:test'
import { pathToFileURL } from 'node:url'

let imported: Promise<unknown> = Promise.resolve()

// Registers the test files named on the command line, each as a suite of its own, so that the hooks of one do not
// reach another and a file that cannot be imported is a failure of that file alone. One after another: of two imports
// that wait for the same module, one would go on in the suite of the other. node:test knows by the asynchronous context
// which suite a test belongs to, so the import is bound to its own.
for (const file of process.argv.slice(2)) {
  describe(file, () => {
    const importFile = AsyncResource.bind(() => import(pathToFileURL(resolve(file)).href))
    const mine = imported.then(importFile)
    imported = mine.catch(() => {})
    return mine
  })
}
