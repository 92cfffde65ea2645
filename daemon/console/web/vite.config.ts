// Builds the console into build/web of the repository: hashed names under assets/, each file with a
// gzip copy, nothing inlined, no request to anywhere but the service itself.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

const output = fileURLToPath(new URL('../../../build/web', import.meta.url))

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
}

// gzip's header has no time here, so equal sources give equal bytes.
function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    closeBundle() {
      for (const path of files(output)) {
        if (path.endsWith('.gz')) continue
        const plain = readFileSync(path)
        const packed = gzipSync(plain, { level: 9 })
        if (packed.length < plain.length) writeFileSync(`${path}.gz`, packed)
      }
    },
  }
}

export default defineConfig({
  plugins: [vue(), compress()],
  build: {
    outDir: output,
    emptyOutDir: true,
    target: 'chrome86',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        manualChunks(id) {
          if (/node_modules\/(vue|@vue|vue-router)\//.test(id)) return 'vue'
          return undefined
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8137' } },
})
