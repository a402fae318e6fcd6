import { defineAsyncComponent, type Component } from 'vue'
import type { Role, Ticket, TicketState, User } from '@/platform/api/types'

const TakeAction = defineAsyncComponent(() => import('./TakeAction.vue'))
const ContinueDraft = defineAsyncComponent(() => import('./ContinueDraft.vue'))
const IntakeAction = defineAsyncComponent(() => import('@/features/review/IntakeAction.vue'))
const DispatchAction = defineAsyncComponent(() => import('@/features/review/DispatchAction.vue'))
const ReviewAction = defineAsyncComponent(() => import('@/features/review/ReviewAction.vue'))
const FollowUpAction = defineAsyncComponent(() => import('@/features/review/FollowUpAction.vue'))
const RedoAction = defineAsyncComponent(() => import('@/features/review/RedoAction.vue'))
const SignAction = defineAsyncComponent(() => import('@/features/units/SignAction.vue'))
const DecideReturn = defineAsyncComponent(() => import('@/features/disputes/DecideReturn.vue'))
const DecideMeeting = defineAsyncComponent(() => import('@/features/disputes/DecideMeeting.vue'))
const ReplyAction = defineAsyncComponent(() => import('@/features/units/ReplyAction.vue'))

/** What a role may do with a ticket in a state: role → state → the form for it. */
const table: Partial<Record<Role, Partial<Record<TicketState, Component>>>> = {
  agent: { DRAFT: ContinueDraft, ACCEPTED: DispatchAction },
  reviewer: {
    DRAFT: IntakeAction, ACCEPTED: DispatchAction, RETURN_REVIEW: DecideReturn, JOINT_MEETING: DecideMeeting,
    REPLY_REVIEW: ReviewAction, MANUAL_FOLLOW_UP: FollowUpAction, DISSATISFIED_REVIEW: RedoAction,
  },
  unit: { DISPATCHED: SignAction, IN_PROGRESS: ReplyAction },
}

export function actionFor(ticket: Ticket, user: User | null): Component | null {
  if (ticket.state === 'DRAFT' && !ticket.agentId && user?.roles.includes('agent')) return TakeAction
  if (user?.roles.includes('unit') && ticket.unitId !== user.unitId) return null
  for (const role of user?.roles ?? []) {
    const action = table[role]?.[ticket.state]
    if (action) return action
  }
  return null
}
