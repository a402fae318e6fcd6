/** A line of the due explanation: a day with its place in the count, or a remark. */
export interface DueLine {
  date: string | null
  weekday: string
  counted: string
  rest: string
}

const DAY = /^\d{4}-(\d{2}-\d{2}) (\S{2,3}?)(?:，(.*))?$/

/** Splits "2026-11-25 周三，工作日，第1个工作日（依据：…）" into columns; anything else stays one remark. */
export function dueLine(text: string): DueLine {
  const match = DAY.exec(text)
  if (!match) return { date: null, weekday: '', counted: '', rest: text }
  const parts = (match[3] ?? '').split(/，(?![^（]*）)/)
  const counted = parts.map((part) => /第(\d+)个工作日/.exec(part)?.[1]).find(Boolean) ?? ''
  const rest = parts
    .filter((part) => part !== '不计入' && part !== '工作日')
    .map((part) => part.replace(/第\d+个工作日/, ''))
    .filter(Boolean)
    .join('，')
    .replaceAll('，（', '（')
  return { date: match[1]!, weekday: match[2]!, counted, rest }
}
