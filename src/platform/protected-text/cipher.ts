import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypts protected texts and files with a key that the database never sees. */
export type TextCipher = {
  /** `binding` ties the sealed text to its row and compartment: moved elsewhere, it no longer opens. */
  seal(text: string, binding: string): Buffer
  sealBytes(bytes: Uint8Array, binding: string): Buffer
  /** `null` when the key is lost or the row was tampered with: the text is gone, the row stays. */
  open(sealed: Buffer, binding: string): string | null
  openBytes(sealed: Buffer, binding: string): Buffer | null
}

/** @param key 32 bytes, base64 */
export function textCipher(key: string): TextCipher {
  const secret = Buffer.from(key, 'base64')
  const sealBytes: TextCipher['sealBytes'] = (bytes, binding) => {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(binding))
    const body = Buffer.concat([cipher.update(bytes), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }
  const openBytes: TextCipher['openBytes'] = (sealed, binding) => {
    try {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(binding))
        .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      const body = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([body, decipher.final()])
    } catch {
      return null
    }
  }
  return {
    sealBytes,
    openBytes,
    seal: (text, binding) => sealBytes(Buffer.from(text, 'utf8'), binding),
    open: (sealed, binding) => openBytes(sealed, binding)?.toString('utf8') ?? null,
  }
}

/** What a sealed text of app.protected_text is bound to. */
export function bindingOf(row: { readonly id: string; readonly compartment: string }): string {
  return `protected_text:${row.id}:${row.compartment}`
}
