// What notifications may have in common, in words.
import { core, h } from '../host.js'

export const KINDS = {
  SERIAL: 'Engine serial',
  HULL: 'Hull number',
  DOCUMENT: 'Document number',
  ADVERT: 'Advert',
  PHONE: 'Phone number',
  CRAFT: 'Name of the craft',
}

export const kindsOf = kinds => kinds.map(kind => KINDS[kind] ?? kind).join(', ')

export const Kinds = ({ of, weak }) => h('span', null, kindsOf(of), ' ',
  weak && h(core.Label, { isCompact: true, status: 'warning' }, 'weak'))
