import type { RoutingHours } from '@/platform/api/types'

export const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const
export type Day = (typeof days)[number]
export const dayNames: Record<Day, string> = {
  MONDAY: '周一', TUESDAY: '周二', WEDNESDAY: '周三', THURSDAY: '周四', FRIDAY: '周五', SATURDAY: '周六', SUNDAY: '周日',
}
export const workdays = days.slice(0, 5)

/** Minutes of a day, `to` exclusive, 1440 at most. */
export interface Span {
  from: number
  to: number
}
export type Week = Record<Day, Span[]>

export const DAY_MINUTES = 1440
const MINUTE = 60_000
const DAY = DAY_MINUTES * MINUTE
/** The city's time: China has had no summer time since 1991. */
const ZONE = 8 * 60 * MINUTE
/** How far ahead the next opening is looked for: the longest holidays are shorter. */
export const HORIZON_DAYS = 15

export const allDay = (): Span[] => [{ from: 0, to: DAY_MINUTES }]
export const everyDay = (spans: () => Span[]): Week => Object.fromEntries(days.map((day) => [day, spans()])) as Week
export const isAllDay = (spans: Span[]) => spans.length === 1 && spans[0]!.from === 0 && spans[0]!.to === DAY_MINUTES
export const isAlways = (week: Week) => days.every((day) => isAllDay(week[day]))
export const isNever = (week: Week) => days.every((day) => week[day].length === 0)

/** 09:05; the day's end is 24:00. */
export function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** What the contract calls hours: none at all means always open. */
export function weekOf(hours: readonly RoutingHours[] | undefined): Week {
  if (!hours?.length) return everyDay(allDay)
  const week = everyDay(() => [])
  for (const { day, from, to } of hours) {
    const end = to === '00:00' ? DAY_MINUTES : minutesOf(to)
    week[day].push({ from: minutesOf(from) ?? 0, to: end ?? DAY_MINUTES })
  }
  for (const day of days) week[day] = tidy(week[day])
  return week
}

export function hoursOf(week: Week): RoutingHours[] | undefined {
  if (isAlways(week)) return undefined
  return days.flatMap((day) => week[day].map(({ from, to }) => ({ day, from: clock(from), to: clock(to) })))
}

/** Sorted, without overlaps; spans that touch become one. */
export function tidy(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (to <= from) continue
    const last = result.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({ from, to })
  }
  return result
}

/** `9`, `9:30`, `0930`, `９：３０`, `24:00`; null when it is no time. */
export function minutesOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  const match = /^(\d{1,2})(?::?(\d{2}))?$/.exec(plain)
  if (!match) return null
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0)
  return Number(match[2] ?? 0) < 60 && minutes <= DAY_MINUTES ? minutes : null
}

/** `9:00-12:00 15:00-18:00`, `全天`, `不开放` or nothing; a string says what is wrong with it. */
export function spansOf(text: string): Span[] | string {
  const plain = text.normalize('NFKC').trim()
  if (plain === '' || /^(不开放|休息|关闭)$/.test(plain)) return []
  if (/^(全天|24 ?小时)$/.test(plain)) return allDay()
  const spans: Span[] = []
  const parts = plain.replace(/\s*(?:-|–|—|~|至|到)\s*/g, '-').split(/[、,;\s]+/)
  for (const part of parts.filter((one) => one !== '')) {
    const [from, to, ...rest] = part.split('-').map(minutesOf)
    if (rest.length || from === undefined || to === undefined || from === null || to === null) return `看不懂“${part}”，请写成 09:00-12:00`
    if (to <= from) return `“${part}”的结束应晚于开始；跨零点请分到两天`
    spans.push({ from, to })
  }
  return tidy(spans)
}

export function spansText(spans: Span[]): string {
  if (spans.length === 0) return '不开放'
  return isAllDay(spans) ? '全天' : spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join('、')
}

/** 周一至周五 09:00–12:00；周六、周日 不开放 */
export function weekText(week: Week): string {
  if (isAlways(week)) return '全天 24 小时'
  const runs: { from: number; to: number; text: string }[] = []
  days.forEach((day, at) => {
    const text = spansText(week[day])
    const last = runs.at(-1)
    if (last?.text === text) last.to = at
    else runs.push({ from: at, to: at, text })
  })
  const name = (at: number) => dayNames[days[at]!]
  const open = runs.filter((run) => run.text !== '不开放')
  if (open.length === 0) return '从不开放'
  return open
    .map(({ from, to, text }) => `${from === 0 && to === 6 ? '每天' : from === to ? name(from) : `${name(from)}${to === from + 1 ? '、' : '至'}${name(to)}`} ${text}`)
    .join('；')
}

/** 2026-11-24 of a moment, in the city. */
export const dateOf = (at: number) => new Date(at + ZONE).toISOString().slice(0, 10)

/** What the calendar says of a date; without it, weekdays work. */
export type WorkingDays = ReadonlyMap<string, boolean>

function spansOn(week: Week, workingDaysOnly: boolean, midnight: number, calendar: WorkingDays): Span[] {
  const at = (Math.round((midnight + ZONE) / DAY) + 3) % 7
  const own = week[days[at]!]
  if (!workingDaysOnly) return own
  const working = calendar.get(dateOf(midnight)) ?? at < 5
  if (!working) return []
  return own.length > 0 ? own : (days.map((day) => week[day]).find((spans) => spans.length > 0) ?? [])
}

export interface OpenState {
  open: boolean
  /** When that ends; null when not within two weeks. */
  until: number | null
}

/** As the server decides it when a call enters (`OpeningHours`, `HolidayHours`). */
export function openState(week: Week, workingDaysOnly: boolean, now: number, calendar: WorkingDays): OpenState {
  const today = Math.floor((now + ZONE) / DAY) * DAY - ZONE
  const spans: Span[] = []
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
    const midnight = today + ahead * DAY
    for (const { from, to } of spansOn(week, workingDaysOnly, midnight, calendar)) spans.push({ from: midnight + from * MINUTE, to: midnight + to * MINUTE })
  }
  const next = tidy(spans).find((span) => span.to > now)
  if (!next) return { open: false, until: null }
  if (next.from > now) return { open: false, until: next.from }
  return { open: true, until: next.to >= today + HORIZON_DAYS * DAY ? null : next.to }
}

/** 至 18:00；明天 09:00 起；周一 09:00 起 */
export function openText({ open, until }: OpenState, now: number): string {
  if (until === null) return open ? '全天开放' : '两周内不开放'
  const ends = open && (until + ZONE) % DAY === 0
  const shown = ends ? until - MINUTE : until
  const away = Math.floor((shown + ZONE) / DAY) - Math.floor((now + ZONE) / DAY)
  const day = away === 0 ? '' : away === 1 ? '明天 ' : away < 7 ? `${dayNames[days[(Math.floor((shown + ZONE) / DAY) + 3) % 7]!]} ` : `${dateOf(shown).slice(5)} `
  const time = ends ? '24:00' : clock(Math.floor(((until + ZONE) % DAY) / MINUTE))
  return open ? `开放中，至 ${day}${time}` : `未开放，${day || '今天 '}${time} 起`
}
