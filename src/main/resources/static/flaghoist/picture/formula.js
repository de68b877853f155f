// How crossings prevented are estimated; the hub has the numbers.
import { h } from '../host.js'

export const Formula = ({ formula }) => h('p', { className: 'fh-soft fh-formula' },
  h('strong', null, 'Crossings prevented'), ' are people, and an estimate: the capacity that the sender gave; else ', formula.replace('estimate: ', ''), '. Boats of seizures and raids count.')
