// Asks what the missing words of one table mean; all that are given a meaning are one change.
import { React, core, h } from '../host.js'
import { ask } from '../hub.js'
import { said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Choice } from '../parts/fields.js'
import { Trouble } from '../parts/page.js'
import { short } from '../words.js'
import { keyOf } from './word.js'

const Field = ({ id, label, value, onChange, list }) => h('div', { className: 'fh-field' },
  h('label', { htmlFor: id }, label),
  h(core.TextInput, { id, value, list, autoComplete: 'off', dir: 'auto', onChange: (e, text) => onChange(text) }))

const Suggestions = ({ of, onChoose }) => of.length > 0 && h('div', { className: 'fh-bar' }, 'Perhaps',
  of.map(({ meaning, why }) => h(core.Button, { key: meaning, variant: 'tertiary', size: 'sm', title: why, onClick: () => onChoose(meaning) }, `${meaning}: ${why}`)))

/** @param given the word, where it is not kept, and its meaning */
const Meaning = ({ row, id, given, setGiven }) => {
  const [answer, setAnswer] = React.useState()
  const [fault, setFault] = React.useState('')
  React.useEffect(() => {
    ask('Codes', 'meanings', row.partner, row.use, row.table, row.word ?? '').then(setAnswer, e => setFault(e.message))
  }, [])
  if (!answer) return h(Trouble, { fault })
  const onChange = meaning => setGiven({ ...given, meaning })
  const label = row.use === 'READ' ? `${given.word || 'It'} means` : `${row.word} is written as`
  return h('div', { className: 'fh-gap' },
    !row.word && h(Field, { id: id + '-word', label: 'The word; a dead letter shows it', value: given.word, onChange: word => setGiven({ ...given, word }) }),
    row.use === 'READ'
      ? h(Choice, { id, label, value: given.meaning, any: 'Choose a word of the hub\'s', options: answer.choices.map(each => [each, each]), onChange })
      : h(Field, { id, label, value: given.meaning, onChange }),
    h(Suggestions, { of: answer.suggestions, onChoose: onChange }),
    answer.shared && h('p', { className: 'fh-soft' }, `${answer.file} is the table of all partners that have none of their own.`))
}

export const Propose = ({ row, others, again, onClose }) => {
  // What is listed may change meanwhile, and what is typed must stay.
  const [rows] = React.useState(() => others.filter(each => each.partner === row.partner && each.use === row.use && each.table === row.table))
  const [given, setGiven] = React.useState({})
  const of = each => given[keyOf(each)] ?? { word: each.word ?? '', meaning: '' }
  const onDo = async reason => {
    const words = rows.map(each => ({ partner: each.partner, use: each.use, table: each.table, ...of(each) })).filter(each => each.meaning)
    if (words.length === 0) throw new Error('Give a word a meaning first.')
    const { change } = await ask('Codes', 'propose', JSON.stringify({ words }), reason)
    said(`Change ${change} is proposed; a second person has to agree.`)
    again()
  }
  return h(Confirm, { title: `What do they mean in table ${row.table} of ${short(row.partner)}?`, verb: 'Propose', onDo, onClose },
    rows.map((each, at) => h(Meaning, { key: keyOf(each), id: 'fh-meaning-' + at, row: each, given: of(each), setGiven: its => setGiven({ ...given, [keyOf(each)]: its }) })),
    h('p', null, 'It is a change of that table. When a second person has agreed to it, all hubs work by it, and what waits for these words is done again.'))
}
