/** Where the exchange on the needs stands (app.needs_progress). */
export const NEEDS_STAGES = [
  'open',
  'corrected',
  'prescriber-confirmed',
  'landlord-confirmed',
  'agreed',
] as const
export type NeedsStage = (typeof NEEDS_STAGES)[number]
