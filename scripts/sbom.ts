import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Bill, flawsOf, named, type PackageJson, type PackageLock, withoutDevelopers } from './sbom/bill.ts'
import { runProcess } from './testing/child-process.ts'

const help = `Prints the bill of materials of the package, in CycloneDX: what is installed with it or bundled in its console, with versions, hashes and licences.

Usage: npm run --silent sbom [-- --out FILE]

  --out FILE   write it there instead

Exit status: 0 done, 1 a dependency is not listed, or under a licence that does not fit.`

const limitInSeconds = 120

const bundled = JSON.parse(readFileSync('scripts/build/bundled.json', 'utf8')) as readonly string[]

async function main(out: string | undefined): Promise<void> {
  const parameters = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const { succeeded, how, output } = await runProcess('npm', parameters, limitInSeconds)
  if (!succeeded) throw new Error(`npm sbom ${how}\n${output}`)
  const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as PackageLock
  const whole = JSON.parse(output.slice(output.indexOf('{'))) as Bill
  const bill = named(withoutDevelopers(whole, lock, bundled), packageJson)
  const text = `${JSON.stringify(bill, null, 2)}\n`
  if (out === undefined) process.stdout.write(text)
  else writeFileSync(out, text)
  const flaws = flawsOf(bill, packageJson, bundled)
  for (const flaw of flaws) console.error(flaw)
  if (flaws.length > 0) process.exitCode = 1
}

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' }, out: { type: 'string' } } })
if (values.help) console.log(help)
else await main(values.out)
