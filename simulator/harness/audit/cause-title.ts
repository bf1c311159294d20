import { causes } from '../../causes/causes.ts'

const titles: Readonly<Record<string, { readonly title: string }>> = causes

/** How a cause is called in a sentence or a table. */
export const causeTitle = (cause: string): string => titles[cause]?.title ?? cause
