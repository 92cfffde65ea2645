import { createApp } from 'vue'
import App from './app.vue'
import { whenSignedOut } from './api/client'
import { forget, me, restore } from './api/session'
import { useElement, warn } from './element'
import { router } from './router'
import './styles/tokens.css'
import './styles/base.css'
import './styles/table.css'
import './styles/print.css'

async function start(): Promise<void> {
  whenSignedOut(() => {
    const wasSignedIn = me.value !== null
    forget()
    if (wasSignedIn) warn('登录已过期，请重新登录')
    const from = router.currentRoute.value
    if (from.name !== 'login') void router.push({ name: 'login', query: { to: from.fullPath } })
  })
  let trouble = ''
  try {
    await restore()
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error)
  }
  const app = createApp(App)
  useElement(app)
  app.use(router)
  await router.isReady()
  app.mount('#app')
  if (trouble) warn(trouble)
}

void start()
