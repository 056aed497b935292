import { useMutation } from '@tanstack/react-query'
import { chooseMembership } from '../session/session-actions.ts'
import { useSignedIn } from '../session/session.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormError } from '../ui/form-error.tsx'
import { Initials } from '../ui/initials.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import './demonstration-accounts.css'
import { Entrance } from './entrance.tsx'
import { IconUserOff } from '@tabler/icons-react'

/** A person who acts for several organisations says for which one, before anything is read. */
export function ChooseOrganisationPage() {
  const { memberships } = useSignedIn()
  const choosing = useMutation({ mutationFn: chooseMembership })
  return (
    <Entrance>
      <section>
        <PageTitle title="Pour qui agissez-vous ?" className="entrance__title" />
        {memberships.length === 0 && (
          <EmptyState icon={IconUserOff} title="Aucun rôle ne vous est confié pour le moment.">
            Le responsable de votre organisation peut en confirmer un.
          </EmptyState>
        )}
        <ul className="demonstration-accounts">
          {memberships.map(({ id, roleLabel, organisationName }) => (
            <li key={id}>
              <button
                type="button"
                className="demonstration-account"
                disabled={choosing.isPending}
                onClick={() => {
                  choosing.mutate(id)
                }}
              >
                <Initials name={organisationName} size={34} />
                <span>
                  <span className="demonstration-account__role">{organisationName}</span>
                  <span className="demonstration-account__who">{roleLabel}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <FormError error={choosing.error} />
      </section>
    </Entrance>
  )
}
