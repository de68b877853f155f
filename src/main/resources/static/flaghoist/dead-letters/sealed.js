// A message above the hub's ceiling: what it is, and the only two things that can be done with it.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useMe } from '../me.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Moment } from '../parts/moment.js'
import { short } from '../words.js'
import { notSecond } from './proposal.js'
import { whatOf } from './wording.js'

const shredded = request => request?.act === 'SHRED' ? request : undefined

const Shred = ({ letter, onClose }) => {
  const navigate = router.useNavigate()
  const onDo = async reason => {
    const after = await ask('DeadLetters', 'shred', letter.id, reason)
    said(after.state === 'WAITING' ? 'Recorded. A second releaser has to say the same.' : `${whatOf(letter)}: shredded.`)
    navigate(addressOf('dead-letters'))
  }
  return h(Confirm, { title: 'Shred this one?', verb: 'Shred', isDanger: true, onDo, onClose },
    h('p', null, shredded(letter.request)
      ? `${letter.request.actor} has said the same. With your word it is destroyed in the ledger, on its queue and in the broker's files, and cannot be brought back.`
      : 'You are the first to say so. Nothing is destroyed yet: a second releaser has to say the same.'),
    h('p', null, 'The record of what happened stays. Backups and the disk itself may still have the bytes; docs/operate/spills.md says what to do about them.'))
}

const Withdraw = ({ letter, onClose }) => {
  const navigate = router.useNavigate()
  const onDo = async reason => {
    await ask('DeadLetters', 'withdrawShred', letter.id, reason)
    said('Withdrawn.')
    navigate(addressOf('dead-letters'))
  }
  return h(Confirm, { title: 'Take it back?', verb: 'Take back', onDo, onClose }, h('p', null, 'It stays here, sealed.'))
}

const Open = ({ letter, onOpened, onClose }) => h(Confirm, {
  title: 'Open what is sealed?', verb: 'Open',
  onDo: async reason => onOpened(await ask('DeadLetters', 'open', letter.id, reason)), onClose },
h('p', null, 'You see what this hub must not carry. That you opened it, and why, is recorded first.'))

export const SealedActs = ({ letter, onOpened }) => {
  const login = useMe()
  const [question, setQuestion] = React.useState('')
  const onClose = () => setQuestion('')
  const asked = shredded(letter.request)
  return h('div', { className: 'fh-bar' },
    h(Act, { needs: 'RELEASER', variant: 'secondary', off: letter.content ? 'It is open.' : '', onClick: () => setQuestion('open') }, 'Open it'),
    h(Act, { needs: 'RELEASER', variant: 'primary', isDanger: true, off: asked ? notSecond(asked, login) : '', onClick: () => setQuestion('shred') }, 'Shred'),
    asked && h(Act, { needs: 'RELEASER', variant: 'secondary', onClick: () => setQuestion('withdraw') }, 'Take it back'),
    question === 'open' && h(Open, { letter, onOpened, onClose }),
    question === 'shred' && h(Shred, { letter, onClose }),
    question === 'withdraw' && h(Withdraw, { letter, onClose }))
}

export const Sealed = ({ letter }) => h(core.Alert, { isInline: true, variant: 'danger', className: 'fh-gap', title: 'Sealed: it is classified above what this hub may carry' },
  h('p', null, 'Nobody sees its content but a releaser who opens it, which is recorded. It cannot be sent again, changed or discarded. Two releasers shred it.'),
  h('p', null, `${short(letter.sender)} has got a receipt that it is rejected. Inform your security officer.`),
  letter.file && h('p', null, `The file ${letter.file} itself is still on the server of ${short(letter.sender)}, in its outbox/.done: have them delete it there. The hub deletes nothing on a partner's server.`),
  shredded(letter.request) && h('p', null, h('strong', null, letter.request.actor), ' wants it to be shredded: ', letter.request.reason, ' ', h(Moment, { at: letter.request.at })))
