// Pictures of every page on a desk and on a phone, for a person to look at:
//   node tests/browser/screens.mjs build/fast OUT
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { kDesk, kPhone, openBrowser, openWindow, signIn } from './browser.mjs'
import { people, Service } from './service.mjs'

const [build = 'build/fast', out = 'build/screens'] = process.argv.slice(2)
mkdirSync(out, { recursive: true })

const kPages = [
  ['officer', 'overview', '/overview'],
  ['officer', 'ledger', '/ledger?light=red'],
  ['officer', 'assignment', null],
  ['officer', 'plans', '/plans'],
  ['officer', 'outbox', '/outbox'],
  ['leader', 'leader', '/leader'],
  ['liaison', 'mine', '/mine'],
]

const service = new Service(resolve(build))
let browser
try {
  await service.start()
  browser = await openBrowser()
  for (const [size, viewport] of [['desk', kDesk], ['phone', kPhone]]) {
    for (const role of ['officer', 'leader', 'liaison']) {
      const { context, page, troubles } = await openWindow(browser, service.url, viewport)
      if (role === 'officer') {
        await page.goto('/login')
        await page.screenshot({ path: join(out, `${size}-login.png`) })
      }
      await signIn(page, people[role])
      for (const [who, name, path] of kPages.filter(([who]) => who === role)) {
        if (path) await page.goto(path)
        else {
          await page.goto('/ledger?light=red')
          const link = viewport === kPhone ? '.entries a' : '.ledger a.open'
          await page.locator(link).first().click()
        }
        await page.waitForLoadState('networkidle')
        await page.waitForTimeout(300)
        await page.screenshot({ path: join(out, `${size}-${name}.png`) })
        await page.screenshot({ path: join(out, `${size}-${name}-full.png`), fullPage: true })
      }
      if (troubles.length) console.log(size, role, troubles)
      await context.close()
    }
  }
} finally {
  await browser?.close()
  await service.stop()
}
