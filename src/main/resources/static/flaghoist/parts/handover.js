// Who looks after a dead letter, hold or alarm, and what they have written on it for the next shift.
import { React, core, h } from '../host.js'
import { ask, call } from '../hub.js'
import { useAnswer } from '../live.js'
import { isAtLeast, useMe } from '../me.js'
import { count } from '../words.js'
import { Act } from './act.js'
import { Ago } from './moment.js'
import { Section, Trouble } from './page.js'
import { Word, Written } from './written.js'

const REFRESH_MILLIS = 5_000

/** In a list: who has taken it, and how many notes there are on it. */
export const Shift = ({ row }) => !row.taken && !row.notes ? '-'
  : h('span', null, row.taken && h('strong', null, h(Written, null, row.taken.by)), row.taken && row.notes ? ', ' : '', row.notes ? count(row.notes, 'note') : '')

/** For whoever is about to act on what somebody else has taken. */
export const TakenHint = ({ taken }) => {
  const login = useMe()
  if (!taken || !login || taken.by === login.name) return null
  return h(core.Alert, { isInline: true, isPlain: true, variant: 'info', className: 'fh-gap', title: [h(Written, { key: 'who' }, taken.by), ' has taken it. You can act on it all the same; ask first.'] })
}

const Taken = ({ about, taken, off, done, setFault }) => {
  const login = useMe()
  const act = (...words) => () => call('Shift', ...words).then(() => { setFault(''); done() }, e => { setFault(e.message); done() })
  const mine = !!login && taken?.by === login.name
  return h('div', { className: 'fh-bar' },
    taken ? h('span', null, 'Taken by ', h('strong', null, h(Written, null, taken.by)), ' ', h('span', { className: 'fh-soft' }, h(Ago, { at: taken.at }))) : h('span', null, 'Nobody has taken it.'),
    mine ? h(Act, { needs: 'OPERATOR', variant: 'secondary', size: 'sm', off, onClick: act('giveBack', about) }, 'Give back')
      : h(Act, { needs: 'OPERATOR', variant: 'secondary', size: 'sm', off, onClick: act('take', about, taken?.by ?? '') }, taken ? 'Take over' : 'Take'))
}

const NewNote = ({ about, done, setFault }) => {
  const [text, setText] = React.useState('')
  const write = () => call('Shift', 'note', about, text).then(() => { setText(''); setFault(''); done() }, e => setFault(e.message))
  const off = text.trim() ? '' : 'Write something first.'
  return h('div', { className: 'fh-bar' },
    h('div', { className: 'fh-field fh-note' },
      h('label', { htmlFor: 'fh-note' }, 'Note for the next shift'),
      h(core.TextInput, { id: 'fh-note', maxLength: 1000, autoComplete: 'off', value: text, onChange: (e, typed) => setText(typed),
        onKeyDown: e => { if (e.key === 'Enter' && !off) write() } }),
      h('small', { className: 'fh-soft' }, 'Write no personal data. It is deleted with what it is about.')),
    h(Act, { needs: 'OPERATOR', variant: 'secondary', size: 'sm', off, onClick: write }, 'Add the note'))
}

const Notes = ({ notes }) => notes.length > 0 && h('ul', { className: 'fh-list' }, notes.map((note, n) => h('li', { key: n },
  h(Word, { of: { actor: note.by, reason: note.text, at: note.at } }))))

const Whole = ({ about, isOver, done, onTaken }) => {
  const live = useAnswer(() => ask('Shift', 'show', about), [about], REFRESH_MILLIS)
  const [fault, setFault] = React.useState('')
  React.useEffect(() => { if (live.answer) onTaken?.(live.answer.taken) }, [live.answer])
  const again = () => { live.again(); done?.() }
  if (!live.answer) return h(Trouble, { title: 'Nothing to show', fault: live.fault })
  return h(React.Fragment, null,
    !isOver && h(Taken, { about, taken: live.answer.taken, done: again, setFault }),
    h(Notes, { notes: live.answer.notes }),
    h(NewNote, { about, done: again, setFault }),
    h(Trouble, { fault }))
}

/**
 * @param about as `type=Shift` of docs/jmx.md calls it
 * @param row what the list says of it: all that a viewer sees
 * @param isOver an alarm that has ended is not taken any more
 * @param onTaken is given who has taken it, as often as that is known anew
 */
export const Handover = ({ about, row, isOver, done, onTaken }) => {
  const login = useMe()
  return h(Section, { title: 'Shift' },
    login && (isAtLeast(login, 'OPERATOR') ? h(Whole, { about, isOver, done, onTaken })
      : h('p', null, row.taken ? ['Taken by ', h(Written, { key: 'who' }, row.taken.by), '. '] : 'Nobody has taken it. ',
        row.notes ? `${count(row.notes, 'note')}, for operators and releasers.` : '')))
}
