// One way to the API: JSON in, JSON out, errors as ApiProblem with the service's own sentence.
import type { Problem } from './types'

export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly body?: Problem,
  ) {
    super(message)
  }
}

// What a change must carry beside the cookie; known after signing in.
let csrf = ''
let onSignedOut: () => void = () => undefined

export function useCsrf(value: string): void {
  csrf = value
}
// Called when the service says that the session has ended.
export function whenSignedOut(action: () => void): void {
  onSignedOut = action
}

const kWait = 30000

async function send(method: string, path: string, headers: HeadersInit, body?: string | Blob) {
  const abort = new AbortController()
  const timer = window.setTimeout(() => abort.abort(), kWait)
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers,
      body,
      credentials: 'same-origin',
      redirect: 'error',
      signal: abort.signal,
    })
  } catch {
    throw new ApiProblem(0, 'E_NETWORK', '连不上督办服务，请检查网络后重试；仍不行请告知信息中心')
  } finally {
    window.clearTimeout(timer)
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  let body: Problem | undefined
  try {
    body = (await response.json()) as Problem
  } catch {
    body = undefined
  }
  const words = body?.detail ?? `服务答复异常（${response.status}），请稍后再试`
  return new ApiProblem(response.status, body?.code ?? 'E_UNKNOWN', words, body)
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T
  const problem = await problemOf(response)
  if (response.status === 401 && problem.code === 'E_SESSION') onSignedOut()
  throw problem
}

export type Query = Record<string, string | number | undefined>

export function queryText(query: Query): string {
  const parts = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') parts.set(key, String(value))
  const text = parts.toString()
  return text ? `?${text}` : ''
}

export async function get<T>(path: string, query: Query = {}): Promise<T> {
  return answer<T>(await send('GET', path + queryText(query), { Accept: 'application/json' }))
}

function changeHeaders(more: Record<string, string>): Record<string, string> {
  return { 'Content-Type': 'application/json', 'X-CSRF': csrf, ...more }
}

// `key`: the same key sent twice is done once. `version`: what the person saw; refused with 409
// where the row has changed since.
export async function change<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown = {},
  options: { key?: string; version?: string } = {},
): Promise<T> {
  const headers = changeHeaders({})
  if (options.key) headers['Idempotency-Key'] = options.key
  if (options.version) headers['If-Match'] = options.version
  return answer<T>(await send(method, path, headers, JSON.stringify(body)))
}

// A file as it is; its name travels percent-encoded in the query.
export async function upload<T>(path: string, file: File): Promise<T> {
  const headers = changeHeaders({ 'Content-Type': 'application/octet-stream' })
  return answer<T>(await send('POST', path + queryText({ name: file.name }), headers, file))
}

// Random, also where the page has no secure context (plain HTTP inside the office).
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
