// The two buttons, and why one of them is not offered.
import { React, h } from '../host.js'
import { ask } from '../hub.js'
import { isSame, isSurelyAnother, useMe } from '../me.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Written } from '../parts/written.js'
import { isPending, short, whyOvertaken } from '../words.js'
import { WORDS } from './votes.js'

const others = (hold, act, login) => hold.votes.filter(vote => vote.act === act && isSurelyAnother(vote, login))

const consequence = (hold, act, login) => {
  const [second] = others(hold, act, login)
  if (!second) return 'You are the first to say so. Nothing is sent yet: a second person has to say the same.'
  const who = h(Written, { key: 'who' }, second.actor)
  return act === 'RELEASE'
    ? [who, ` has said the same. If you agree, it is sent to ${short(hold.partner)} at once, and this cannot be undone.`]
    : [who, ` has said the same. If you agree, ${short(hold.partner)} does not get it, and the sender gets the receipt that it is refused.`]
}

const Question = ({ act, hold, done, onClose }) => {
  const login = useMe()
  const onDo = async reason => {
    const after = await ask('Holds', WORDS[act], hold.id, reason)
    said(after.state === 'WAITING' ? 'Recorded. A second person has to say the same.'
      : isPending(after) ? 'Two people agree. It is recorded, and carried out as soon as possible.' : act === 'RELEASE' ? 'Two people agree: it is sent.' : 'Two people agree: it is refused.')
    done()
  }
  return h(Confirm, {
    title: act === 'RELEASE' ? `Release to ${short(hold.partner)}?` : `Refuse to ${short(hold.partner)}?`,
    verb: act === 'RELEASE' ? 'Release' : 'Refuse', isDanger: act === 'REFUSE', onDo, onClose },
  h('p', null, consequence(hold, act, login)))
}

export const Decide = ({ hold, done }) => {
  const login = useMe()
  const [act, setAct] = React.useState()
  const own = hold.votes.find(vote => isSame(vote, login))
  const off = hold.state !== 'WAITING' ? 'It is decided already.'
    : own ? `You have said ${WORDS[own.act]} already. A second person has to decide too.` : ''
  const overtaken = whyOvertaken(hold)
  const button = (which, words, more) => h(Act, { needs: 'RELEASER', off: off || (which === 'RELEASE' && overtaken), onClick: () => setAct(which), ...more }, words)
  return h('div', { className: 'fh-bar' },
    button('RELEASE', 'Release', { variant: 'primary' }),
    button('REFUSE', 'Refuse', { variant: 'secondary', isDanger: true }),
    (off || overtaken) && h('span', { className: 'fh-soft' }, off || overtaken + ' It can only be refused.'),
    act && h(Question, { act, hold, done, onClose: () => setAct(undefined) }))
}
