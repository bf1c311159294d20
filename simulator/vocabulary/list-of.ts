import { z } from 'zod'

/**
 * A list of so many members at most. A longer one is refused for its length alone: to find out what is wrong with each of a
 * million members, and to say so, costs far more than to send them.
 */
export const listOf = <Element extends z.ZodType>(
  element: Element,
  most: number,
): z.ZodType<z.output<Element>[], z.input<Element>[]> =>
  z.preprocess<unknown, z.ZodArray<Element>, z.input<Element>[]>((said, context) => {
    if (!Array.isArray(said) || said.length <= most) return said
    context.addIssue({ code: 'custom', message: `has ${said.length} members, and ${most} at most are taken` })
    return z.NEVER
  }, z.array(element).max(most))
