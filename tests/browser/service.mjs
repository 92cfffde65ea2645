// A real duband with the plans of the gazettes, on a port and a state folder of its own, and people
// who may sign in to it.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)))
// playwright-core and axe-core stand with the console's own packages.
export const packages = createRequire(join(root, 'daemon/console/web/package.json'))

export const date = '2024-10-08'
export const password = 'Xing-Xian-2024'
export const people = {
  officer: { login: 'lisi', name: '李四', role: 'officer' },
  director: { login: 'wangwu', name: '王五', role: 'director' },
  liaison: { login: 'zhangsan', name: '张三', role: 'liaison', unit: '县卫健局' },
  leader: { login: 'zhaoliu', name: '赵六', role: 'leader' },
}

const kStart = 120000 // a build with sanitizers loads the plans in some seconds

export class Service {
  constructor(build) {
    this.bin = join(build, 'bin')
    this.state = mkdtempSync(join(tmpdir(), 'duban-browser-'))
    this.output = ''
  }

  async start() {
    const config = join(this.state, 'duban.toml')
    writeFileSync(config, '[http]\nport = 0\n')
    const web = process.env.DUBAN_WEB ?? join(root, 'build/web')
    const arguments_ = ['--state', this.state, '--plans', join(root, 'plans')]
    this.process = spawn(
      join(this.bin, 'duband'),
      [...arguments_, '--config', config, '--date', date],
      { env: { ...process.env, DUBAN_WEB: web }, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    this.ended = new Promise((done) => this.process.on('exit', done))
    const ready = new Promise((done, failed) => {
      const take = (chunk) => {
        this.output += chunk
        const found = /控制台：(http:\/\/\S+?)\/?\s/.exec(this.output)
        if (found) done(found[1])
      }
      this.process.stdout.on('data', take)
      this.process.stderr.on('data', take)
      this.process.on('exit', () => failed(new Error(`duband ended:\n${this.output}`)))
      setTimeout(() => failed(new Error(`duband is not ready:\n${this.output}`)), kStart).unref()
    })
    this.url = await ready
    for (const person of Object.values(people)) await this.enrol(person)
  }

  // By the command line's one-time token, as an administrator does it.
  async enrol({ login, name, role, unit }) {
    const made = execFileSync(
      join(this.bin, 'duban'),
      ['account', 'add', login, '--name', name, '--office', role, '--state', this.state]
        .concat(['--date', date, '--json'], unit ? ['--unit', unit] : []),
      { encoding: 'utf8' },
    )
    const answer = await fetch(`${this.url}/api/v1/activation`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: JSON.parse(made).token, password }),
    })
    if (!answer.ok) throw new Error(`activation of ${login}: ${await answer.text()}`)
  }

  async stop() {
    this.process?.kill('SIGTERM')
    await this.ended
    rmSync(this.state, { recursive: true, force: true })
  }
}
