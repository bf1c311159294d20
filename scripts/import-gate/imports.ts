/** `import … from 'x'`, `export … from 'x'` and `import 'x'`, as the formatter leaves them: at the start of a line. */
const statement = /^(?:import|export)\b(?:[^'"=;()]*?\bfrom)?\s*(['"])([^'"\n]+)\1/gm

/** `import('x')`, of a value or of a type. */
const expression = /\bimport\(\s*(['"])([^'"\n]+)\1/g

const comment = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

/** What a source file imports, type imports included, as it is written. */
export function importsOf(source: string): string[] {
  const code = source.replace(comment, '')
  const found = [...code.matchAll(statement), ...code.matchAll(expression)]
  return [...new Set(found.map(([, , specifier]) => specifier ?? ''))]
}
