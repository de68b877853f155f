// Searching by what notifications say. What is typed stands in no address and no history, and counts only when somebody
// presses the button, since each search is recorded.
import { React, core, h } from '../host.js'
import { ask, query } from '../hub.js'
import { useMe, isAtLeast } from '../me.js'
import { RoleNote } from '../parts/act.js'
import { Grid } from '../parts/grid.js'
import { Moment } from '../parts/moment.js'
import { Nothing, Trouble } from '../parts/page.js'
import { count } from '../words.js'

const FIELDS = [
  ['serial', 'Engine serial', 'the whole number'],
  ['hull', 'Hull number', 'the whole number'],
  ['document', 'Document number', 'the whole number'],
  ['place', 'Place', 'words of its name, or UN/LOCODE'],
  ['words', 'Words', 'whole words of the narrative'],
]

const isGiven = typed => Object.values(typed).some(text => text.trim())

const Field = ({ name, label, placeholder, typed, setTyped }) => h('div', { className: 'fh-field' },
  h('label', { htmlFor: 'fh-' + name }, label),
  h(core.TextInput, { id: 'fh-' + name, type: 'search', value: typed[name] ?? '', placeholder, autoComplete: 'off', dir: 'auto',
    onChange: (e, text) => setTyped({ ...typed, [name]: text }) }))

const Searches = ({ rows }) => rows.length === 0 ? h(Nothing, { title: 'Nobody' }, 'Nobody has searched by all of that.')
  : h(Grid, { label: 'Who searched by that', rows, keyOf: row => row.event, columns: [
    ['When', row => h(Moment, { at: row.at })],
    ['Who', row => row.actor],
    ['Found', row => row.detail.failed ? 'failed' : row.detail.found],
  ] })

const Form = ({ known, setKnown }) => {
  const [typed, setTyped] = React.useState({})
  const [state, setState] = React.useState({})
  const off = !isGiven(typed)
  const look = event => { event.preventDefault(); setState({}); if (!off) setKnown({ ...typed }) }
  const who = () => ask('Notifications', 'searches', query(typed)).then(({ rows }) => setState({ rows }), e => setState({ fault: e.message }))
  const clear = () => { setTyped({}); setState({}); setKnown(undefined) }
  return h('form', { role: 'search', 'aria-label': 'What it says', autoComplete: 'off', onSubmit: look },
    h('div', { className: 'fh-filter' }, FIELDS.map(([name, label, placeholder]) => h(Field, { key: name, name, label, placeholder, typed, setTyped }))),
    h('div', { className: 'fh-bar' },
      h(core.Button, { type: 'submit', isDisabled: off }, 'Search the contents'),
      h(core.Button, { variant: 'secondary', isDisabled: off, onClick: who }, 'Who searched by that'),
      (known || !off) && h(core.Button, { variant: 'link', onClick: clear }, 'Clear what it says'),
      h('span', { className: 'fh-soft' }, 'It is recorded that you searched, and by what.')),
    h(Trouble, { fault: state.fault }),
    state.rows && h(Searches, { rows: state.rows }))
}

export const Contents = ({ known, setKnown }) => {
  const [isOpen, setOpen] = React.useState(false)
  const mayLook = isAtLeast(useMe(), 'OPERATOR')
  return h(core.ExpandableSection, { toggleText: 'Search by what notifications say', isExpanded: isOpen || !!known, onToggle: (e, open) => setOpen(open) },
    mayLook ? h(Form, { known, setKnown })
      : h(RoleNote, { needs: 'OPERATOR' }, 'Only operators and releasers search by what notifications say.'))
}

/** How far the index has come, where that is not to the end. */
export const Indexed = ({ of: { waiting, indexedTo, indexedFrom } }) => h(React.Fragment, null,
  indexedTo && h('p', { className: 'fh-soft' }, `${count(waiting, 'notification')} cannot be found yet, received from `, h(Moment, { at: indexedTo }), ' on. They can in a moment.'),
  indexedFrom && h('p', { className: 'fh-soft' }, 'The index is being made anew: what was received before ', h(Moment, { at: indexedFrom }), ' cannot be found yet.'))
