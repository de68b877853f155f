// Whether a notification is under a legal hold, and what somebody wants to be done about that: it takes two releasers.
import { React, core, h } from '../host.js'
import { ask, call } from '../hub.js'
import { useAnswer } from '../live.js'
import { isSame, isSurelyAnother, useMe } from '../me.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Moment } from '../parts/moment.js'
import { Trouble } from '../parts/page.js'
import { WhoAndWhy, Word, Written } from '../parts/written.js'

const OPERATIONS = { lift: 'liftLegalHold', erase: 'erase' }

const ACTS = {
  lift: ['Lift the legal hold', 'The contents are then deleted when their retention ends.', 'The legal hold is lifted.'],
  erase: ['Erase the contents', 'All contents of all copies and revisions are deleted in the hub, and this cannot be undone. The record of what happened stays.', 'The contents are erased.'],
}

const find = async ({ sender, reference }) => {
  const [{ legalHolds }, { requests }] = await Promise.all([ask('Retention', 'legalHolds'), ask('Retention', 'requests')])
  const isIts = each => each.sender === sender && each.reference === reference
  return { legalHold: legalHolds.find(isIts), requests: requests.filter(isIts) }
}

const Question = ({ row, act, request, done, onClose }) => {
  const [title, what, past] = ACTS[act]
  const onDo = async reason => {
    const answer = await ask('Retention', OPERATIONS[act], row.sender, row.reference, reason)
    said(answer.done ? past : 'Recorded. A second releaser has to say the same.')
    done()
  }
  return h(Confirm, { title: title + '?', verb: title, isDanger: true, onDo, onClose },
    h('p', null, request ? [h(Written, { key: 'who' }, request.actor), ' has said the same. If you agree, it is done.'] : 'You are the first to say so. Nothing is done yet: a second releaser has to say the same.'),
    h('p', null, what))
}

const Withdraw = ({ row, act, done, onClose }) => {
  const onDo = async reason => {
    await call('Retention', 'withdraw', act, row.sender, row.reference, reason)
    said('Withdrawn.')
    done()
  }
  return h(Confirm, { title: 'Withdraw the request?', verb: 'Withdraw', onDo, onClose }, h('p', null, 'Everything stays as it is.'))
}

const LegalHold = ({ row, done, onClose }) => {
  const onDo = async reason => {
    await call('Retention', 'setLegalHold', row.sender, row.reference, reason)
    said('It is under a legal hold.')
    done()
  }
  return h(Confirm, { title: 'Set a legal hold?', verb: 'Set it', onDo, onClose }, h('p', null, 'All contents of all copies and revisions are kept, however old, until two releasers lift it.'))
}

const notSecond = (request, login) => !request || !login || isSurelyAnother(request, login) ? ''
  : isSame(request, login) ? 'You have said so already. A second person has to say the same.' : `The hub cannot see whether ${request.actor} and you are two people.`

const Said = ({ answer }) => h(React.Fragment, null,
  answer.legalHold && h('p', null, 'Under a legal hold since ', h(Moment, { at: answer.legalHold.since }), ' by ', h(WhoAndWhy, { of: answer.legalHold })),
  answer.requests.map(request => h(core.Alert, { key: request.act, isInline: true, variant: 'warning', className: 'fh-gap', title: 'Waits for a second releaser' },
    h(Word, { of: request, says: `: ${ACTS[request.act.toLowerCase()][0].toLowerCase()}, ` }))))

export const Retention = ({ row }) => {
  const login = useMe()
  const [question, setQuestion] = React.useState({})
  const { answer, fault, again } = useAnswer(() => find(row), [row.sender, row.reference])
  if (!answer) return h(Trouble, { fault })
  const onClose = () => setQuestion({})
  const of = act => answer.requests.find(request => request.act.toLowerCase() === act)
  const button = (act, more) => h(Act, { key: act, needs: 'RELEASER', variant: 'secondary', off: notSecond(of(act), login), onClick: () => setQuestion({ act }), ...more }, ACTS[act][0])
  return h('div', null, h(Said, { answer }),
    h('div', { className: 'fh-bar' },
      answer.legalHold ? button('lift') : h(Act, { needs: 'RELEASER', variant: 'secondary', onClick: () => setQuestion({ legalHold: true }) }, 'Set a legal hold'),
      !answer.legalHold && button('erase', { isDanger: true }),
      answer.requests.map(({ act }) => h(Act, { key: 'back' + act, needs: 'RELEASER', variant: 'link', onClick: () => setQuestion({ back: act.toLowerCase() }) }, 'Withdraw the request'))),
    question.act && h(Question, { row, act: question.act, request: of(question.act), done: again, onClose }),
    question.back && h(Withdraw, { row, act: question.back, done: again, onClose }),
    question.legalHold && h(LegalHold, { row, done: again, onClose }))
}
