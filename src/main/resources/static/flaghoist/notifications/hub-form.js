// A notification in the hub form, with what a recipient does not get struck through.
import { React, h } from '../host.js'

const INDENT = 2

const step = (pointer, key) => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

const Value = ({ value, pointer, depth, gone }) => {
  if (value === null || typeof value !== 'object') {
    return h('span', { className: 'fh-value', dir: 'auto' }, JSON.stringify(value))
  }
  const isList = Array.isArray(value)
  const entries = isList ? [...value.entries()] : Object.entries(value)
  if (entries.length === 0) return isList ? '[]' : '{}'
  const pad = ' '.repeat(INDENT * (depth + 1))
  return h(React.Fragment, null, isList ? '[\n' : '{\n',
    entries.map(([key, member], n) => {
      const place = step(pointer, key)
      const inside = h(React.Fragment, null,
        isList ? null : h('span', { className: 'fh-key' }, key, ': '),
        h(Value, { value: member, pointer: place, depth: depth + 1, gone }))
      return h(React.Fragment, { key: place }, pad,
        gone.has(place) ? h('del', { title: 'Redacted for this partner' }, inside) : inside,
        n < entries.length - 1 ? ',\n' : '\n')
    }),
    ' '.repeat(INDENT * depth), isList ? ']' : '}')
}

/** @param redactions JSON Pointers into the notification */
export const HubForm = ({ notification, redactions = [], label }) =>
  h('figure', { className: 'fh-content' },
    h('figcaption', null, h('strong', null, label), h('span', { className: 'fh-soft' }, 'JSON')),
    redactions.length > 0 && h('p', null, 'Redacted: ', redactions.map(pointer => h('code', { key: pointer, className: 'fh-pointer' }, pointer))),
    h('pre', { tabIndex: 0, 'aria-label': label }, h(Value, { value: notification, pointer: '', depth: 0, gone: new Set(redactions) })))
