// Fields of a filter: typed text counts when typing rests or Enter is pressed, so that not each letter asks the hub.
import { React, core, h } from '../host.js'
import { toField, toUtc } from './moment.js'

const PAUSE_MILLIS = 400

const Group = ({ id, label, children }) =>
  h('div', { className: 'fh-field' }, h('label', { htmlFor: id }, label), children)

export const TextField = ({ id, label, value = '', onChange, placeholder }) => {
  const [typed, setTyped] = React.useState(value)
  React.useEffect(() => { setTyped(value) }, [value])
  React.useEffect(() => {
    if (typed.trim() === value) return undefined
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MILLIS)
    return () => clearTimeout(timer)
  }, [typed])
  return h(Group, { id, label },
    h(core.TextInput, { id, type: 'search', value: typed, placeholder, autoComplete: 'off', onChange: (e, text) => setTyped(text),
      onKeyDown: e => { if (e.key === 'Enter') onChange(typed.trim()) } }))
}

/** @param options pairs of value and words */
export const Choice = ({ id, label, value = '', onChange, options, any = 'All' }) =>
  h(Group, { id, label },
    h(core.FormSelect, { id, value, onChange: (e, chosen) => onChange(chosen) },
      h(core.FormSelectOption, { value: '', label: any }),
      options.map(([chosen, words]) => h(core.FormSelectOption, { key: chosen, value: chosen, label: words }))))

export const TimeField = ({ id, label, value, onChange }) =>
  h(Group, { id, label },
    h(core.TextInput, { id, type: 'datetime-local', value: toField(value), onChange: (e, text) => onChange(toUtc(text)) }))

/** A day of the calendar, wherever its viewer is. */
export const DayField = ({ id, label, value = '', onChange }) =>
  h(Group, { id, label },
    h(core.TextInput, { id, type: 'date', value, onChange: (e, day) => onChange(day) }))

/** The fields in a row, and a button that clears them all. */
export const Filter = ({ filter, setFilter, children }) =>
  h('div', { className: 'fh-filter', role: 'search' }, children,
    Object.values(filter).some(Boolean) && h(core.Button, { variant: 'link', onClick: () => setFilter({}) }, 'Clear all'))
