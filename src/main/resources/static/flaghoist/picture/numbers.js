// A number of the picture, which leads to the notifications behind it.
import { h, router } from '../host.js'
import { addressOf } from '../address.js'
import { number } from './words.js'

const inWords = (value, unit) => [number(value), unit].filter(Boolean).join(' ')

/**
 * Nothing where nobody says anything; 0 is what somebody says.
 *
 * @param of what of the notifications it is, in words, for who does not see where it stands
 */
export const Numbered = ({ value, unit, of, to, estimate }) => value == null ? '-'
  : h(router.Link, { to: addressOf('picture', 'behind', to), 'aria-label': `${estimate ? 'about ' : ''}${inWords(value, unit)} ${of}: from which notifications` }, `${estimate ? '~ ' : ''}${inWords(value, unit)}`)
