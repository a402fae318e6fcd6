import type { Ticket, User } from '@/platform/api/types'

/**
 * Whether it makes sense to ask for the whole caller; the server decides (DisclosureRule). Who sees all of it already need not, and
 * a unit is offered it only where it may be granted.
 */
export function mayUnmask(ticket: Ticket, user: User | null): boolean {
  if (!user || ticket.caller.clear || !(ticket.caller.masked || ticket.caller.name)) return false
  if (user.roles.includes('unit')) {
    return ticket.unitId === user.unitId && ['DISPATCHED', 'IN_PROGRESS'].includes(ticket.state) && !ticket.anonymous && ticket.identityNeed !== 'NONE'
  }
  return (['agent', 'supervisor', 'reviewer'] as const).some((role) => user.roles.includes(role))
}
