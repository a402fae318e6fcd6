import type { AgentCallOut, CallOut } from '@/platform/api/types'

export type CallPurpose = AgentCallOut['purpose']

export const callPurposes: { purpose: CallPurpose; name: string }[] = [
  { purpose: 'FOLLOW_UP', name: '回访' },
  { purpose: 'UNIT', name: '联系承办单位' },
  { purpose: 'CALL_BACK', name: '回拨' },
]

/** Whether it looks like a number at all; which may be dialled the server knows. */
export function mayDial(number: string): boolean {
  return /^\+?[\d\s()（）-]{3,40}$/.test(number.trim()) && (number.match(/\d/g)?.length ?? 0) >= 3
}

/** Above the card of a call that we make. */
export function callOutLine(stage: CallOut['stage'] | null, purpose: string): string {
  switch (stage) {
    case 'OTHER_SIDE_RINGS': return `${purpose}：正在呼叫对方，请等候`
    case 'TALKING': return `${purpose}：通话中`
    case 'NOT_REACHED': return `${purpose}：没有接通`
    default: return `${purpose}：请先接听您的话机`
  }
}
