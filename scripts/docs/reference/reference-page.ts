import { generatedNotice, type Page } from '../page.ts'

/** A page of `docs/reference`: a title, what the page is for, and what follows from the code. */
export const referencePage = (
  name: string,
  title: string,
  purpose: string,
  content: () => string | Promise<string>,
): Page => ({
  path: `docs/reference/${name}.md`,
  text: async () => `${[`# ${title}`, generatedNotice, purpose, await content()].join('\n\n')}\n`,
})
