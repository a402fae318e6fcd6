import type { LedgerLine, LookKind } from '@/platform/api/types'

export const looks: { value: LookKind; name: string }[] = [
  { value: 'VIEW', name: '查看' },
  { value: 'LIST', name: '列表' },
  { value: 'ACT', name: '办理' },
  { value: 'UNMASK', name: '查看完整信息' },
  { value: 'RELAY', name: '号码保护通话' },
  { value: 'CHECK', name: '核对归档' },
  { value: 'EXPORT', name: '导出' },
  { value: 'PRINT', name: '打印' },
]

/** What was opened, where the kind alone does not say it; lines from before the ledger have names of their own. */
const operations: Record<string, string> = {
  ticketHistory: '经过', ticketFile: '材料', ticketDisputes: '退单、延期、会议', saveDraft: '登记', createTicket: '新建', acceptTicket: '受理',
  refuseTicket: '不予受理', dispatchTicket: '派单', signTicket: '签收', replyTicket: '答复', reviewTicket: '审核', followUpTicket: '人工回访', takeTicket: '领取',
  'ticket.history': '经过', 'ticket.file': '材料', 'ticket.disputes': '退单、延期、会议',
}

export const operationName = (operation: string) => operations[operation] ?? ''

export const seenWords = (line: LedgerLine) => (line.kind === 'RELAY' ? '双方号码都没有给出' : '没有诉求人的个人信息')

export const asked = (ticket: string, person: string, kind: LookKind | '') => ({
  ticket: ticket || undefined,
  person: person || undefined,
  kind: kind || undefined,
})

/** The day after a date: the end of a range that includes it. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
