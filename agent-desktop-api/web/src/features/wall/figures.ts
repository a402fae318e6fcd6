import type { WallLine } from '@/platform/api/types'

/** Colours only mean something: amber asks to look, red to act. */
export type Alarm = '' | 'look' | 'act'

/** Callers should be answered within 15 s; a minute is too long. */
export function waitAlarm(longestMs: number): Alarm {
  return longestMs > 60_000 ? 'act' : longestMs > 15_000 ? 'look' : ''
}

/** The goal is 80 % within 15 s. */
export function levelAlarm(level: number | undefined): Alarm {
  if (level === undefined) return ''
  return level < 0.6 ? 'act' : level < 0.8 ? 'look' : ''
}

export function abandonAlarm(line: WallLine): Alarm {
  const share = line.day.entered ? line.day.abandoned / line.day.entered : 0
  return share > 0.1 ? 'act' : share > 0.05 ? 'look' : ''
}

export function percent(value: number | undefined): string {
  return value === undefined ? '—' : `${Math.round(value * 100)}`
}
