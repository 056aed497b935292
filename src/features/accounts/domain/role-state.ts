/**
 * Where a role stands on a day.
 *
 * @param role   last day (`YYYY-MM-DD`, null while open) and whether a manager confirmed it
 * @param today  the programme's date
 * @returns      waiting for a manager, live, or ended
 */
export function roleState(
  role: { readonly endsOn: string | null; readonly isConfirmed: boolean },
  today: string,
): 'waiting' | 'live' | 'ended' {
  // A role ended on the day it began has lost its confirmation: its last day then tells nothing more.
  if (role.endsOn !== null && (role.endsOn < today || !role.isConfirmed)) return 'ended'
  return role.isConfirmed ? 'live' : 'waiting'
}
