// Chinese words for what the API names in English, and dates as an office writes them.
import type { AssignmentRow, Light } from './api/types'

export const kLights: { light: Light; name: string }[] = [
  { light: 'red', name: '红灯' },
  { light: 'yellow', name: '黄灯' },
  { light: 'green', name: '绿灯' },
  { light: 'green_ringed', name: '绿灯（迟办）' },
  { light: 'grey', name: '灰灯' },
]
export const lightHint: Record<Light, string> = {
  red: '已逾期，未在时限内申请销号',
  yellow: '临近时限，或待反馈、待批、退回未报',
  green: '正常办理，或按期销号',
  green_ringed: '已销号，但晚于时限',
  grey: '已中止，或尚无时限',
}

export const kStates: { state: string; name: string }[] = [
  { state: 'open', name: '在办（全部未销号）' },
  { state: 'issued', name: '已交办' },
  { state: 'working', name: '办理中' },
  { state: 'claimed', name: '待核销' },
  { state: 'closed', name: '已销号' },
  { state: 'suspended', name: '已中止' },
  { state: 'terminated', name: '已终止' },
]

export const ratingNames: Record<string, string> = {
  excellent: '优秀',
  good: '良好',
  passed: '合格',
}

const kDay = 86400000
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * kDay).toISOString().slice(0, 10)
}
// 0 Monday … 6 Sunday.
export function weekday(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}
export function monday(date: string): string {
  return addDays(date, -weekday(date))
}
// 2024年10月8日
export function longDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

export function dueText(row: AssignmentRow): string {
  if (row.due) return (row.soft ? '力争 ' : '') + row.due
  if (row.kind === 'recurring') return '周期'
  if (row.kind === 'relative') return '待定（按事件起算）'
  return '未定'
}

// 逾期8天, 剩3天, 今天到期, or nothing.
export function clockText(row: AssignmentRow): string {
  if (row.days_overdue > 0) return `逾期${row.days_overdue}天`
  const running = row.state === 'issued' || row.state === 'working'
  if (!running || row.days_left === null) return ''
  return row.days_left === 0 ? '今天到期' : `剩${row.days_left}天`
}
