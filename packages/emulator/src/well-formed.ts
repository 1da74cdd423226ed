/** A text whose half surrogate pairs are replaced: those can't be written into a URL. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
