// Chromium without a screen, and what every page must keep: no error in its console, no request to
// anywhere but the service.
import { packages, password } from './service.mjs'

const { chromium } = packages('playwright-core')

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.DUBAN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
      .concat(['--disable-background-networking', '--disable-component-update', '--disable-sync'])
      .concat(['--disable-dev-shm-usage']),
  })
}

export const kDesk = { width: 1440, height: 900 }
export const kPhone = { width: 390, height: 844 }

// A window of one person. `troubles` collects what must not be.
export async function openWindow(browser, url, viewport) {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: viewport === kPhone,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30000)
  const troubles = []
  const requests = []
  page.on('request', (request) => {
    requests.push(request.url())
    const own = request.url().startsWith(url) || request.url().startsWith('data:')
    if (!own) troubles.push(`outside request: ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`))
  return { context, page, troubles, requests }
}

export async function signIn(page, person) {
  await page.goto('/login')
  await page.getByLabel('账号').fill(person.login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}
