// The actions on one dead letter.
import { React, h, router } from '../host.js'
import { addressOf } from '../address.js'
import { ask } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { isPending, whyOvertaken } from '../words.js'
import { LATER, REPLAYING, whatOf } from './wording.js'

export const Actions = ({ deadLetter, onEdit }) => {
  const [question, setQuestion] = React.useState('')
  const navigate = router.useNavigate()
  const act = (operation, past) => async reason => {
    said(`${whatOf(deadLetter)}: ${isPending(await ask('DeadLetters', operation, deadLetter.id, reason)) ? LATER : past}.`)
    navigate(addressOf('dead-letters'))
  }
  const onClose = () => setQuestion('')
  const overtaken = whyOvertaken(deadLetter)
  return h('div', { className: 'fh-bar' },
    h(Act, { needs: 'OPERATOR', variant: 'primary', off: overtaken, onClick: () => setQuestion('replay') }, 'Replay'),
    h(Act, { needs: 'OPERATOR', variant: 'secondary', onClick: onEdit, off: overtaken ? overtaken : deadLetter.editable === false ? 'It cannot be edited here.' : deadLetter.request ? 'An edit waits for a second person already.' : '' }, 'Edit'),
    h(Act, { needs: 'OPERATOR', variant: 'secondary', isDanger: true, onClick: () => setQuestion('discard') }, 'Discard'),
    overtaken && h('span', { className: 'fh-soft' }, overtaken + ' It can only be discarded.'),
    question === 'replay' && h(Confirm, { title: 'Replay this dead letter?', verb: 'Replay', onDo: act('replay', 'replayed'), onClose },
      h('p', null, REPLAYING[deadLetter.stage]), h('p', null, 'If the cause is still there, it becomes a dead letter again.')),
    question === 'discard' && h(Confirm, { title: 'Discard this dead letter?', verb: 'Discard', isDanger: true, onDo: act('discard', 'discarded'), onClose },
      h('p', null, 'It is closed for good: nobody gets it, and this cannot be undone. The original stays in the ledger.')))
}
