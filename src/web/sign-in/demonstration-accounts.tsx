import { useMutation } from '@tanstack/react-query'
import { takeDemonstrationAccount } from '../session/session-actions.ts'
import type { DemonstrationAccount } from '../session/session.ts'
import { FormError } from '../ui/form-error.tsx'
import { Initials } from '../ui/initials.tsx'
import './demonstration-accounts.css'
import { NO_ENTRY } from './sign-in-requests.ts'

type Props = {
  accounts: readonly DemonstrationAccount[]
  onDone: () => unknown
}

/** One invented person per role, one click each. */
export function DemonstrationAccounts({ accounts, onDone }: Props) {
  const signIn = useMutation({ mutationFn: takeDemonstrationAccount, onSuccess: onDone })
  return (
    <>
      <ul className="demonstration-accounts">
        {accounts.map(({ id, roleLabel, name, organisation }) => (
          <li key={id}>
            <button
              type="button"
              className="demonstration-account"
              disabled={signIn.isPending}
              onClick={() => {
                signIn.mutate(id)
              }}
            >
              <Initials name={name} size={34} />
              <span>
                <span className="demonstration-account__role">{roleLabel}</span>
                <span className="demonstration-account__who">
                  {[name, organisation].filter(Boolean).join(', ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <FormError error={signIn.error} what={NO_ENTRY} />
    </>
  )
}
