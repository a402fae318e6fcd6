const DAY = 86_400_000
const ZONE = 'Asia/Shanghai'

function parts(at: string | number): Record<string, string> {
  const format = new Intl.DateTimeFormat('zh-CN', {
    timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    weekday: 'short', hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
}

/** 2026-11-24 10:30 */
export function dateTime(at: string | number | null | undefined): string {
  if (!at) return '—'
  const p = parts(at)
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`
}

/** 11-24 10:30 */
export function shortTime(at: string | number | null | undefined): string {
  return at ? dateTime(at).slice(5) : '—'
}

/** 10:30:05 */
export function clockTime(at: string | number): string {
  const p = parts(at)
  return `${p.hour}:${p.minute}:${p.second}`
}

/** A due time is exclusive: 2026-09-29 00:00 is written as the end of the day before. */
export function dueTime(at: string | null | undefined): string {
  if (!at) return '—'
  const p = parts(at)
  if (p.hour !== '00' || p.minute !== '00') return dateTime(at)
  return `${dateTime(new Date(at).getTime() - DAY / 2).slice(0, 10)} 24:00`
}

/** 周二 for a plain date. */
export function weekday(date: string): string {
  return parts(`${date}T12:00:00+08:00`).weekday ?? ''
}

/** 3:05 or 1:02:07 */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

export type Pressure = 'late' | 'soon' | 'calm'

/** How much time is left, in words, and how pressing that is: under 24 hours is soon. */
export function remaining(dueAt: string, now: number): { text: string; pressure: Pressure } {
  const left = new Date(dueAt).getTime() - now
  const size = Math.abs(left)
  const text =
    size >= DAY ? `${Math.floor(size / DAY)} 天 ${Math.floor((size % DAY) / 3_600_000)} 小时`
    : size >= 3_600_000 ? `${Math.floor(size / 3_600_000)} 小时 ${Math.floor((size % 3_600_000) / 60_000)} 分`
    : `${Math.floor(size / 60_000)} 分钟`
  if (left < 0) return { text: `逾期 ${text}`, pressure: 'late' }
  return { text: `剩 ${text}`, pressure: left < DAY ? 'soon' : 'calm' }
}
