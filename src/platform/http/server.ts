import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { AppError, HTTP_STATUS } from '#kernel/app-error.ts'
import { fromDatabaseError } from '#platform/db/errors.ts'
import type { Logger } from '#platform/log/log.ts'

const BODY_LIMIT_BYTES = 1_048_576

export type HttpOptions = {
  readonly log: Logger
  readonly secure: boolean
  readonly version: string
}

/** An HTTP server that answers nothing yet but knows how to refuse: errors leave as codes, never as words. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  // Typed as any logger, or Fastify would type the whole application by this one.
  const loggerInstance: FastifyBaseLogger = options.log
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: 'loopback',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = toAppError(error)
    const status = HTTP_STATUS[refusal.code]
    if (status === 500)
      request.log.error(
        { kind: error.name, code: error.code, at: error.stack?.split('\n')[1] },
        'internal',
      )
    return reply.code(status).send({
      code: refusal.code,
      requestId: request.id,
      ...(refusal.rule === undefined ? {} : { rule: refusal.rule }),
      ...(refusal.fields === undefined ? {} : { fields: refusal.fields }),
      ...(refusal.current === undefined ? {} : { current: refusal.current }),
    })
  })
  await app.register(cookie)
  await app.register(helmet, {
    // Nothing comes from elsewhere: no remote font, script nor map (S6).
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: options.secure ? [] : null,
      },
    },
    hsts: options.secure,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pérenne',
        version: options.version,
        description: 'Parcours du logement accompagné',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  refuseForgedWrites(app)
  logEachAnswer(app)
  return app
}

// A form on another site can send a request with our cookie, but neither this header nor our origin.
function refuseForgedWrites(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
      done()
      return
    }
    const ours = request.headers['x-perenne-csrf'] === '1'
    done(ours ? undefined : new AppError('bad-input', { rule: 'csrf' }))
  })
}

// Allow-list of fields: ids, route, code, duration. No URL with its values, no body, no name.
function logEachAnswer(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answer',
    )
    done()
  })
}

const FASTIFY_CODES: Readonly<Record<string, AppError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new AppError('too-large'),
  FST_ERR_CTP_INVALID_JSON_BODY: new AppError('bad-input', { rule: 'json' }),
  FST_ERR_CTP_EMPTY_JSON_BODY: new AppError('bad-input', { rule: 'json' }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new AppError('bad-input', { rule: 'media-type' }),
}

function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new AppError('bad-input', {
      // The first thing wrong with a field is the one to say.
      fields: Object.fromEntries(
        [...error.validation]
          .reverse()
          .map((issue) => [
            issue.instancePath.split('/').filter(Boolean).join('.'),
            fieldCode(issue),
          ]),
      ),
    })
  }
  return FASTIFY_CODES[error.code] ?? fromDatabaseError(error) ?? new AppError('internal')
}

// Our own schemas carry codes as messages; zod's built-in ones speak English: its issue code stands for them.
function fieldCode(issue: {
  readonly message?: string | undefined
  readonly keyword: string
}): string {
  const message = issue.message ?? ''
  return /^[a-z0-9-]+$/.test(message) ? message : issue.keyword.replaceAll('_', '-')
}
