import { resolve } from 'node:path'
import { describe } from 'node:test'
import { pathToFileURL } from 'node:url'

// Registers the test files named on the command line, each as a suite of its own, so that the hooks of one do not
// reach another and a file that cannot be imported is a failure of that file alone.
for (const file of process.argv.slice(2)) {
  describe(file, async () => {
    await import(pathToFileURL(resolve(file)).href)
  })
}
