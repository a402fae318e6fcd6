import type { CalendarDay } from '@/platform/api/types'
import { weekday } from '@/shared/format/time'

const two = (value: number) => String(value).padStart(2, '0')

/** A plain date, counted without any zone: 2026-01-31 plus 1 is 2026-02-01. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** `2026-09` plus 4 is `2027-01`. */
export function plusMonths(month: string, months: number): string {
  const [year, index] = month.split('-').map(Number) as [number, number]
  const count = year * 12 + index - 1 + months
  return `${Math.floor(count / 12)}-${two((count % 12) + 1)}`
}

/** The whole weeks, Monday first, that hold a month. */
export function weeksOf(month: string): { from: string; to: string } {
  const first = `${month}-01`
  const last = plusDays(`${plusMonths(month, 1)}-01`, -1)
  const place = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return { from: plusDays(first, -place(first)), to: plusDays(last, 6 - place(last)) }
}

/** 班: a weekend day that counts; 休: a weekday that doesn't. Ordinary days have no mark. */
export function mark(day: CalendarDay): '班' | '休' | '' {
  if (day.layer === '周历') return ''
  return day.working ? '班' : '休'
}

/** What a day is and on whose word, in one sentence. */
export function sentence(day: CalendarDay): string {
  const word = day.working ? '工作日' : '不计入工作日'
  const note = day.note && !day.note.startsWith('星期') ? `，${day.note}` : ''
  const source = day.source ? `。${day.layer}：${day.source}` : '。按周历'
  return `${day.day} ${weekday(day.day)}，${word}${note}${source}${day.published ? '' : '；当年放假安排尚未公布，为暂定'}`
}
