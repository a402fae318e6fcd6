import type { CaseFiling, ReplyBody, Ticket } from '@/platform/api/types'

/** What Art 13(4) asks a reply to contain. */
export interface ReplyForm {
  handledOn: string
  unit: string
  handler: string
  situation: string
  answer: string
  finished: boolean
  stageResult: string
  nextPlan: string
  citizenContacted: boolean
  caseFiling: CaseFiling
  caseReference: string
  refusalReason: string
  overdueExplanation: string
}

/** @param now local, as 2026-11-24 10:30; 突发 is told to the minute, everything else to the day */
export function replyFor(ticket: Ticket, now: string): ReplyForm {
  const before = ticket.reply
  return {
    handledOn: ticket.urgency === 'EMERGENCY' ? now.replace(' ', 'T') : now.slice(0, 10),
    unit: before?.unit || (ticket.unitName ?? ''),
    handler: before?.handler ?? '',
    situation: before?.situation ?? '',
    answer: before?.answer ?? '',
    finished: before?.finished ?? true,
    stageResult: before?.stageResult ?? '',
    nextPlan: before?.nextPlan ?? '',
    citizenContacted: before?.citizenContacted ?? false,
    caseFiling: before?.caseFiling ?? 'NOT_APPLICABLE',
    caseReference: before?.caseReference ?? '',
    refusalReason: before?.refusalReason ?? '',
    overdueExplanation: before?.overdueExplanation ?? '',
  }
}

/** Empty texts are left out: the contract has no empty answers. */
export function replyBody(form: ReplyForm): ReplyBody {
  const filled = Object.entries(form).filter(([, value]) => typeof value !== 'string' || value.trim() !== '')
  return Object.fromEntries(filled) as ReplyBody
}

export type ReplyErrors = Partial<Record<keyof ReplyForm, string>>

export function missingInReply(form: ReplyForm, overdue: boolean): ReplyErrors {
  const errors: ReplyErrors = {}
  const need = (key: keyof ReplyForm, text: string) => {
    if (!String(form[key] ?? '').trim()) errors[key] = text
  }
  need('handledOn', '请选择办理时间')
  need('unit', '请填写具体办理单位')
  need('handler', '请填写经办人')
  need('situation', '请写明办理情况')
  need('answer', '请针对诉求作出答复')
  if (!form.finished) {
    need('stageResult', '请写明阶段性办理结果')
    need('nextPlan', '请写明后续处理计划')
  }
  if (form.caseFiling === 'FILED') need('caseReference', '请写明立案编号和日期')
  if (form.caseFiling === 'NOT_FILED') need('refusalReason', '请写明不予立案的理由和法律依据')
  if (overdue) need('overdueExplanation', '已逾期，须附书面说明（第十四条）')
  return errors
}
