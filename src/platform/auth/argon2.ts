import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** Memory in KiB, passes and lanes: the first choice of the OWASP password storage sheet (2024). */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const SALT_BYTES = 16
const TAG_BYTES = 32

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

function tagOf(secret: string, salt: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  // The same word typed on two keyboards may be composed differently.
  const message = secret.normalize('NFKC')
  return derive('argon2id', { message, nonce: salt, tagLength, ...cost })
}

/** The argon2id hash of a password or PIN, in the PHC string format. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await tagOf(secret, salt, COST, TAG_BYTES)
  const { memory, passes, parallelism } = COST
  const cost = `m=${String(memory)},t=${String(passes)},p=${String(parallelism)}`
  return `$argon2id$v=19$${cost}$${unpadded(salt)}$${unpadded(tag)}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Whether `secret` is the one behind `hash`; a hash that we did not make is never matched. */
export async function verifySecret(hash: string, secret: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash) ?? []
  if (!memory || !passes || !parallelism || !salt || !tag) return false
  const expected = Buffer.from(tag, 'base64')
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  }
  const given = await tagOf(secret, Buffer.from(salt, 'base64'), cost, expected.length)
  return timingSafeEqual(given, expected)
}

/** As long as a verification: so that an unknown name takes the time of a known one. */
export async function pretendToVerify(secret: string): Promise<void> {
  await tagOf(secret, Buffer.alloc(SALT_BYTES), COST, TAG_BYTES)
}
