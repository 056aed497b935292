import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiError, isApiError } from '#web/api-error.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { useToday } from '#web/session/session.ts'
import { useServerForm } from '#web/ui/server-form.ts'
import { useDraft } from '#web/ui/use-draft.ts'
import type { ReferralRead } from '../contract.ts'
import { checkStep, fieldOfRule } from './referral-checks.ts'
import { draftName, NO_DRAFT, type ReferralDraft, withoutSecrets } from './referral-draft.ts'
import { saveReferral } from './referral-queries.ts'
import { type Step, stepAfter, stepOfField } from './referral-steps.ts'
import { isSaved, type ReferralValues, toEntry, toValues } from './referral-values.ts'

export type ReferralFormApi = UseFormReturnType<ReferralValues>

type Options = {
  readonly householdId: string
  readonly step: Step
  readonly initial: ReferralValues
  readonly saved: ReferralRead | null
}

/** The form of the whole referral, kept in the browser while it is typed and on the server at each screen. */
export function useReferralForm({ householdId, step, initial, saved: first }: Options) {
  const today = useToday()
  const queryClient = useQueryClient()
  const goTo = useGoTo(householdId)
  const draft = useDraft<ReferralDraft>(draftName(householdId), NO_DRAFT)
  const [saved, setSaved] = useState(first)
  const form = useForm<ReferralValues>({
    initialValues: initial,
    validate: (values) => sentences(checkStep(step, values)),
    onValuesChange: (values) => draft.keep({ opened: true, values: withoutSecrets(values) }),
  })

  const keepSaved = (read: ReferralRead) => {
    setSaved(read)
    form.setValues(toValues(read, today))
    // What is on the server is no draft: another machine may go on from there.
    draft.forget()
    queryClient.setQueryData(['referral', householdId], read)
    void queryClient.invalidateQueries({ queryKey: ['households'] })
    // Read again when its page opens, not under the form: each reading is a consultation.
    void queryClient.invalidateQueries({
      queryKey: ['household', householdId],
      refetchType: 'none',
    })
  }

  const save = async (values: ReferralValues): Promise<ReferralRead> => {
    if (saved && isSaved(values, saved, today)) return saved
    try {
      return await saveReferral(householdId, {
        ...toEntry(values, saved),
        version: values.version,
      })
    } catch (error) {
      throw underItsField(error, values)
    }
  }

  const server = useServerForm(form, {
    send: save,
    onDone: (read) => {
      keepSaved(read)
      goTo(stepAfter(step))
    },
  })
  useGoToRefusal(server.error, step, goTo)

  return { form, saved, save, keepSaved, forgetDraft: draft.forget, ...server }
}

function useGoTo(householdId: string): (step: Step) => void {
  const navigate = useNavigate()
  return (step) =>
    void navigate({ to: '/signaler/$householdId/$step', params: { householdId, step } })
}

/** When everything that was refused is on other screens, the first of them opens. */
function useGoToRefusal(error: unknown, step: Step, goTo: (step: Step) => void): void {
  useEffect(() => {
    if (!isApiError(error)) return
    const steps = Object.keys(error.fields).map(stepOfField)
    const [first] = steps
    if (first && !steps.includes(step)) goTo(first)
    // Only when a new refusal arrives: the person may then go where she likes.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `step` and `goTo` must not run it again
  }, [error])
}

/** A rule that speaks of one field is said under that field. */
function underItsField(error: unknown, values: ReferralValues): unknown {
  if (!isApiError(error, 'rule-refused') || error.rule === undefined) return error
  const field = fieldOfRule(error.rule, values)
  return field === undefined
    ? error
    : new ApiError(error.status, 'bad-input', { fields: { [field]: error.rule } })
}

function sentences(refusals: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(refusals).map(([path, code]) => [path, fieldSentence(code)]),
  )
}
