import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AppError } from '#kernel/app-error.ts'

const YEAR_SECONDS = 31_536_000

/** Serves the built pages; every address that is neither a file nor an API route opens the shell. */
export async function serveWebPart(app: FastifyInstance, folder: string | null): Promise<void> {
  const built = folder !== null && existsSync(`${folder}/index.html`)
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      prefix: '/',
      wildcard: false,
      cacheControl: false,
      setHeaders(reply, path) {
        // Names of built files carry their fingerprint; the shell must always be asked again.
        const hashed = path.includes('/assets/')
        reply.header(
          'cache-control',
          hashed ? `public, max-age=${String(YEAR_SECONDS)}, immutable` : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    // A file of an older build is gone; a page would answer for it with the wrong type.
    const isPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url)
    if (!built || !isPage) throw new AppError('not-found')
    return reply.sendFile('index.html')
  })
}
