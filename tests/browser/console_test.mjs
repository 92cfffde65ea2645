// The console as people use it, in Chromium against a real duband with the gazettes' plans:
//   node tests/browser/console_test.mjs build/dev
// A case is a function; the first that fails ends the run with its reason.
import assert from 'node:assert/strict'
import { copyFileSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { kDesk, kPhone, openBrowser, openWindow, signIn } from './browser.mjs'
import { packages, password, people, root, Service } from './service.mjs'

const axeSource = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8')
const kFirstView = 400 * 1024

// What WCAG 2.2 AA asks for and a program can see; only what is serious fails.
async function checkAccess(page, where) {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const found = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' | ')}`)
  })
  assert.deepEqual(violations, [], `access on ${where}`)
}

async function act(page, name, fields = {}) {
  await page.locator('.acts').getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
  await dialog.getByRole('button', { name: `确认${name}` }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function noSidewaysScroll(page, where) {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  assert.ok(over <= 0, `${where} is ${over} px wider than the screen`)
}

const cases = {
  async 'a wrong password is refused with words, and nothing is shown'({ open }) {
    const { page, troubles } = await open(kDesk)
    await page.goto('/ledger')
    await page.waitForURL(/\/login/)
    await page.getByLabel('账号').fill(people.officer.login)
    await page.getByLabel('密码').fill('wrong-password-1')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('alert').waitFor()
    assert.match(await page.getByRole('alert').innerText(), /不对|不正确|有误|错误/)
    await checkAccess(page, '登录')
    // The browser itself notes the 401 that was provoked here.
    assert.deepEqual(troubles.filter((line) => !line.includes('401')), [])
  },

  async 'the first view is small and comes from the service alone'({ open }) {
    const { page, context, troubles } = await open(kDesk)
    const client = await context.newCDPSession(page)
    let bytes = 0
    await client.send('Network.enable')
    client.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength))
    await signIn(page, people.officer)
    await page.getByRole('heading', { name: '总览' }).waitFor()
    await page.waitForLoadState('networkidle')
    assert.ok(bytes > 20000 && bytes <= kFirstView, `first view is ${bytes} bytes`)
    assert.deepEqual(troubles, [])
  },

  async 'the officer follows a figure to a red, and sees it through to the end'({ open }) {
    const { page, troubles } = await open(kDesk)
    await signIn(page, people.officer)
    await page.getByRole('heading', { name: '总览' }).waitFor()
    await checkAccess(page, '总览')
    const tile = page.locator('.tiles a.red')
    const count = Number(await tile.locator('.count').innerText())
    assert.ok(count > 100, `${count} reds on the first page`)
    await tile.click()
    await page.getByRole('status').filter({ hasText: `共 ${count} 项` }).waitFor()
    await checkAccess(page, '台账')
    await page.getByLabel('查找（标题、原文、条目、文号）').fill('城市健康客厅')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('status').filter({ hasText: '共 1 项' }).waitFor()
    await page.locator('.ledger a.open').first().click()
    await page.getByRole('heading', { name: '建成城市健康客厅' }).waitFor()
    await page.getByText('逾期8天').first().waitFor()
    await checkAccess(page, '任务')
    await act(page, '确认逾期')
    await act(page, '签收')
    await page.getByText('办理中').first().waitFor()
    await act(page, '反馈', { 进展情况: '主体完工，<b>正在</b>装修' })
    await page.getByText('主体完工，<b>正在</b>装修').first().waitFor()
    await act(page, '申请销号', { 完成情况: '已建成并开放', 佐证材料: '验收单3号' })
    await page.getByText('待核销').first().waitFor()
    await act(page, '拟销号')
    await page.getByText('拟评定').first().waitFor()
    assert.deepEqual(troubles, [])
  },

  async 'the director closes what the officer proposed'({ open }) {
    const { page, troubles } = await open(kDesk)
    await signIn(page, people.director)
    await page.goto('/ledger?state=claimed')
    await page.locator('.ledger a.open').first().click()
    await act(page, '销号')
    await page.getByText('已销号').first().waitFor()
    await page.locator('.light.green_ringed').first().waitFor()
    assert.deepEqual(troubles, [])
  },

  async 'an act on a row that changed meanwhile is refused, and the new state shown'({ open }) {
    const first = await open(kDesk)
    await signIn(first.page, people.officer)
    await first.page.goto('/ledger?state=issued&q=幼儿园')
    await first.page.locator('.ledger a.open').first().click()
    await first.page.locator('.acts').waitFor()
    const second = await open(kDesk)
    await signIn(second.page, people.director)
    await second.page.goto(first.page.url())
    await act(second.page, '签收')
    await first.page.locator('.acts').getByRole('button', { name: '反馈', exact: true }).click()
    const dialog = first.page.getByRole('dialog')
    await dialog.getByLabel('进展情况').fill('已开工')
    await dialog.getByRole('button', { name: '确认反馈' }).click()
    await dialog.getByText('已被他人改动').waitFor()
    await first.page.getByText('办理中').first().waitFor()
  },

  async 'the liaison answers on a phone, and sees no other unit'({ open }) {
    const { page, troubles } = await open(kPhone)
    await signIn(page, people.liaison)
    await page.getByRole('heading', { name: '我的事项' }).waitFor()
    await noSidewaysScroll(page, '我的事项')
    await checkAccess(page, '我的事项')
    const entry = page.locator('.rows .entry').first()
    await entry.getByRole('button', { name: '反馈' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('进展情况').fill('正在办理')
    await dialog.getByRole('button', { name: '确认反馈' }).click()
    await page.getByText('反馈已登记').waitFor()
    await page.goto('/ledger')
    await page.locator('.entries .entry').first().waitFor()
    for (const words of await page.locator('.entries .entry').allInnerTexts())
      assert.match(words, /卫健|卫体/)
    await noSidewaysScroll(page, '台账')
    await page.goto('/overview')
    await page.waitForURL(/\/mine/)
    assert.deepEqual(troubles, [])
  },

  async 'every page of the office fits a phone of 360 px'({ open }) {
    const { page, troubles } = await open({ width: 360, height: 740 })
    await signIn(page, people.officer)
    for (const path of ['/overview', '/ledger', '/plans', '/outbox', '/leader']) {
      await page.goto(path)
      await page.getByRole('heading').first().waitFor()
      await page.waitForLoadState('networkidle')
      await noSidewaysScroll(page, path)
    }
    assert.deepEqual(troubles, [])
  },

  async 'a document out of the inbox is reviewed beside its text'({ open }) {
    const sample = join(root, 'plans/samples/rural-cleanup.docx')
    copyFileSync(sample, join(service.state, 'inbox/rural-cleanup.docx'))
    const { page, troubles } = await open(kDesk)
    await signIn(page, people.officer)
    const draft = page.locator('a[href^="/drafts/"]').first()
    for (let look = 0; look < 30 && !(await draft.count()); look++) {
      await page.goto('/plans')
      await page.getByRole('heading', { name: /待审草稿/ }).waitFor()
      await page.waitForTimeout(1000)
    }
    await draft.click()
    await page.getByRole('heading', { name: '识别出的任务' }).waitFor()
    await checkAccess(page, '导入审核')
    await page.locator('.tasks .name').first().click()
    await page.locator('.source mark.chosen').first().waitFor()
    if (process.env.DUBAN_SCREEN) await page.screenshot({ path: process.env.DUBAN_SCREEN })
    await page.locator('.tasks input[type=checkbox]').first().check()
    await page.getByRole('button', { name: '弃用（1）' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '弃用', exact: true }).click()
    await page.getByLabel('显示').selectOption('all')
    await page.getByText('已弃用').first().waitFor()
    assert.deepEqual(troubles, [])
  },

  async 'the leader prints one page'({ open }) {
    const { page, troubles } = await open(kDesk)
    await signIn(page, people.leader)
    await page.getByRole('heading', { name: '督办情况一页通' }).waitFor()
    await page.getByRole('heading', { name: '两周内到期' }).waitFor()
    await checkAccess(page, '领导视图')
    const pdf = await page.pdf({ format: 'A4', printBackground: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    assert.ok(pages >= 1 && pages <= 2, `${pages} pages`)
    assert.deepEqual(troubles, [])
  },

  async 'the table is walked through by keyboard'({ open }) {
    const { page } = await open(kDesk)
    await signIn(page, people.officer)
    await page.goto('/ledger?light=red')
    const links = page.locator('.ledger a.open')
    await links.first().focus()
    await page.keyboard.press('ArrowDown')
    const third = await links.nth(2).getAttribute('href')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`${third}$`))
  },

  async 'signing out ends the session for the browser\'s way back too'({ open }) {
    const { page } = await open(kDesk)
    await signIn(page, people.officer)
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/\/login/)
    await page.goto('/ledger')
    await page.waitForURL(/\/login/)
    assert.ok(password.length > 0 && !(await page.content()).includes('红灯'))
  },
}

const service = new Service(resolve(process.argv[2] ?? 'build/fast'))
const only = process.argv[3]
let browser
let failed = false
try {
  await service.start()
  browser = await openBrowser()
  for (const [name, run] of Object.entries(cases)) {
    if (only && !name.includes(only)) continue
    const windows = []
    const open = async (viewport) => {
      const opened = await openWindow(browser, service.url, viewport)
      windows.push(opened)
      return opened
    }
    const begin = Date.now()
    try {
      await run({ open })
      console.log(`ok    ${name} (${((Date.now() - begin) / 1000).toFixed(1)} s)`)
    } catch (error) {
      failed = true
      console.log(`FAIL  ${name}\n${error.stack}`)
      for (const { page, troubles } of windows) console.log(page.url(), troubles)
    }
    for (const { context } of windows) await context.close()
  }
} catch (error) {
  failed = true
  console.log(error.stack)
} finally {
  await browser?.close()
  await service.stop()
}
process.exit(failed ? 1 : 0)
