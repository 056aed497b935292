import type { FileRules } from '#platform/files/file-rules.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'

/** What this feature is given by the application. */
export type ApplicationServices = { readonly cipher: TextCipher; readonly files: FileRules }
