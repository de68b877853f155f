// The receipts that the sender got.
import { h } from '../host.js'
import { Fault, State } from '../parts/labels.js'
import { Moment } from '../parts/moment.js'
import { short } from '../words.js'

export const Receipts = ({ of }) => of.length === 0 ? h('p', null, 'The sender has got no receipt yet.')
  : h('ul', { className: 'fh-list' }, of.map(receipt => h('li', { key: receipt.receipt },
    h(State, { state: receipt.status }), receipt.recipient ? ` ${short(receipt.recipient)} ` : ' ',
    receipt.code && h(Fault, { code: receipt.code }), ' ', h('span', { className: 'fh-soft', title: receipt.receipt }, h(Moment, { at: receipt.at })))))
