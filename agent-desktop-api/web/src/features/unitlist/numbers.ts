/** Numbers as people type or paste them: one a line, or with any mark between them; blanks and hyphens within one are no marks. */
export function typedNumbers(words: string): string[] {
  const numbers = words.split(/[\n,，;；、/]+/).map((one) => one.replace(/[\s-]/g, '')).filter(Boolean)
  return [...new Set(numbers)]
}
