import { generatedNotice, type Page } from '../page.ts'

/** A page of `docs/reference`: a title, what the page is for, and what follows from the code. */
export const referencePage = (name: string, title: string, purpose: string, content: () => string): Page => ({
  path: `docs/reference/${name}.md`,
  text: () => `${[`# ${title}`, generatedNotice, purpose, content()].join('\n\n')}\n`,
})
