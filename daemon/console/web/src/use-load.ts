// Reading something for a page: the last request asked for is the one shown.
import { ref, shallowRef } from 'vue'

export function useLoad<T>(read: () => Promise<T>) {
  const data = shallowRef<T | null>(null)
  const error = ref('')
  const loading = ref(false)
  let turn = 0

  async function load(): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const found = await read()
      if (mine !== turn) return
      data.value = found
      error.value = ''
    } catch (problem) {
      if (mine !== turn) return
      error.value = problem instanceof Error ? problem.message : String(problem)
    } finally {
      if (mine === turn) loading.value = false
    }
  }
  return { data, error, loading, load }
}
