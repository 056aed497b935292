import type { FastifyReply } from 'fastify'

/**
 * Runs `work` once the reply has left: the transaction of the request is then committed. For what must not be
 * done for nothing nor hold the reply back, such as a mail; a failure is logged by its name only.
 */
export function afterReply(reply: FastifyReply, work: () => Promise<void>): void {
  reply.raw.once('finish', () => {
    if (reply.statusCode >= 400) return
    work().catch((error: unknown) => {
      reply.log.error({ kind: error instanceof Error ? error.name : 'unknown' }, 'after-reply')
    })
  })
}
