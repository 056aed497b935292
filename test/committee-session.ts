import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import type { SessionRead } from '#features/committee/contract.ts'
import type { WholeApp } from './app.ts'
import type { Committee } from './committee.ts'
import type { TestActor } from './people.ts'

export const SESSIONS = '/api/committee-sessions'

type Agenda = {
  readonly vacancyId: string
  readonly candidates: readonly { readonly candidacyId: string }[]
  readonly exception?: string
}

/** What the secretary and the members do with a session, through the routes. */
export class SessionBench {
  readonly whole: WholeApp
  readonly made: Committee
  readonly today: string
  readonly id = randomUUID()

  constructor(whole: WholeApp, made: Committee, today: string) {
    this.whole = whole
    this.made = made
    this.today = today
  }

  ask(
    who: TestActor,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<LightMyRequestResponse> {
    return this.whole.ask(who, method, `${SESSIONS}/${this.id}${path}`, body)
  }

  /** As the secretary. */
  do(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
    return this.ask(this.made.officer, method, path, body)
  }

  async read(who: TestActor = this.made.officer): Promise<SessionRead> {
    return (await this.ask(who, 'GET', '')).json<SessionRead>()
  }

  draft(over: object = {}): Promise<LightMyRequestResponse> {
    return this.whole.ask(this.made.officer, 'POST', SESSIONS, {
      ...{ id: this.id, heldOn: this.today, hour: '09:00', place: 'Salle du conseil' },
      ...{ isRemote: false, ...over },
    })
  }

  put({ vacancyId, candidates, exception }: Agenda): Promise<LightMyRequestResponse> {
    return this.do('POST', '/items', {
      id: randomUUID(),
      vacancyId,
      candidacyIds: candidates.map(({ candidacyId }) => candidacyId),
      exception: exception ?? null,
      exceptionWords: exception === undefined ? null : 'Un seul ménage remplit les conditions.',
    })
  }

  convoke(): Promise<LightMyRequestResponse> {
    return this.do('POST', '/convocation')
  }

  async convoked(agenda: readonly Agenda[]): Promise<SessionRead> {
    await this.draft()
    for (const one of agenda) await this.put(one)
    return (await this.convoke()).json<SessionRead>()
  }

  memberOf(session: SessionRead, index: number): string {
    return session.members.filter(({ kind }) => kind === 'board')[index]?.id ?? ''
  }

  /** The line of this very person. */
  async lineOf(who: TestActor): Promise<string> {
    return (await this.read(who)).members.find(({ isMe }) => isMe)?.id ?? ''
  }

  kindOf(session: SessionRead, kind: string): string {
    return session.members.find((member) => member.kind === kind)?.id ?? ''
  }

  presence(memberId: string, presence: string, mandateTo: string | null = null) {
    return this.do('PUT', `/members/${memberId}`, { presence, mandateTo })
  }

  /** Everybody is there and the president opens. */
  async opened(agenda: readonly Agenda[]): Promise<SessionRead> {
    const session = await this.convoked(agenda)
    for (const { id } of session.members) await this.presence(id, 'present')
    const chairId = session.members.find(({ isPresident }) => isPresident)?.id
    return (await this.do('POST', '/opening', { chairId })).json<SessionRead>()
  }

  /** The first dwelling is called. */
  async examined(agenda: readonly Agenda[]): Promise<SessionRead> {
    const session = await this.opened(agenda)
    return (await this.do('POST', `/items/${session.items[0]?.id ?? ''}/calling`)).json()
  }

  async decide(candidateId: string, decision: object): Promise<LightMyRequestResponse> {
    const session = await this.read()
    const candidate = session.items
      .flatMap(({ candidates }) => candidates)
      .find(({ id }) => id === candidateId)
    return this.do('PUT', `/candidates/${candidateId}/decision`, {
      ...{ rank: null, missingDocument: null, completeOn: null, motive: null, words: null },
      version: candidate?.version ?? 1,
      ...decision,
    })
  }

  vote(candidateId: string, voice: string, memberId: string | null = null, who?: TestActor) {
    const body = { memberId, voice }
    return this.ask(who ?? this.made.officer, 'POST', `/candidates/${candidateId}/votes`, body)
  }

  async carried(candidateId: string, decision: object): Promise<void> {
    await this.decide(candidateId, decision)
    await this.vote(candidateId, 'for')
  }

  close(itemId: string): Promise<LightMyRequestResponse> {
    return this.do('POST', `/items/${itemId}/closing`)
  }
}
