import { BookMarked, Building2, CalendarDays, ClipboardCheck, Gauge, Headset, Inbox, Landmark, MonitorUp, PlugZap, Route, ScrollText, ShieldBan, Tickets, Waypoints } from '@lucide/vue'
import type { Component } from 'vue'
import type { Role } from '@/platform/api/types'

export interface Place {
  path: string
  name: string
  icon: Component
  roles: Role[]
}

export const places: Place[] = [
  { path: '/desk', name: '受理台', icon: Headset, roles: ['agent'] },
  { path: '/unit', name: '待办', icon: Inbox, roles: ['unit'] },
  { path: '/review', name: '派单审核', icon: ClipboardCheck, roles: ['reviewer'] },
  { path: '/supervise', name: '班长台', icon: Gauge, roles: ['supervisor', 'administrator'] },
  { path: '/routing', name: '来电分配', icon: Route, roles: ['supervisor', 'administrator'] },
  { path: '/why', name: '派话说明', icon: Waypoints, roles: ['supervisor', 'administrator'] },
  { path: '/wall', name: '大屏', icon: MonitorUp, roles: ['supervisor', 'administrator'] },
  { path: '/callers', name: '来电管控', icon: ShieldBan, roles: ['supervisor', 'administrator'] },
  { path: '/leaders', name: '领导接听', icon: Landmark, roles: ['supervisor', 'administrator'] },
  { path: '/channels', name: '来件渠道', icon: PlugZap, roles: ['administrator'] },
  { path: '/ledger', name: '留痕', icon: ScrollText, roles: ['supervisor', 'administrator'] },
  { path: '/units', name: '承办单位', icon: Building2, roles: ['supervisor', 'administrator'] },
  { path: '/catalogue', name: '派单目录', icon: BookMarked, roles: ['agent', 'unit', 'reviewer', 'supervisor', 'administrator'] },
  { path: '/calendar', name: '工作日历', icon: CalendarDays, roles: ['agent', 'unit', 'reviewer', 'supervisor', 'administrator'] },
  { path: '/tickets', name: '工单', icon: Tickets, roles: ['agent', 'supervisor', 'administrator'] },
]

export const roleNames: Record<Role, string> = {
  agent: '话务员',
  supervisor: '班长',
  unit: '承办单位',
  reviewer: '热线中心',
  administrator: '管理员',
}
