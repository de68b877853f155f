// A message above the hub's ceiling: what it is, and the two actions on it, open and shred.
import { React, core, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { useMe } from '../me.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Word, Written } from '../parts/written.js'
import { short } from '../words.js'
import { notSecond } from './proposal.js'
import { whatOf } from './wording.js'

const shredded = request => request?.act === 'SHRED' ? request : undefined

const Shred = ({ deadLetter, onClose }) => {
  const navigate = router.useNavigate()
  const onDo = async reason => {
    const after = await ask('DeadLetters', 'shred', deadLetter.id, reason)
    said(after.state === 'WAITING' ? 'Recorded. A second releaser has to say the same.' : `${whatOf(deadLetter)}: shredded.`)
    navigate(addressOf('dead-letters'))
  }
  return h(Confirm, { title: 'Shred this dead letter?', verb: 'Shred', isDanger: true, onDo, onClose },
    h('p', null, shredded(deadLetter.request)
      ? [h(Written, { key: 'who' }, deadLetter.request.actor), ' has said the same. If you agree, it is destroyed in the ledger, on its queue and in the broker\'s files, and this cannot be undone.']
      : 'You are the first to say so. Nothing is destroyed yet: a second releaser has to say the same.'),
    h('p', null, 'The record of what happened stays. Backups and the disk itself may still have the bytes; docs/operate/spills.md says what to do about them.'))
}

const Withdraw = ({ deadLetter, onClose }) => {
  const navigate = router.useNavigate()
  const onDo = async reason => {
    await ask('DeadLetters', 'withdrawShred', deadLetter.id, reason)
    said('Withdrawn.')
    navigate(addressOf('dead-letters'))
  }
  return h(Confirm, { title: 'Withdraw the request?', verb: 'Withdraw', onDo, onClose }, h('p', null, 'It stays here, sealed.'))
}

const Open = ({ deadLetter, onOpened, onClose }) => h(Confirm, {
  title: 'Open this sealed dead letter?', verb: 'Open',
  onDo: async reason => onOpened(await ask('DeadLetters', 'open', deadLetter.id, reason)), onClose },
h('p', null, 'You see what this hub must not have. It is recorded first that you open it, and why.'))

export const SealedActions = ({ deadLetter, onOpened }) => {
  const login = useMe()
  const [question, setQuestion] = React.useState('')
  const onClose = () => setQuestion('')
  const asked = shredded(deadLetter.request)
  return h('div', { className: 'fh-bar' },
    h(Act, { needs: 'RELEASER', variant: 'secondary', off: deadLetter.content ? 'It is open.' : '', onClick: () => setQuestion('open') }, 'Open it'),
    h(Act, { needs: 'RELEASER', variant: 'primary', isDanger: true, off: asked ? notSecond(asked, login) : '', onClick: () => setQuestion('shred') }, 'Shred'),
    asked && h(Act, { needs: 'RELEASER', variant: 'secondary', onClick: () => setQuestion('withdraw') }, 'Withdraw'),
    question === 'open' && h(Open, { deadLetter, onOpened, onClose }),
    question === 'shred' && h(Shred, { deadLetter, onClose }),
    question === 'withdraw' && h(Withdraw, { deadLetter, onClose }))
}

export const Sealed = ({ deadLetter }) => h(core.Alert, { isInline: true, variant: 'danger', className: 'fh-gap', title: 'Sealed: it is classified above the hub\'s ceiling' },
  h('p', null, 'Only a releaser who opens it sees its content, and that is recorded. It cannot be replayed, edited or discarded. Two releasers shred it.'),
  h('p', null, `${short(deadLetter.sender)} got the receipt that it is rejected. Inform your security officer.`),
  deadLetter.file && h('p', null, `The file ${deadLetter.file} itself is still on the server of ${short(deadLetter.sender)}, in its outbox/.done: have them delete it there. The hub deletes nothing on a partner's server.`),
  shredded(deadLetter.request) && h('p', null, h(Word, { of: deadLetter.request, says: ' wants it to be shredded: ' })))
