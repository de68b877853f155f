// Who has said what about a hold.
import { h } from '../host.js'
import { Word } from '../parts/written.js'

export const WORDS = { RELEASE: 'release', REFUSE: 'refuse' }

export const decidedSoFar = hold => {
  const of = act => hold.votes.filter(vote => vote.act === act).length
  if (hold.votes.length === 0) return 'Nobody has decided yet: two people are needed'
  const unsure = of('RELEASE') > 1 || of('REFUSE') > 1
  return `${of('RELEASE')} of 2 for release, ${of('REFUSE')} of 2 for refusal`
    + (unsure ? '; two of them may be one person, with a password and at the provider: somebody else has to decide' : '')
}

export const Votes = ({ hold }) => hold.votes.length === 0 ? h('p', null, decidedSoFar(hold) + '.')
  : h('ul', { className: 'fh-list' }, hold.votes.map(vote => h('li', { key: vote.actor },
    h(Word, { of: vote, says: ` says ${WORDS[vote.act]}: ` }))))
