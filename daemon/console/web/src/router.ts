// The console's pages. Each is a chunk of its own, so that the first view stays small.
import { createRouter, createWebHistory } from 'vue-router'
import { home, isLeader, isOffice, isOfUnit, me, seesLedger } from './api/session'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    // Who may open it; the service checks every request by itself.
    may?: () => boolean
  }
}

const administers = () => me.value?.role === 'system_admin' || me.value?.role === 'accounts_admin'

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', redirect: () => (me.value ? home() : '/login') },
    {
      path: '/login',
      name: 'login',
      component: () => import('./pages/login.vue'),
      meta: { title: '登录' },
    },
    {
      path: '/overview',
      component: () => import('./pages/overview.vue'),
      meta: { title: '总览', may: () => isOffice.value || isLeader.value },
    },
    {
      path: '/ledger',
      component: () => import('./pages/ledger.vue'),
      meta: { title: '台账', may: () => seesLedger.value },
    },
    {
      path: '/assignments/:id(\\d+)',
      component: () => import('./pages/assignment.vue'),
      meta: { title: '任务', may: () => seesLedger.value },
    },
    {
      path: '/mine',
      component: () => import('./pages/mine.vue'),
      meta: { title: '我的事项', may: () => isOfUnit.value },
    },
    {
      path: '/leader',
      component: () => import('./pages/leader.vue'),
      meta: { title: '领导视图', may: () => isOffice.value || isLeader.value },
    },
    {
      path: '/plans',
      component: () => import('./pages/plans.vue'),
      meta: { title: '方案', may: () => isOffice.value },
    },
    {
      path: '/drafts/:id(\\d+)',
      component: () => import('./pages/draft.vue'),
      meta: { title: '导入审核', may: () => isOffice.value },
    },
    {
      path: '/outbox',
      component: () => import('./pages/outbox.vue'),
      meta: { title: '发件箱', may: () => isOffice.value },
    },
    {
      path: '/accounts',
      component: () => import('./pages/accounts.vue'),
      meta: { title: '账户', may: administers },
    },
    {
      path: '/audit',
      component: () => import('./pages/audit.vue'),
      meta: { title: '审计', may: () => me.value?.role === 'audit_admin' },
    },
    {
      path: '/:rest(.*)*',
      component: () => import('./pages/missing.vue'),
      meta: { title: '没有这一页' },
    },
  ],
})

router.beforeEach((to) => {
  if (to.name === 'login') return true
  if (!me.value) return { name: 'login', query: to.path === '/' ? {} : { to: to.fullPath } }
  return !to.meta.may || to.meta.may() ? true : home()
})
router.afterEach((to) => {
  document.title = `${to.meta.title} · 督办台账`
})
