// What each act asks for before it is done, and how it is asked. The fields are those of the API.
import type { Assignment } from './api/types'

export interface ActField {
  key: string
  name: string
  kind: 'text' | 'line' | 'date' | 'rating'
  needed: boolean
  hint?: string
}
export interface ActForm {
  explain: string
  fields: ActField[]
  danger?: boolean
}

const text = (key: string, name: string, hint?: string): ActField => ({
  key,
  name,
  kind: 'text',
  needed: true,
  hint,
})
const line = (key: string, name: string, hint?: string): ActField => ({
  key,
  name,
  kind: 'line',
  needed: true,
  hint,
})

const kForms: Record<string, ActForm> = {
  ack: { explain: '签收后状态变为办理中。签收早晚不影响时限。', fields: [] },
  feedback: {
    explain: '写明办到哪一步、下一步怎么办。未签收的同时签收。',
    fields: [text('text', '进展情况')],
  },
  claim: {
    explain: '申请日决定是否按期。须写明完成情况和佐证材料。',
    fields: [
      text('text', '完成情况'),
      line('evidence', '佐证材料', '名称或编号，如“验收报告（2024）3号”'),
      { key: 'filed_on', name: '材料送达日期', kind: 'date', needed: false, hint: '不填为今天' },
    ],
  },
  close: {
    explain: '销号以申请日为办结日。督查员提出的等次由督查室主任审定。',
    fields: [{ key: 'rating', name: '等次', kind: 'rating', needed: true }],
  },
  return: {
    explain: '退回后申请作废；已过时限的，立即计为逾期。',
    fields: [text('reason', '退回理由')],
  },
  request_extension: {
    explain: '须在时限当日24时前提出。待批期间时限照常计算。',
    fields: [
      { key: 'requested_due', name: '申请延至', kind: 'date', needed: true },
      text('reason', '延期理由'),
      text('progress', '目前进展'),
      line('signer', '签字人', '单位主要负责人'),
      line('basis', '依据', '请示文号或会议纪要'),
    ],
  },
  grant_extension: {
    explain: '批准后形成新一版时限，原时限和已逾期天数保留在册。',
    fields: [{ key: 'decision', name: '批示意见', kind: 'text', needed: false }],
  },
  refuse_extension: { explain: '不予延期，原时限不变。', fields: [text('reason', '理由')] },
  suspend: {
    explain: '中止期间不计时，到期提醒恢复。须有依据文件。',
    fields: [
      line('basis', '依据文件'),
      { key: 'until', name: '中止至', kind: 'date', needed: true },
    ],
    danger: true,
  },
  resume: { explain: '恢复后按剩余天数重新计算时限。', fields: [line('basis', '依据')] },
  terminate: {
    explain: '终止后不再督办，从今天起不计入统计，不能撤回。须有依据文件。',
    fields: [line('basis', '依据文件')],
    danger: true,
  },
  reopen: {
    explain: '回头看发现未真正完成：重新督办，原销号结果划去。',
    fields: [text('reason', '理由')],
    danger: true,
  },
  confirm_overdue: {
    explain: '确认载入时已逾期的这一项确实未办结，从今天起进入督办梯级、发出告警。',
    fields: [],
  },
  note: { explain: '登记已知悉，若干工作日内不再向承办单位重复提醒；督查室照常可见。', fields: [] },
  undo: {
    explain: '撤销本人上一次办理。消息已经发出的不能撤销。',
    fields: [{ key: 'reason', name: '撤销理由', kind: 'text', needed: false }],
  },
}

export function formOf(act: string): ActForm {
  return kForms[act] ?? { explain: '', fields: [] }
}
// Those that people do most stand out.
export function isMain(act: string, row: Assignment): boolean {
  if (row.state === 'claimed') return act === 'close'
  if (row.overdue_when_loaded) return act === 'confirm_overdue'
  return act === (row.state === 'issued' ? 'ack' : 'claim')
}
