/**
 * Joins two versions of one form that started from the same base, field by field. What this person typed stays, what only
 * the other side changed is taken over; nothing typed is ever cleared.
 */
export function mergeFields<T extends object>(base: T, mine: T, theirs: Partial<T>): { merged: T; taken: (keyof T)[] } {
  const merged = { ...mine }
  const taken: (keyof T)[] = []
  for (const key of Object.keys(mine) as (keyof T)[]) {
    const theirValue = theirs[key]
    if (theirValue === undefined || theirValue === mine[key]) continue
    if (mine[key] !== base[key]) continue
    merged[key] = theirValue as T[keyof T]
    taken.push(key)
  }
  return { merged, taken }
}

export function sameFields<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key])
}
