// Pauses a partner, puts it into test mode, or activates it.
import { React, h } from '../host.js'
import { call } from '../hub.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { PartnerState } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { Written } from '../parts/written.js'
import { short } from '../words.js'

const ACTS = {
  activate: { verb: 'Activate', past: 'active', state: 'ACTIVE', what: 'What it sends is handled again, and what waits for it is sent, the oldest first.' },
  pause: { verb: 'Pause', past: 'paused', state: 'PAUSED', what: 'What it sends and what is for it waits, in order, and nothing is lost. What the hub is handling now is finished. The partner stays paused, over restarts too, until somebody activates it.' },
  test: { verb: 'Test mode', past: 'in test mode', state: 'TESTING', what: 'What it sends is translated and recorded, but sent to nobody, and it gets no receipts. What is for it is recorded and not sent.' },
}

const Question = ({ partner, operation, again, onClose }) => {
  const { verb, past, what } = ACTS[operation]
  const onDo = async reason => {
    await call(`Partner,name=${partner.id}`, operation, reason)
    said(`${short(partner.id)} is ${past}.`)
    again()
  }
  return h(Confirm, { title: `${verb}: ${short(partner.id)}?`, verb, onDo, onClose }, h('p', null, what))
}

export const StateOf = ({ partner, again }) => {
  const [operation, setOperation] = React.useState('')
  const { state } = partner
  return h('div', null,
    h('p', null, h(PartnerState, { state: state.state }), ' since ', h(Moment, { at: state.since }), state.by && [', by ', h(Written, { key: 'who' }, state.by)], state.reason && [': ', h(Written, { key: 'why' }, state.reason)]),
    h('div', { className: 'fh-bar' }, Object.entries(ACTS).filter(([, act]) => act.state !== state.state).map(([name, { verb }]) =>
      h(Act, { key: name, needs: 'OPERATOR', variant: name === 'activate' ? 'primary' : 'secondary', onClick: () => setOperation(name) }, verb))),
    operation && h(Question, { partner, operation, again, onClose: () => setOperation('') }))
}
