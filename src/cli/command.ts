import type { Config } from '#platform/config/config.ts'

export type CommandContext = {
  readonly config: Config
  readonly say: (line: string) => void
  readonly warn: (line: string) => void
  /** A root of the access log written down earlier (`--sceau`). */
  readonly seal: string | undefined
  readonly details: boolean
  /** What an invented territory is drawn with (`--households`, `--seed`, `--forward`). */
  readonly territory: Readonly<Record<'households' | 'seed' | 'forward', string | undefined>>
  /** Who opens a new base (`--bailleur`, `--nom`, `--adresse`). */
  readonly founder: Readonly<Record<'bailleur' | 'nom' | 'adresse', string | undefined>>
}

/** @returns the exit code */
export type Command = {
  readonly help: string
  readonly run: (context: CommandContext) => Promise<number>
}
