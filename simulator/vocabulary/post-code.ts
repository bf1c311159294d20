/** A post code in one form, upper case without spaces: equal exactly when people mean the same one. */
export const normalisedPostCode = (postCode: string): string => postCode.toUpperCase().replace(/\s/g, '')
