// One change: who and why, what it does to its files and would do to real traffic, and the answers to it.
import { React, h } from '../host.js'
import { ask, call } from '../hub.js'
import { notSecond } from '../dead-letters/proposal.js'
import { isSame, useMe } from '../me.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Facts, Section, Trouble } from '../parts/page.js'
import { Word } from '../parts/written.js'
import { Effects } from './effects.js'
import { State } from './state.js'

const QUESTIONS = {
  approve: ['Have all hubs work by it?', 'Agree', 'Each hub checks it as a start does. If all find the same, and no fault, all work by it from then on, and the next decisions name the new configuration. Otherwise none changes anything.'],
  refuse: ['Refuse it?', 'Refuse', 'The hubs go on as they are. The audit shows that you did this, and why.'],
  withdraw: ['Withdraw it?', 'Withdraw', 'The hubs go on as they are. The audit shows that you did this, and why.'],
}

const Buttons = ({ change, effects, again }) => {
  const login = useMe()
  const [question, setQuestion] = React.useState('')
  const second = notSecond(change, login)
  const [title, verb, what] = QUESTIONS[question] ?? []
  const onDo = async reason => {
    await (question === 'approve' ? ask : call)('Changes', question, change.id, reason)
    said(`Change ${change.id}: ${question === 'approve' ? 'the hubs check it' : question === 'refuse' ? 'refused' : 'withdrawn'}.`)
    again()
  }
  return h('div', { className: 'fh-bar' },
    !effects?.fault && h(Act, { needs: 'RELEASER', off: second || (effects ? '' : 'Wait for its effects.'), onClick: () => setQuestion('approve') }, 'Approve'),
    h(Act, { needs: 'RELEASER', variant: 'secondary', off: second, onClick: () => setQuestion('refuse') }, 'Refuse'),
    h(Act, { needs: 'OPERATOR', variant: 'secondary', off: !login || isSame(change, login) ? '' : 'Only who proposed it withdraws it.', onClick: () => setQuestion('withdraw') }, 'Withdraw'),
    question && h(Confirm, { title, verb, onDo, onClose: () => setQuestion('') }, h('p', null, what)))
}

const lineClass = line => line.startsWith('@@') ? 'fh-soft' : undefined

/** Added and removed lines are told by their sign, too. */
const Line = ({ line }) => {
  const tag = line.startsWith('+') ? 'ins' : line.startsWith('-') ? 'del' : 'span'
  return h(tag, { className: lineClass(line) }, line, '\n')
}

// Only what stands before the first place is no line of the file, however a line begins.
const places = difference => difference.slice(Math.max(0, difference.search(/^@@ /m)))

const File = ({ file }) => h('figure', { className: 'fh-content' },
  h('figcaption', null, h('strong', null, file.path), h('span', { className: 'fh-soft' }, file.added ? 'new' : file.removed ? 'removed' : '')),
  h('pre', { tabIndex: 0, 'aria-label': file.path, className: 'fh-difference' },
    places(file.difference).replace(/\n$/, '').split('\n').map((line, at) => h(Line, { key: at, line }))))

export const Change = ({ of: { change, effects, files }, again }) => h(React.Fragment, null,
  h(Facts, { of: [
    ['State', h(State, { change })],
    ['Proposed by', h(Word, { of: change })],
    ['Goes back from', change.undoes && `change ${change.undoes}`],
    ['Second person', change.second && h(Word, { of: change.second })],
    ['Configuration', change.to ? `${change.from} \u2192 ${change.to}` : change.from],
  ] }),
  change.state === 'PROPOSED' && h(Buttons, { change, effects, again }),
  h(Trouble, { title: 'The hubs did not go over to it', fault: change.words }),
  (effects || change.state === 'PROPOSED') && h(Section, { title: 'What it would do' }, h(Effects, { of: effects })),
  h(Section, { title: 'What it changes' }, files.map(file => h(File, { key: file.path, file }))))
