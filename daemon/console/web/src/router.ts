// The console's pages. Each is a chunk of its own, so that the first view stays small.
import { createRouter, createWebHistory } from 'vue-router'
import { home, me, seesLedger } from './api/session'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    // Who may open it; the service checks every request by itself.
    may?: () => boolean
  }
}

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
