import type { DraftUpdate, Ticket, TicketKind, Urgency } from '@/platform/api/types'

/** What the agent fills in, in spoken order. What the dispatch needs is kept on this machine until then. */
export interface DraftForm {
  content: string
  title: string
  area: string
  address: string
  kind: TicketKind | null
  urgency: Urgency
  unitId: string
  basis: string
  topic: string
  deviation: string
  assisting: string[]
  callerName: string
  contact: string
  anonymous: boolean
}

export const emptyForm: DraftForm = {
  content: '', title: '', area: '', address: '', kind: null, urgency: 'NORMAL', unitId: '', basis: '', topic: '', deviation: '', assisting: [],
  callerName: '', contact: '', anonymous: false,
}

export function formOf(ticket: Ticket): DraftForm {
  return {
    ...emptyForm,
    content: ticket.content,
    title: ticket.title,
    area: ticket.area ?? '',
    address: ticket.address ?? '',
    kind: ticket.kind ?? null,
    urgency: ticket.urgency,
    callerName: ticket.caller.name ?? '',
    contact: ticket.caller.contact ?? '',
    anonymous: ticket.anonymous,
  }
}

/** The server's part of the form; an empty contact number stays the caller's own. */
export function draftUpdate(version: number, form: DraftForm): DraftUpdate {
  return {
    version,
    kind: form.kind ?? undefined,
    title: form.title.trim() || titleFrom(form.content),
    content: form.content,
    urgency: form.urgency,
    area: form.area,
    address: form.address,
    callerName: form.callerName,
    contact: form.contact,
    anonymous: form.anonymous,
  }
}

const TITLE_LENGTH = 24

/** The first sentence, shortened: what a title is when the agent writes none. */
export function titleFrom(content: string): string {
  const sentence = content.trim().split(/[。！？!?\n；;]/)[0] ?? ''
  return sentence.length > TITLE_LENGTH ? `${sentence.slice(0, TITLE_LENGTH)}…` : sentence
}

export type FormErrors = Partial<Record<keyof DraftForm, string>>

/** What is missing before the ticket can be accepted, and, when `dispatching`, sent to a unit. */
export function missing(form: DraftForm, dispatching: boolean): FormErrors {
  const errors: FormErrors = {}
  if (!form.content.trim()) errors.content = '请记录诉求内容'
  if (!form.kind) errors.kind = '请选择诉求类型'
  if (dispatching && !form.unitId) errors.unitId = '请选择承办单位'
  if (dispatching && form.kind !== 'PRAISE' && !form.basis.trim()) errors.basis = '请写明派单依据（第十二条第二项）'
  return errors
}
