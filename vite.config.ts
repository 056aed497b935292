import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Libraries that every page needs and that change less often than our code: one file, kept by the browser. */
const FRAMEWORK =
  /node_modules\/(react|react-dom|scheduler|@tanstack\/(router|react-router|query|react-query|history|store|react-store))/

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'framework', test: FRAMEWORK }] } },
    },
  },
  server: {
    host: '127.0.0.1',
    // Not the sources that are called api.ts.
    proxy: { '^/api/': 'http://127.0.0.1:8080' },
  },
})
