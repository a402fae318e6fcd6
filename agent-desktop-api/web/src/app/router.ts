import { createRouter, createWebHistory } from 'vue-router'
import type { Role } from '@/platform/api/types'
import { useSession } from '@/platform/auth/sessionStore'

declare module 'vue-router' {
  interface RouteMeta {
    roles?: Role[]
    open?: boolean
    title?: string
  }
}

/** Where each role starts; the first that fits. */
const homes: [Role, string][] = [
  ['agent', '/desk'],
  ['unit', '/unit'],
  ['reviewer', '/review'],
  ['supervisor', '/supervise'],
  ['administrator', '/tickets'],
]

export function homeOf(roles: Role[]): string {
  return homes.find(([role]) => roles.includes(role))?.[1] ?? '/tickets'
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/sign-in', component: () => import('@/features/session/SignInPage.vue'), meta: { open: true, title: '登录' } },
    { path: '/wall', component: () => import('@/features/wall/WallPage.vue'), meta: { roles: ['supervisor', 'administrator'], title: '大屏' } },
    {
      path: '/',
      component: () => import('./AppShell.vue'),
      children: [
        { path: '', redirect: () => homeOf(useSession().user?.roles ?? []) },
        { path: 'desk', component: () => import('@/features/desk/DeskPage.vue'), meta: { roles: ['agent'], title: '受理台' } },
        {
          path: 'tickets/:id?',
          component: () => import('@/features/tickets/TicketsPage.vue'),
          meta: { roles: ['agent', 'supervisor', 'administrator'], title: '工单' },
        },
        { path: 'unit/:id?', component: () => import('@/features/units/UnitPage.vue'), meta: { roles: ['unit'], title: '待办' } },
        { path: 'review/:id?', component: () => import('@/features/review/ReviewPage.vue'), meta: { roles: ['reviewer'], title: '派单审核' } },
        {
          path: 'leaders',
          component: () => import('@/features/leaders/LeadersPage.vue'),
          meta: { roles: ['supervisor', 'administrator'], title: '领导接听' },
        },
        {
          path: 'routing/:tab(agents|changes)?',
          component: () => import('@/features/routing/RoutingPage.vue'),
          meta: { roles: ['supervisor', 'administrator'], title: '来电分配' },
        },
        {
          path: 'callers',
          component: () => import('@/features/callers/CallersPage.vue'),
          meta: { roles: ['supervisor', 'administrator'], title: '来电管控' },
        },
        {
          path: 'channels',
          component: () => import('@/features/channels/ChannelsPage.vue'),
          meta: { roles: ['administrator'], title: '来件渠道' },
        },
        {
          path: 'ledger',
          component: () => import('@/features/ledger/LedgerPage.vue'),
          meta: { roles: ['supervisor', 'administrator'], title: '查看留痕' },
        },
        {
          path: 'supervise',
          component: () => import('@/features/supervise/SupervisePage.vue'),
          meta: { roles: ['supervisor', 'administrator'], title: '班长台' },
        },
        {
          path: 'why/:id?',
          component: () => import('@/features/supervise/WhyPage.vue'),
          meta: { roles: ['supervisor', 'administrator'], title: '派话说明' },
        },
        {
          path: 'units',
          component: () => import('@/features/unitlist/UnitsPage.vue'),
          meta: { roles: ['supervisor', 'administrator'], title: '承办单位' },
        },
        {
          path: 'catalogue',
          component: () => import('@/features/catalogue/CataloguePage.vue'),
          meta: { roles: ['agent', 'unit', 'reviewer', 'supervisor', 'administrator'], title: '派单目录' },
        },
        {
          path: 'calendar',
          component: () => import('@/features/calendar/CalendarPage.vue'),
          meta: { roles: ['agent', 'unit', 'reviewer', 'supervisor', 'administrator'], title: '工作日历' },
        },
        { path: ':rest(.*)*', component: () => import('./NotFound.vue'), meta: { title: '没有这一页' } },
      ],
    },
  ],
})

router.beforeEach((to) => {
  const session = useSession()
  if (!session.user) return to.meta.open ? true : { path: '/sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (to.path === '/sign-in') return homeOf(session.user.roles)
  const roles = to.meta.roles
  return !roles || roles.some((role) => session.has(role)) ? true : homeOf(session.user.roles)
})

router.afterEach((to) => {
  document.title = `${to.meta.title ?? ''} · 12345 热线工作台`
})
