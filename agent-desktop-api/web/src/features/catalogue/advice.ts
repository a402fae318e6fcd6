import type { DispatchSuggestions, SuggestedUnit } from '@/platform/api/types'

/** The unit that the catalogue names; the others are experience. */
export function bindingUnit(advice: DispatchSuggestions | null): SuggestedUnit | undefined {
  return advice?.units.find((one) => one.binding)
}

/** Whether a unit was chosen that the catalogue does not name for this matter. */
export function deviates(advice: DispatchSuggestions | null, unitId: string): boolean {
  const named = bindingUnit(advice)
  return Boolean(named && unitId && named.unitId !== unitId)
}

/** What is shown of many lines: every word must be found somewhere in the line. */
export function matching<T>(lines: T[], text: (line: T) => string, words: string): T[] {
  const wanted = words.trim().split(/\s+/).filter(Boolean)
  return wanted.length === 0 ? lines : lines.filter((line) => wanted.every((word) => text(line).includes(word)))
}
