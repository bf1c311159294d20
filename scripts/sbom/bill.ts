/** As much of a CycloneDX document as is looked at. */
export interface Bill {
  readonly bomFormat: string
  readonly metadata: { readonly component: Component }
  readonly components: readonly Component[]
  /** What each stands on, by `bom-ref`. */
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

interface Component {
  readonly 'bom-ref'?: string
  readonly name: string
  readonly version: string
  readonly purl?: string
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string }
    readonly expression?: string
  }[]
}

/** As much of package.json as a bill is held against. */
export interface PackageJson {
  readonly name: string
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

/** The bill under the package's own name: npm calls it after the folder that it stands in. */
export const named = (bill: Bill, { name, version }: PackageJson): Bill => ({
  ...bill,
  metadata: {
    ...bill.metadata,
    component: { ...bill.metadata.component, name, version, purl: `pkg:npm/${name}@${version}` },
  },
})

/** As much of package-lock.json as says what is installed for whom, by path. */
export interface PackageLock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>
}

/**
 * The bill without what only developers install. `npm sbom --omit dev` leaves out what developers install *too*, such as a
 * direct dependency that a tool of theirs shares; the lock knows better.
 *
 * @param bundled names of packages that only developers install, and whose code is part of the package all the same
 */
export function withoutDevelopers(bill: Bill, { packages }: PackageLock, bundled: readonly string[] = []): Bill {
  const isPart = (path: string, dev = false): boolean => !dev || bundled.some((name) => path === `node_modules/${name}`)
  const installed = new Set(
    Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && isPart(path, dev))
      .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
  )
  const components = bill.components.filter(({ name, version }) => installed.has(`${name}@${version}`))
  const refs = new Set([bill.metadata.component, ...components].map((component) => component['bom-ref']))
  const dependencies = (bill.dependencies ?? [])
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }))
  return { ...bill, components, dependencies }
}

/** Licences under which something may be part of what is installed; of an expression with OR, one is enough. */
const permitted = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'Unlicense',
])

const choicesOf = ({ licenses = [] }: Component): readonly string[] =>
  licenses.flatMap(({ license, expression }) =>
    (expression ?? license?.id ?? license?.name ?? '').replace(/[()]/g, '').split(' OR '),
  )

/** What is wrong with a bill: a dependency that it leaves out, a licence that may not be part of the package. */
export function flawsOf(
  { components }: Bill,
  { dependencies }: PackageJson,
  bundled: readonly string[] = [],
): readonly string[] {
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const missing = Object.entries(dependencies)
    .map(([name, version]) => `${name}@${version}`)
    .filter((dependency) => !listed.has(dependency))
  const unfit = components.filter((component) => !choicesOf(component).some((licence) => permitted.has(licence)))
  const names = new Set(components.map(({ name }) => name))
  return [
    ...missing.map((dependency) => `${dependency} is a dependency and not listed`),
    ...bundled.filter((name) => !names.has(name)).map((name) => `${name} is bundled and not listed`),
    ...unfit.map(({ name, licenses }) => `${name} is under ${JSON.stringify(licenses ?? 'no licence')}`),
  ]
}
