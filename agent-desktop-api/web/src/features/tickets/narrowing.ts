import type { TicketQuestion } from '@/platform/api/endpoints'
import type { TicketKind } from '@/platform/api/types'

const DAY_MS = 86_400_000

/** Time spans that people choose, in days. */
export const spans = [
  { value: '7', name: '近 7 天' }, { value: '30', name: '近 30 天' }, { value: '365', name: '近一年' },
]

export interface SearchNarrowing {
  kind: TicketKind | ''
  span: string
  area: string
  unitId: string
}

export const anywhere: SearchNarrowing = { kind: '', span: '', area: '', unitId: '' }

/** As the question's filters; the span ends today in the city's time. */
export function asked(narrowing: SearchNarrowing, now: number): Partial<TicketQuestion> {
  const { kind, span, area, unitId } = narrowing
  const from = span ? new Date(now - (Number(span) - 1) * DAY_MS).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }) : undefined
  return { kind: kind || undefined, area: area || undefined, unitId: unitId || undefined, from }
}
