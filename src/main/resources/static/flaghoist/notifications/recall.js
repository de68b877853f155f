// Recalling a notification: it takes two people. What became of it for each recipient.
import { React, core, h } from '../host.js'
import { ask, call } from '../hub.js'
import { useAnswer } from '../live.js'
import { isSame, isSurelyAnother, useMe } from '../me.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Trouble } from '../parts/page.js'
import { Word, Written } from '../parts/written.js'
import { Progress, Recalled } from '../recalls/recalled.js'

const REFRESH_MILLIS = 3_000

const find = async ({ sender, reference }) => {
  const { requests, recalls } = await ask('Recall', 'list')
  const isIts = each => each.sender === sender && each.reference === reference
  return { request: requests.find(isIts), recall: recalls.find(isIts) }
}

const Question = ({ row, request, done, onClose }) => {
  const onDo = async reason => {
    const answer = await ask('Recall', 'recall', row.sender, row.reference, reason)
    said(answer.done ? 'It is recalled.' : 'Recorded. A second person has to say the same.')
    done()
  }
  return h(Confirm, { title: 'Recall the notification?', verb: 'Recall it', isDanger: true, onDo, onClose },
    h('p', null, request ? [h(Written, { key: 'who' }, request.actor), ' has said the same. If you agree, it is done.'] : 'You are the first to say so. Nothing is done yet: a second person has to say the same.'),
    h('p', null, 'Copies that are not fetched are withdrawn. Whoever has fetched one is sent a cancellation, as the next revision. The sender gets receipts, and can send no further revision. This cannot be undone.'))
}

const Withdraw = ({ row, done, onClose }) => {
  const onDo = async reason => {
    await call('Recall', 'withdraw', row.sender, row.reference, reason)
    said('Withdrawn.')
    done()
  }
  return h(Confirm, { title: 'Withdraw the request?', verb: 'Withdraw', onDo, onClose }, h('p', null, 'Everything stays as it is.'))
}

const notSecond = (request, login) => !request || !login || isSurelyAnother(request, login) ? ''
  : isSame(request, login) ? 'You have said so already. A second person has to say the same.' : `The hub cannot see whether ${request.actor} and you are two people.`

const Asked = ({ request }) => h(core.Alert, { isInline: true, variant: 'warning', className: 'fh-gap', title: 'Waits for a second person' },
  h(Word, { of: request, says: ': recall it, ' }))

const Done = ({ recall }) => h('div', null,
  h('p', null, h(Progress, { recall }), ' by ', h(Word, { of: recall })),
  h(Recalled, { recall }))

export const Recall = ({ row }) => {
  const login = useMe()
  const [question, setQuestion] = React.useState('')
  const { answer, fault, again } = useAnswer(() => find(row), [row.sender, row.reference], REFRESH_MILLIS)
  if (!answer) return h(Trouble, { fault })
  const { request, recall } = answer
  const onClose = () => setQuestion('')
  return h('div', null,
    request && h(Asked, { request }),
    recall && h(Done, { recall }),
    (!recall || recall.state === 'STOPPED') && h('div', { className: 'fh-bar' },
      h(Act, { needs: 'OPERATOR', variant: 'secondary', isDanger: true, off: notSecond(request, login), onClick: () => setQuestion('recall') }, 'Recall'),
      request && h(Act, { needs: 'OPERATOR', variant: 'link', onClick: () => setQuestion('withdraw') }, 'Withdraw the request for a recall')),
    question === 'recall' && h(Question, { row, request, done: again, onClose }),
    question === 'withdraw' && h(Withdraw, { row, done: again, onClose }))
}
