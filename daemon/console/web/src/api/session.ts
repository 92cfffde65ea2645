// Who is signed in. Nobody: login is null.
import { computed, ref } from 'vue'
import { change, get, useCsrf } from './client'
import type { Role, Session } from './types'

const session = ref<Session | null>(null)
export const me = computed(() => session.value)

function take(found: Session | null): void {
  session.value = found?.login ? found : null
  useCsrf(found?.csrf ?? '')
}

export async function restore(): Promise<void> {
  take(await get<Session>('/session'))
}
export async function signIn(login: string, password: string): Promise<void> {
  take(await change<Session>('POST', '/session', { login, password }))
}
export async function signOut(): Promise<void> {
  try {
    await change('DELETE', '/session')
  } finally {
    take(null)
  }
}
export async function activate(token: string, password: string): Promise<string> {
  return (await change<{ login: string }>('POST', '/activation', { token, password })).login
}
export function forget(): void {
  take(null)
}

const kOffice: Role[] = ['officer', 'director']
const kUnit: Role[] = ['liaison', 'head']
const kLeader: Role[] = ['leader', 'county_head']
const is = (roles: Role[]) => session.value !== null && roles.includes(session.value.role)
export const isOffice = computed(() => is(kOffice))
export const isOfUnit = computed(() => is(kUnit))
export const isLeader = computed(() => is(kLeader))
export const seesLedger = computed(() => is([...kOffice, ...kUnit, ...kLeader]))

// The page that a person wants first.
export function home(): string {
  if (isOffice.value) return '/overview'
  if (isOfUnit.value) return '/mine'
  if (isLeader.value) return '/leader'
  return session.value?.role === 'audit_admin' ? '/audit' : '/accounts'
}
