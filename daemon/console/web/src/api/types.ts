// What the API answers; the same words as in the ledger. Dates are "2024-10-08", moments
// "2024-10-08 09:00" of the county's clock.

export type Light = 'red' | 'yellow' | 'green' | 'green_ringed' | 'grey'
export type Lights = Record<Light, number>

export interface Problem {
  title: string
  status: number
  code: string
  detail: string
  version?: string
  current?: AssignmentRow
}

export type Role =
  | 'liaison'
  | 'head'
  | 'officer'
  | 'director'
  | 'leader'
  | 'county_head'
  | 'system_admin'
  | 'accounts_admin'
  | 'audit_admin'

export interface Session {
  login: string | null
  name: string
  role: Role
  role_name: string
  units: number[]
  csrf: string
  today: string
}

export interface AssignmentRow {
  id: number
  task_id: number
  plan_id: number
  plan_number: string
  plan_title: string
  ref: string
  title: string
  unit_id: number
  unit: string
  role: string
  leaders: string[]
  state: string
  state_name: string
  light: Light
  light_name: string
  kind: string
  due: string | null
  soft: boolean
  days_overdue: number
  days_left: number | null
  extension_pending: boolean
  overdue_when_loaded: boolean
}

export interface AssignmentPage {
  total: number
  page: number
  size: number
  lights: Lights
  rows: AssignmentRow[]
}

export interface AllowedAct {
  act: string
  name: string
}
export interface TimelineEvent {
  at: string
  actor: string
  role: string
  kind: string
  name: string
  basis: string
}

export interface Assignment extends AssignmentRow {
  plan_issued: string
  printed_name: string
  persons: string[]
  quote: string
  deadline_text: string
  issued_on: string
  warn_on: string | null
  filed_on: string | null
  rating: string
  proposed_rating: string
  return_count: number
  suspended_until: string | null
  reopened_on: string | null
  noted_until: string | null
  units: AssignmentRow[]
  due_versions: { version: number; due: string; basis: string }[]
  timeline: TimelineEvent[]
  notices: { on: string; rung: string; name: string; recipient: string }[]
  feedback: { claim: boolean; at: string; author: string; text: string; evidence: string }[]
  evidence: { name: string; digest: string; size: number }[]
  extensions: {
    n: number
    due: string
    requested_due: string
    reason: string
    approver: string
    state: string
    state_name: string
    decision: string
  }[]
  acts: AllowedAct[]
  version: string
}

export interface UnitFigures {
  id: number
  name: string
  group: string
  open: number
  due: number
  on_time: number
  lights: Lights
}

export interface Overview {
  today: string
  weekday: string
  rows: number
  open: number
  lights: Lights
  states: Record<string, number>
  due_today: number
  due_this_week: number
  due_next_week: number
  extensions_pending: number
  overdue_unconfirmed: number
  new_reds_count: number
  new_reds: AssignmentRow[]
  units: UnitFigures[]
  days: { date: string; due: number; red: number }[]
  outbox?: Record<string, number>
  drafts?: number
  documents?: number
  health?: { ok: boolean; text: string }
}

export interface Plan {
  id: number
  number: string
  title: string
  issuer: string
  issued: string
  lights: Lights
}
export interface Unit {
  id: number
  name: string
  lights: Lights
}

export interface DraftLine {
  id: number
  document: string
  number: string
  title: string
  issued: string | null
  tasks: number
  open_tasks: number
}
export interface WaitingDocument {
  id: number
  name: string
  received_at: string
  reason: string
  message: string
}
export interface Drafts {
  drafts: DraftLine[]
  documents: WaitingDocument[]
}

export interface DraftTask {
  index: number
  ref: string
  title: string
  state: 'open' | 'confirmed' | 'dropped'
  sure: boolean
  lead: string[]
  units: string[]
  deadline: string
  due: string | null
  quote: string
  source_text: string
  place: string
  confidence: number
  diagnostics: string[]
}
export interface DraftName {
  printed: string
  shown: string
  listed: string
  blocks: boolean
  tasks: number[]
  candidates: { code: string; name: string; reason: string }[]
}
export interface Draft {
  id: number
  version: number
  state: string
  state_name: string
  document: string
  number: string
  title: string
  issuer: string
  issued: string | null
  conflict: { id: number; number: string; title: string } | null
  tasks: DraftTask[]
  names: DraftName[]
  doubts: { code: string; task: number | null; message: string }[]
  text: string
}
export interface DraftConfirmed {
  confirmed: number
  assignments: number
  overdue_when_loaded: number
  plan_id: number | null
  warnings: string[]
  differences: string[]
}

export interface MessageLine {
  id: number
  kind: string
  to_name: string
  to_address: string
  subject: string
  state: string
  state_name: string
  decided_at: string
  sent_at: string | null
  next_attempt_at: string | null
  attempts: number
  channel: string
  reply: string
}
export interface Message extends MessageLine {
  message_id: string
  text: string
}
export interface Outbox {
  counts: Record<string, number>
  rows: MessageLine[]
}

export interface Account {
  login: string
  name: string
  role: Role
  role_name: string
  units: number[]
  state: string
  last_login_at: string | null
}
export interface AuditEvent {
  id: number
  at: string
  actor: string
  role: string
  kind: string
  assignment_id: number | null
  basis: string
}
