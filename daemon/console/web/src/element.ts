// The components of Element Plus that the console uses, each with its style sheet; the rest stays
// out of the bundle.
import type { App } from 'vue'
import {
  ElButton,
  ElCheckbox,
  ElConfigProvider,
  ElDialog,
  ElInput,
  ElMessage,
  ElOption,
  ElPagination,
  ElSelect,
} from 'element-plus'
import 'element-plus/es/components/base/style/css'
import 'element-plus/es/components/button/style/css'
import 'element-plus/es/components/checkbox/style/css'
import 'element-plus/es/components/dialog/style/css'
import 'element-plus/es/components/input/style/css'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/option/style/css'
import 'element-plus/es/components/pagination/style/css'
import 'element-plus/es/components/select/style/css'

const components = {
  ElButton,
  ElCheckbox,
  ElConfigProvider,
  ElDialog,
  ElInput,
  ElOption,
  ElPagination,
  ElSelect,
}

export function useElement(app: App): void {
  for (const [name, component] of Object.entries(components)) app.component(name, component)
}
export function tell(message: string): void {
  ElMessage({ message, type: 'success', duration: 4000, grouping: true })
}
export function warn(message: string): void {
  ElMessage({ message, type: 'error', duration: 8000, showClose: true, grouping: true })
}
