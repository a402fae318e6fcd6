import type { ExtensionRecord, ReturnRecord, WaitingDispute } from '@/platform/api/types'
import type { Tone } from '@/features/tickets/words'

export function amountName(amount: number, hours: boolean): string {
  return hours ? `${amount} 小时` : `${amount} 个工作日`
}

export const extensionOutcomes: Record<ExtensionRecord['outcome'], { name: string; tone: Tone }> = {
  WAITING: { name: '待审', tone: 'ring' },
  GRANTED: { name: '同意', tone: 'ready' },
  REFUSED: { name: '不同意', tone: 'alarm' },
  LAPSED: { name: '已另行派单', tone: 'off' },
}

export function verdictTone(verdict: ReturnRecord['verdict']): Tone {
  if (!verdict) return 'ring'
  return ({ ACCEPT: 'ready', REFUSE: 'alarm', DISPUTE: 'rest' } as const)[verdict]
}

export const waitingKinds: Record<WaitingDispute['kind'], string> = { RETURN: '退单', MEETING: '联席会议申请', EXTENSION: '延期' }

/** How the citizen was told, the usual ways first. */
export const toldWays = ['电话', '短信', '当面说明', '微信']

/** A date-time input's value is the city's time, whatever the browser's is. */
export function cityInstant(local: string): string | undefined {
  return local ? new Date(`${local}:00+08:00`).toISOString() : undefined
}
